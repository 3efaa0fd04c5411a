package org.maillage.procurement;

/** What centre hours of apprenticeship and professionalisation contracts are to a clause. */
public enum CentreHours {
    /** Work: neither {@code trainingCounted} nor the cap on training touches them. */
    WORK,
    /** Training like any other. */
    TRAINING
}
