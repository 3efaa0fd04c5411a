package org.maillage.employer;

/** What an employer is under French law on insertion and disability. */
public enum EmployerKind {
    EI, ETTI, AI, ACI, EITI, GEIQ, EA, EATT, ESAT, SEP, REGIE_QUARTIER, ETT, COMPANY, OTHER
}
