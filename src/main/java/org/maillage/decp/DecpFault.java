package org.maillage.decp;

/** What is the matter with a value of a record. */
public enum DecpFault {
    /** The schema demands it. */
    MISSING,
    /** The schema does not allow it. */
    INVALID,
    SIRET_INVALID,
    /** No contract is worth that much. */
    IMPLAUSIBLE,
    POSTAL_CODE,
    COMMUNE_UNKNOWN,
    PLACE_UNKNOWN,
    AMENDMENT_REPEATED,
    /** Another record of the file has the same buyer and number. */
    NUMBER_REPEATED,
    BUYER_UNKNOWN,
    OUT_OF_SCOPE
}
