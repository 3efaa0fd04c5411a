/**
 * The page of a département's year, and its charts.
 *
 * <p>Three rules: a chart draws the numbers of {@link org.maillage.report.Dashboard} and computes none but places on the paper; whatever a
 * picture shows stands as a table under it; the page needs nothing but itself, no script, no other file.
 */
package org.maillage.report.dashboard;
