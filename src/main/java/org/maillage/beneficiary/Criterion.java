package org.maillage.beneficiary;

/** What makes a person eligible: the publics of CCAG 2021 (art. 16.1.1), RSA among them. */
public enum Criterion {
    IAE_EI, IAE_ACI, IAE_AI, IAE_ETTI, IAE_EITI, HANDICAP_EA, HANDICAP_EATT, HANDICAP_ESAT, REGIE, EPIDE, E2C, GEIQ, JUSTICE,
    DELD, DETLD, RSA, RQTH, ASS, AAH, ATA_ADA, INVALIDITE, JEUNE, SENIOR, ACCOMP_JEUNE, QPV, REFUGIE, PLIE, AVIS_MOTIVE;

    /**
     * Whether few may know of it: what tells of a handicap is health data (GDPR art. 9, CNIL deliberation 2023-005), justice
     * supervision is of art. 10, asylum tells of origin.
     */
    public boolean sensitive() {
        return switch (this) {
            case HANDICAP_EA, HANDICAP_EATT, HANDICAP_ESAT, RQTH, AAH, INVALIDITE, JUSTICE, REFUGIE, ATA_ADA -> true;
            default -> false;
        };
    }
}
