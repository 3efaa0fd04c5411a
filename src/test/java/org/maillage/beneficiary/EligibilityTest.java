package org.maillage.beneficiary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a decision holds, and for what. */
class EligibilityTest {

    @ParameterizedTest
    @CsvSource({"2018-03-09, false", "2018-03-10, true", "2018-06-30, true", "2018-07-01, false"})
    void isInForceFromItsFirstToItsLastDay(LocalDate day, boolean inForce) {
        assertEquals(inForce, eligibility(Decision.VALIDATED, LocalDate.of(2018, 6, 30)).inForceOn(day));
    }

    @Test
    void isInForceForEverWithoutAnEnd() {
        assertTrue(eligibility(Decision.VALIDATED, null).inForceOn(LocalDate.of(2199, 12, 31)));
    }

    @ParameterizedTest
    @CsvSource({"PENDING, false", "VALIDATED, true", "REFUSED, false", "EXPIRED, true", "REVOKED, false"})
    void isEffectiveOnceItWasValidated(Decision decision, boolean effective) {
        assertEquals(effective, eligibility(decision, null).effective());
        assertEquals(effective, eligibility(decision, null).inForceOn(LocalDate.of(2018, 3, 10)));
    }

    @ParameterizedTest
    @CsvSource({"2018-03-09, false", "2018-03-10, true", "2018-05-31, true", "2018-06-01, false"})
    void aRevokedOneIsInForceUpToTheDayBefore(LocalDate day, boolean inForce) {
        assertEquals(inForce, revoked(LocalDate.of(2018, 6, 1), null).inForceOn(day));
        assertEquals(LocalDate.of(2018, 5, 31), revoked(LocalDate.of(2018, 6, 1), null).holdsUntil());
    }

    @Test
    void aRevocationAfterTheLastDayForHiresLeavesThatDay() {
        Eligibility late = revoked(LocalDate.of(2018, 9, 1), LocalDate.of(2018, 6, 30));

        assertEquals(LocalDate.of(2018, 6, 30), late.lastHire());
        assertEquals(LocalDate.of(2018, 8, 31), late.holdsUntil());
    }

    @Test
    void oneRevokedFromItsFirstDayNeverHeld() {
        assertFalse(revoked(LocalDate.of(2018, 3, 10), null).effective());
        assertTrue(revoked(LocalDate.of(2018, 3, 11), null).effective());
    }

    private static Eligibility revoked(LocalDate from, LocalDate validUntil) {
        Eligibility eligibility = eligibility(Decision.REVOKED, validUntil);
        eligibility.revokedFrom = from;
        return eligibility;
    }

    @Test
    void holdsAllCriteriaAndIsCountedByOne() {
        Eligibility eligibility = eligibility(Decision.VALIDATED, null);
        eligibility.criteria.put(Criterion.DELD, new Proof(true, ProofKind.ATTESTATION_FT, null));
        eligibility.criteria.put(Criterion.RSA, new Proof(false, ProofKind.ATTESTATION_CAF, null));

        assertTrue(eligibility.holds(Criterion.RSA));
        assertFalse(eligibility.holds(Criterion.QPV));
        assertEquals(Criterion.DELD, eligibility.principal());
    }

    private static Eligibility eligibility(Decision decision, LocalDate validUntil) {
        Eligibility eligibility = new Eligibility();
        eligibility.decision = decision;
        eligibility.validFrom = LocalDate.of(2018, 3, 10);
        eligibility.validUntil = validUntil;
        return eligibility;
    }
}
