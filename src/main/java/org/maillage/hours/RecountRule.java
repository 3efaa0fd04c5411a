package org.maillage.hours;

/** Which rule makes an entry count otherwise than before. */
public enum RecountRule {
    CORRECTION,
    CLOCK,
    TRAINING_CAP,
    EMPLOYER_KIND,
    COMMITMENT,
    CLAUSE_PERIOD,
    SPLIT,
    ELIGIBILITY,
    RSA_AT_HIRE,
    PLACE;

    /** The rule behind a difference: that of the reason which came or went, else what else differs. */
    public static RecountRule of(CountingReason before, CountingReason after, boolean sameHours, boolean sameRsa) {
        if (before != after) {
            CountingReason telling = after == CountingReason.COUNTED || before == CountingReason.REPLACED ? before : after;
            return of(telling);
        }
        return !sameHours ? TRAINING_CAP : !sameRsa ? RSA_AT_HIRE : PLACE;
    }

    private static RecountRule of(CountingReason reason) {
        return switch (reason) {
            case COUNTED, REPLACED, REJECTED, CORRECTION_PENDING, NOT_VALIDATED -> CORRECTION;
            case NO_ELIGIBILITY, BEFORE_ELIGIBILITY, ELIGIBILITY_EXPIRED, ELIGIBILITY_REVOKED -> ELIGIBILITY;
            case AFTER_LIMIT -> CLOCK;
            case SPLIT_NEEDED -> SPLIT;
            case OUTSIDE_CLAUSE_PERIOD, SUSPENDED -> CLAUSE_PERIOD;
            case EMPLOYER_NOT_PARTY -> COMMITMENT;
            case EMPLOYER_KIND_EXCLUDED -> EMPLOYER_KIND;
            case TRAINING_NOT_COUNTED, TRAINING_OVER_CAP -> TRAINING_CAP;
        };
    }
}
