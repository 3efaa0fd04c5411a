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
     * @param retroactiveDays how many days the effect may lie before the decision
     * @throws Refused 422 with the first rule that is broken
     */
    static void check(EligibilityInput input, int retroactiveDays) {
        requireOnePrincipal(input.criteria());
        if (input.decision().needsReason() && input.reason() == null) {
            throw Refused.because(CommonProblem.REASON_REQUIRED).at("/reason");
        }
        if (input.decision().effective()) {
            requireDates(input);
        }
        requireEnd(input.validFrom(), input.validUntil(), "/validUntil");
        requireEnd(input.validFrom(), input.countsUntil(), "/countsUntil");
        if (input.decision().effective()) {
            requireTimely(input, retroactiveDays);
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
