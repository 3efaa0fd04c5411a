package org.maillage.procurement;

/** How the objective of a clause is put. */
public enum ObjectiveForm {
    /** A fixed number of hours. */
    HOURS,
    /** No number: reserved and insertion contracts, where all hours of eligible persons are the point. */
    NONE
}
