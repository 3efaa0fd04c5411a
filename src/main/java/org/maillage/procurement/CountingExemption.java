package org.maillage.procurement;

/** Employments that the limit of months does not touch. */
public enum CountingExemption {
    /** Apprenticeship and professionalisation. */
    ALTERNANCE,
    /** Work in adapted companies and ESAT. */
    ADAPTED_WORK
}
