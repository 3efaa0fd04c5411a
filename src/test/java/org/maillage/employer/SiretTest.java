package org.maillage.employer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Refusals;

class SiretTest {

    @Test
    void holdsToLuhn() {
        assertTrue(Siret.valid("73282932000074"));
        assertFalse(Siret.valid("73282932000075"));
    }

    @Test
    void laPosteMayAlsoHaveASumThatIsAMultipleOfFive() {
        assertTrue(Siret.valid("35600000049837"), "by the sum");
        assertTrue(Siret.valid("35600000000048"), "the seat, by Luhn");
        assertFalse(Siret.valid("35600000049838"));
    }

    @Test
    void nobodyElseMay() {
        assertFalse(Siret.valid("12345678912345"), "its digits do make a multiple of five");
    }

    /** Luhn finds every wrong digit. */
    @Property
    void oneWrongDigitIsFound(@ForAll @LongRange(max = 9_999_999_999_999L) long number, @ForAll @IntRange(max = 13) int place,
                              @ForAll @IntRange(min = 1, max = 9) int error) {
        String right = withCheckDigit("%013d".formatted(number));
        char wrong = (char) ('0' + (right.charAt(place) - '0' + error) % 10);
        String changed = right.substring(0, place) + wrong + right.substring(place + 1);

        assertTrue(Siret.valid(right), right);
        assertTrue(changed.startsWith("356000000") || !Siret.valid(changed), changed);
    }

    private static String withCheckDigit(String thirteen) {
        for (char digit = '0'; digit <= '9'; digit++) {
            if (Siret.valid(thirteen + digit) && !thirteen.startsWith("356000000")) {
                return thirteen + digit;
            }
        }
        return "73282932000074";
    }

    @Test
    void namesTheCompany() {
        assertEquals("732829320", Siret.siren("73282932000074"));
        assertNull(Siret.siren(null));
    }

    @Test
    void refusesAWrongOneAndLetsNonePass() {
        Siret.require(null, "/siret");
        Refusals.assertRefused(EmployerProblem.SIRET_INVALID, "/siret", () -> Siret.require("73282932000075", "/siret"));
    }
}
