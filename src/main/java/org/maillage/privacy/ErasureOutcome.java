package org.maillage.privacy;

/** What became of an erasure: of who never worked, of who did, and while a legal hold runs. */
public enum ErasureOutcome {
    DELETED, ANONYMISED, DEFERRED
}
