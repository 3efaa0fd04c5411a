/** Looks at pages in a real browser. */
package org.maillage.chromium;
