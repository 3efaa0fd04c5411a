package org.maillage.territory;

/** What is to be said of something owed, or of a share, at a date. */
public enum Verdict {
    /** Reached. */
    MET,
    /** Not reached yet, but at least what was to be expected by then. */
    ON_TRACK,
    /** Less than what was to be expected by then. */
    BEHIND,
    /** Not reached, and the period is over. */
    MISSED,
    /** Nothing was done that could be judged. */
    NO_DATA,
    /** Nothing is owed. */
    NO_OBJECTIVE
}
