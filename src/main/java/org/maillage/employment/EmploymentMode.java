package org.maillage.employment;

/** How the hours of a clause are performed (call for projects of 2018, axis 5). */
public enum EmploymentMode {
    /** By a company of the contract, with its own staff. */
    DIRECT_HIRE,
    /** By a subcontractor, with its own staff. */
    SUBCONTRACTING,
    /** By someone whom an association, a temporary work agency or a GEIQ sends to a user company. */
    SECONDMENT
}
