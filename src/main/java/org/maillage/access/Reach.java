package org.maillage.access;

/** By what a caller is bound to the rows that it sees. */
public enum Reach {
    /** Not bound at all. */
    EVERYWHERE,
    /** Codes of territories. */
    TERRITORY,
    /** Codes of départements: what belongs to one of them and to none of its territories, beside its territories. */
    DEPARTMENT,
    /** Ids of the employers whose staff it is. */
    EMPLOYER,
    /** Ids of the companies whose commitments it is. */
    SUPPLIER,
    /** Ids of the buyers whose contracts it is. */
    BUYER,
    /** Ids of the prescribers who proposed the persons. */
    PRESCRIBER,
    /** The names under which the referent signs in who accompanies the persons. */
    REFERENT,
    /** Nothing is seen: a bound was needed, and was not given. */
    NOTHING
}
