package org.maillage.decp;

/** What became of a record. */
public enum DecpOutcome {
    CREATED, CHANGED, UNCHANGED,
    /** It is not about us: its buyer is not in the directory, or its place lies elsewhere. */
    SKIPPED,
    /** No contract can be made of it. */
    REFUSED
}
