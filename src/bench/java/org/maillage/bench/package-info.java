/**
 * How fast the service is on a database that is as full as it may get: {@code ./mvnw -Pbench test}. Nothing here is asserted,
 * what it prints is to be read; it is no part of the tests.
 */
package org.maillage.bench;
