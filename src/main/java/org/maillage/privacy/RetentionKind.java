package org.maillage.privacy;

/** What a rule of retention is about. */
public enum RetentionKind {
    /** Who has worked: from the end of the last contract, or the last hours when these are later. */
    PATHWAY,
    /** Who never worked: from the last change. */
    NEVER_HIRED
}
