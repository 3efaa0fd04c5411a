package org.maillage.report;

/** What is still open about a clause. */
public enum OpenProblemKind {
    /** Less was done than was to be expected by then. */
    BEHIND,
    /** The clause is over, and what is owed is not done. */
    MISSED,
    /** A month of an employment is over for so many days, and nothing was declared. */
    LATE_DECLARATION,
    /** Hours wait for a decision. */
    TO_DECIDE
}
