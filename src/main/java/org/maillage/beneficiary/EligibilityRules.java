package org.maillage.beneficiary;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/** What a decision must satisfy. */
final class EligibilityRules {

    private EligibilityRules() {
    }

    /**
     * @param retroactiveDays how many days the effect may lie before the decision; null: it is not asked
     * @throws Refused 422 with the first rule that is broken
     */
    static void check(EligibilityInput input, Integer retroactiveDays) {
        requireOnePrincipal(input.criteria());
        if (input.decision().needsReason() && input.reason() == null) {
            throw Refused.because(CommonProblem.REASON_REQUIRED).at("/reason");
        }
        requireRevocationDay(input);
        if (input.effective()) {
            requireDates(input);
        }
        requireEnd(input.validFrom(), input.validUntil(), "/validUntil");
        requireEnd(input.validFrom(), input.countsUntil(), "/countsUntil");
        if (input.effective() && retroactiveDays != null) {
            requireTimely(input, retroactiveDays);
        }
    }

    /** Whether no more than the end changes of what holds already: it was judged when it was decided, and a revocation may be decided later. */
    static boolean revokes(Eligibility held, EligibilityInput input) {
        return held.decision != null && held.effective() && input.decision() == Decision.REVOKED
                && held.validFrom.equals(input.validFrom()) && EligibilityCriterion.of(held).equals(EligibilityCriterion.sorted(input.criteria()));
    }

    /** The day may lie after {@code validUntil}: that is the end for hires, and hours under a hire before it count on until the revocation. */
    private static void requireRevocationDay(EligibilityInput input) {
        boolean revoked = input.decision() == Decision.REVOKED;
        if (revoked && input.validFrom() == null) {
            throw Refused.because(BeneficiaryProblem.DECISION_DATES).at("/validFrom");
        }
        if (revoked ? input.revokedFrom() == null || input.revokedFrom().isBefore(input.validFrom()) : input.revokedFrom() != null) {
            throw Refused.because(BeneficiaryProblem.REVOCATION_DAY).at("/revokedFrom");
        }
    }

    private static void requireOnePrincipal(List<EligibilityCriterion> criteria) {
        Set<Criterion> seen = EnumSet.noneOf(Criterion.class);
        for (int i = 0; i < criteria.size(); i++) {
            if (!seen.add(criteria.get(i).criterion())) {
                throw Refused.because(CommonProblem.DUPLICATE_CHILD).at("/criteria/" + i);
            }
        }
        if (criteria.stream().filter(EligibilityCriterion::principal).count() != 1) {
            throw Refused.because(BeneficiaryProblem.PRINCIPAL_CRITERION).at("/criteria");
        }
    }

    private static void requireDates(EligibilityInput input) {
        if (input.decidedOn() == null || input.validFrom() == null) {
            throw Refused.because(BeneficiaryProblem.DECISION_DATES)
                    .at(input.decidedOn() == null ? "/decidedOn" : "/validFrom");
        }
    }

    private static void requireEnd(LocalDate start, LocalDate end, String pointer) {
        if (start != null && end != null && end.isBefore(start)) {
            throw Refused.because(CommonProblem.PERIOD_INVALID).at(pointer);
        }
    }

    /** Validation comes before the work; it reaches back only a little, and only with proofs that were there already. */
    private static void requireTimely(EligibilityInput input, int retroactiveDays) {
        long back = ChronoUnit.DAYS.between(input.validFrom(), input.decidedOn());
        boolean proven = input.criteria().stream()
                .allMatch(held -> held.proofOn() != null && !held.proofOn().isAfter(input.validFrom()));
        if (back > retroactiveDays || back > 0 && !proven) {
            throw Refused.because(BeneficiaryProblem.ELIGIBILITY_RETROACTIVE, retroactiveDays).at("/validFrom");
        }
    }
}
