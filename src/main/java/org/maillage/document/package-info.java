/**
 * What leaves the house as a file: one set of rows, written as CSV, XLSX, PDF or a page to look at.
 *
 * <p>Three rules: whoever makes a document tells its rows once, and every format writes the same ones; columns that the caller may
 * not see are in none of them; CSV and XLSX are written while the rows come, so that their length does not matter. No word of the
 * domain is known here.
 */
package org.maillage.document;
