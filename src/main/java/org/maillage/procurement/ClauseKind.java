package org.maillage.procurement;

/** How the clause binds the supplier. */
public enum ClauseKind {
    CONDITION, CRITERION, CONDITION_AND_CRITERION, RESERVED_DISABILITY, RESERVED_IAE, RESERVED_MIXED, RESERVED_PRISON,
    INSERTION_SERVICE, VOLUNTARY
}
