package org.maillage.sync;

/** What became of a resource. Whoever keeps a copy does the same for the first two. */
public enum ChangeAction {
    CREATED,
    CHANGED,
    DELETED,
    /** The reader no longer sees it, if it ever did; the resource itself may live on. */
    OUT_OF_SCOPE
}
