package org.maillage.worklist;

/** What waits to be done; the label is what to do. */
public enum WorkKind {
    /** The retention of a person's data ends. */
    RETENTION_NOTICE,
    /** An erasure waits for the end of a legal hold. */
    ERASURE_DEFERRED
}
