package org.maillage.employment;

/** Kind of the contract of employment. */
public enum EmploymentContractKind {
    CDI, CDI_INTERIM, CDI_INCLUSION, CDD, CDD_USAGE, CDDI, CDD_TREMPLIN, CHANTIER, INTERIM, INTERIM_INSERTION, APPRENTISSAGE,
    PROFESSIONNALISATION, PEC_CUI, SOUTIEN_ESAT, OTHER
}
