package org.maillage.territory;

/** Where a target comes from. */
public enum TargetSource {
    /** It was set for this département or territory. */
    SET,
    /** It is the territory's part of the département's, by population. */
    APPORTIONED
}
