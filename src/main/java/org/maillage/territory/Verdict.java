package org.maillage.territory;

/** What is to be said of something owed, or of a share, at a date. */
public enum Verdict {
    /** Reached. */
    MET,
    /** Not reached yet, but at least what was to be expected by then. */
    ON_TRACK,
    /** Less than what was to be expected by then. */
    BEHIND,
    /** Not reached, and the period is over; also where nothing at all was done. */
    MISSED,
    /** The contract was terminated: what had to be done by that day is the measure. */
    STOPPED,
    /** Nothing to judge yet: nothing was done, and nothing was to be expected. */
    NO_DATA,
    /** Nothing is owed. */
    NO_OBJECTIVE;

    /** Whether less was done than was to be expected, or than was owed in all. */
    public boolean lacking() {
        return this == BEHIND || this == MISSED;
    }
}
