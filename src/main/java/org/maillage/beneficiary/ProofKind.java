package org.maillage.beneficiary;

/** The paper that was seen. Only its kind and date are kept, never the paper. */
public enum ProofKind {
    ATTESTATION_FT, ATTESTATION_CAF, ATTESTATION_MSA, PASS_IAE, MDPH_DECISION, EMPLOYMENT_CONTRACT, GEIQ_DIAGNOSIS, IDENTITY,
    ADDRESS, JUSTICE_DOCUMENT, MISSION_LOCALE, PLIE_CONTRACT, RESIDENCE_PERMIT, WRITTEN_OPINION, OTHER
}
