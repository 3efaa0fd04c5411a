package org.maillage.web;

/** What became of an entity that was to be as somebody says. */
public enum Outcome {
    CREATED, CHANGED,
    /** It was so already: nothing was written. */
    UNCHANGED
}
