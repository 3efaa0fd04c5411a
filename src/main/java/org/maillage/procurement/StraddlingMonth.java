package org.maillage.procurement;

/** What becomes of the month in which the limit of eligibility falls. */
public enum StraddlingMonth {
    /** The hours are to be declared in two ranges of days. */
    SPLIT,
    /** The month counts whole. */
    WHOLE
}
