package org.maillage.privacy;

/** What a rule of retention is about. */
public enum RetentionKind {
    /** Who has worked: from the end of the last contract, or the last hours when these are later. */
    PATHWAY,
    /** Who never worked: from the last change. */
    NEVER_HIRED,
    /** The audit trail: from the day of the event; six months at least, as configured where no rule has taken effect. */
    AUDIT
}
