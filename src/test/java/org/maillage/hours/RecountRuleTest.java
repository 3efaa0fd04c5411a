package org.maillage.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.maillage.hours.CountingReason.AFTER_LIMIT;
import static org.maillage.hours.CountingReason.COUNTED;
import static org.maillage.hours.CountingReason.EMPLOYER_KIND_EXCLUDED;
import static org.maillage.hours.CountingReason.NOT_VALIDATED;
import static org.maillage.hours.CountingReason.REPLACED;
import static org.maillage.hours.CountingReason.SPLIT_NEEDED;
import static org.maillage.hours.CountingReason.TRAINING_OVER_CAP;

import org.junit.jupiter.api.Test;

/** Which rule is said to make a difference. */
class RecountRuleTest {

    private static RecountRule reason(CountingReason before, CountingReason after) {
        return RecountRule.of(before, after, false, true);
    }

    @Test
    void theReasonThatCameOrWentTellsTheRule() {
        assertEquals(RecountRule.CLOCK, reason(AFTER_LIMIT, COUNTED));
        assertEquals(RecountRule.SPLIT, reason(COUNTED, SPLIT_NEEDED));
        assertEquals(RecountRule.EMPLOYER_KIND, reason(AFTER_LIMIT, EMPLOYER_KIND_EXCLUDED));
        assertEquals(RecountRule.TRAINING_CAP, reason(TRAINING_OVER_CAP, COUNTED));
    }

    @Test
    void whatACorrectionHadReplacedStandsAgainWhateverItCountsFor() {
        assertEquals(RecountRule.CORRECTION, reason(REPLACED, COUNTED));
        assertEquals(RecountRule.CORRECTION, reason(REPLACED, AFTER_LIMIT));
        assertEquals(RecountRule.CORRECTION, reason(NOT_VALIDATED, CountingReason.CORRECTION_PENDING));
    }

    @Test
    void underOneReasonHoursComeBeforeRsaAndRsaBeforeThePlace() {
        assertEquals(RecountRule.TRAINING_CAP, RecountRule.of(COUNTED, COUNTED, false, false));
        assertEquals(RecountRule.RSA_AT_HIRE, RecountRule.of(COUNTED, COUNTED, true, false));
        assertEquals(RecountRule.PLACE, RecountRule.of(COUNTED, COUNTED, true, true));
    }
}
