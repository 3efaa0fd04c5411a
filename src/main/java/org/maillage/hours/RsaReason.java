package org.maillage.hours;

/** Why the hours are, or are not, hours of an RSA recipient. */
public enum RsaReason {
    /** RSA was among the criteria in force at the first hire of the pathway. */
    RSA_AT_ENTRY,
    /** It was not; what became of it later changes nothing. */
    NOT_RSA_AT_ENTRY,
    /** No eligibility covers these hours. */
    NO_ELIGIBILITY
}
