package org.maillage.beneficiary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillage.web.CommonProblem;
import org.maillage.web.ProblemType;
import org.maillage.web.Refused;

/** What a decision must satisfy. */
class EligibilityRulesTest {

    private static final int DAYS = 31;
    private static final LocalDate DECIDED = LocalDate.of(2018, 3, 10);

    @Test
    void takesAValidationOfTheDayWithoutProof() {
        check(validated(DECIDED, null));
    }

    @Test
    void takesAValidationAheadOfItsEffect() {
        check(validated(DECIDED.plusMonths(2), DECIDED.plusDays(3)));
    }

    /** domain.md, edge case 20: work before the validation counts only by a tolerated retroactive one. */
    @Test
    void reachesBackAMonthWithProofsAsOldAsTheEffect() {
        LocalDate monthAgo = DECIDED.minusDays(DAYS);
        check(validated(monthAgo, monthAgo));
    }

    @Test
    void reachesNoFurtherBackHoweverOldTheProofs() {
        LocalDate tooLong = DECIDED.minusDays(DAYS + 1);
        refused(BeneficiaryProblem.ELIGIBILITY_RETROACTIVE, "/validFrom", validated(tooLong, tooLong.minusDays(20)));
    }

    @Test
    void doesNotReachBackWithAProofThatCameAfterTheHire() {
        LocalDate hire = DECIDED.minusDays(5);
        refused(BeneficiaryProblem.ELIGIBILITY_RETROACTIVE, "/validFrom", validated(hire, hire.plusDays(1)));
    }

    @Test
    void doesNotReachBackWithoutADateOnEveryProof() {
        LocalDate hire = DECIDED.minusDays(1);
        List<EligibilityCriterion> oneProved = List.of(held(Criterion.RSA, true, hire), held(Criterion.DELD, false, null));
        refused(BeneficiaryProblem.ELIGIBILITY_RETROACTIVE, "/validFrom",
                new EligibilityInput(oneProved, Decision.VALIDATED, DECIDED, hire, null, null, null, null));
    }

    @Test
    void theToleranceIsAParameter() {
        LocalDate hire = DECIDED.minusDays(2);
        EligibilityInput input = validated(hire, hire);
        EligibilityRules.check(input, 2);
        assertThrows(Refused.class, () -> EligibilityRules.check(input, 1));
        assertThrows(Refused.class, () -> EligibilityRules.check(input, 0));
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "REFUSED"})
    void judgesOnlyWhatHoursMayCountBy(Decision decision) {
        check(new EligibilityInput(rsa(null), decision, DECIDED, DECIDED.minusYears(1), null, null, null, "Attestation retirée"));
    }

    @ParameterizedTest
    @EnumSource(names = {"VALIDATED", "EXPIRED"})
    void anEffectiveDecisionHasItsDates(Decision decision) {
        refused(BeneficiaryProblem.DECISION_DATES, "/decidedOn",
                new EligibilityInput(rsa(null), decision, null, DECIDED, null, null, null, null));
        refused(BeneficiaryProblem.DECISION_DATES, "/validFrom",
                new EligibilityInput(rsa(null), decision, DECIDED, null, null, null, null, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "REVOKED"})
    void whatIsDeniedHasAReason(Decision decision) {
        refused(CommonProblem.REASON_REQUIRED, "/reason", new EligibilityInput(rsa(null), decision, null, null, null, null, null, null));
    }

    @Test
    void endsOnItsFirstDayAtTheEarliest() {
        check(new EligibilityInput(rsa(null), Decision.VALIDATED, DECIDED, DECIDED, DECIDED, DECIDED, null, null));
        refused(CommonProblem.PERIOD_INVALID, "/validUntil",
                new EligibilityInput(rsa(null), Decision.VALIDATED, DECIDED, DECIDED, DECIDED.minusDays(1), null, null, null));
        refused(CommonProblem.PERIOD_INVALID, "/countsUntil",
                new EligibilityInput(rsa(null), Decision.PENDING, null, DECIDED, null, DECIDED.minusDays(1), null, null));
    }

    @Test
    void hasOnePrincipalCriterion() {
        refused(BeneficiaryProblem.PRINCIPAL_CRITERION, "/criteria", pending(List.of(held(Criterion.RSA, false, null))));
        refused(BeneficiaryProblem.PRINCIPAL_CRITERION, "/criteria",
                pending(List.of(held(Criterion.RSA, true, null), held(Criterion.QPV, true, null))));
        check(pending(List.of(held(Criterion.RSA, true, null), held(Criterion.QPV, false, null))));
    }

    @Test
    void namesEachCriterionOnce() {
        refused(CommonProblem.DUPLICATE_CHILD, "/criteria/1",
                pending(List.of(held(Criterion.RSA, true, null), held(Criterion.RSA, false, null))));
    }

    @Test
    void aRevocationHasADayFromTheFirstOneOn() {
        check(revoked(DECIDED, DECIDED));
        check(revoked(DECIDED, DECIDED.plusYears(3)));
        refused(BeneficiaryProblem.REVOCATION_DAY, "/revokedFrom", revoked(DECIDED, null));
        refused(BeneficiaryProblem.REVOCATION_DAY, "/revokedFrom", revoked(DECIDED, DECIDED.minusDays(1)));
        refused(BeneficiaryProblem.DECISION_DATES, "/validFrom", revoked(null, DECIDED));
    }

    @ParameterizedTest
    @EnumSource(names = "REVOKED", mode = EnumSource.Mode.EXCLUDE)
    void noOtherDecisionHasTheDayOfARevocation(Decision decision) {
        refused(BeneficiaryProblem.REVOCATION_DAY, "/revokedFrom",
                new EligibilityInput(rsa(null), decision, DECIDED, DECIDED, null, null, DECIDED.plusDays(1), "Attestation retirée"));
    }

    @Test
    void whatNeverHeldIsNotAskedWhetherItReachesBack() {
        check(revoked(DECIDED.minusYears(1), DECIDED.minusYears(1)));
    }

    @Test
    void aRevocationIsNoWayRoundTheToleranceForDecisionsThatReachBack() {
        refused(BeneficiaryProblem.ELIGIBILITY_RETROACTIVE, "/validFrom", revoked(DECIDED.minusYears(1), DECIDED));
    }

    @Test
    void whatHeldMayBeRevokedByADecisionOfAnyLaterDay() {
        Eligibility held = new Eligibility();
        held.decision = Decision.VALIDATED;
        held.validFrom = DECIDED.minusYears(1);
        held.criteria = Map.of(Criterion.RSA, new Proof(true, ProofKind.ATTESTATION_CAF, null));
        assertTrue(EligibilityRules.revokes(held, revoked(DECIDED.minusYears(1), DECIDED)));
        assertFalse(EligibilityRules.revokes(held, revoked(DECIDED.minusYears(2), DECIDED)));
        assertFalse(EligibilityRules.revokes(held, validated(DECIDED.minusYears(1), null)));
        held.criteria = Map.of(Criterion.DELD, new Proof(true, ProofKind.ATTESTATION_CAF, null));
        assertFalse(EligibilityRules.revokes(held, revoked(DECIDED.minusYears(1), DECIDED)));
    }

    private static EligibilityInput revoked(LocalDate validFrom, LocalDate revokedFrom) {
        return new EligibilityInput(rsa(null), Decision.REVOKED, DECIDED, validFrom, null, null, revokedFrom, "Attestation retirée");
    }

    private static EligibilityInput validated(LocalDate validFrom, LocalDate proofOn) {
        return new EligibilityInput(rsa(proofOn), Decision.VALIDATED, DECIDED, validFrom, null, null, null, null);
    }

    private static EligibilityInput pending(List<EligibilityCriterion> criteria) {
        return new EligibilityInput(criteria, Decision.PENDING, null, null, null, null, null, null);
    }

    private static List<EligibilityCriterion> rsa(LocalDate proofOn) {
        return List.of(held(Criterion.RSA, true, proofOn));
    }

    private static EligibilityCriterion held(Criterion criterion, boolean principal, LocalDate proofOn) {
        return new EligibilityCriterion(criterion, principal, ProofKind.ATTESTATION_CAF, proofOn);
    }

    private static void check(EligibilityInput input) {
        EligibilityRules.check(input, DAYS);
    }

    private static void refused(ProblemType type, String pointer, EligibilityInput input) {
        Refused refused = assertThrows(Refused.class, () -> check(input));
        assertEquals(type, refused.type());
        assertEquals(pointer, refused.faults().get(0).where());
    }
}
