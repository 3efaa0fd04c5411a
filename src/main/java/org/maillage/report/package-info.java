/**
 * Answers made of sums: how far a territory, a département, a contract, a clause and each of its parties are.
 *
 * <p>Three rules: it only reads; a report is one statement that adds up in the database by place and person, and the rest is
 * arithmetic on its rows; what is shown at one level is the sum of the same rows as at the next, so that the parts add up to the whole.
 */
package org.maillage.report;
