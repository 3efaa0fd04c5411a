package org.maillage.beneficiary;

/** Who sends people, in the codes of the inclusion platform. */
public enum PrescriberKind {
    FT, ML, CAP_EMPLOI, PLIE, DEPT, ODC, CCAS, CAF, MSA, AFPA, E2C, EPIDE, SPIP, PJJ, ASE, CHRS, CHU, CADA, CPH, HUDA, CIDFF,
    PREVENTION, PENSION, RS_FJT, PIJ_BIJ, OACAS, CSAPA, CAARUD, OIL, ORIENTEUR, OTHER;

    /** Whether it would tell of justice, health, addiction, violence or child protection of whoever it sends (GDPR art. 9 and 10). */
    public boolean sensitive() {
        return switch (this) {
            case ASE, CAARUD, CIDFF, CSAPA, PENSION, PJJ, PREVENTION, SPIP -> true;
            default -> false;
        };
    }
}
