package org.maillage.report;

/** Whether a priority neighbourhood (quartier prioritaire) is on record for somebody at entry. */
public enum QpvAtEntry {
    IN_QPV,
    /** Lives elsewhere, or nobody said. */
    NOT_SAID
}
