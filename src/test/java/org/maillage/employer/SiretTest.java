package org.maillage.employer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Refusals;
import org.maillage.testing.Sample;
import org.maillage.web.Problems;
import org.maillage.web.Refused;

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
    void theSirenInsideIsCheckedToo() {
        assertFalse(Siret.valid("73282932100007"), "Luhn of the whole holds, that of 732829321 does not");
        assertTrue(Siret.valid("00000000000000"));
        Refused refused = assertThrows(Refused.class, () -> Siret.require("73282932100007", "/siret"));
        assertTrue(Problems.of(refused, Locale.FRENCH).detail().contains("neuf premiers chiffres"));
        Refused whole = assertThrows(Refused.class, () -> Siret.require("73282932000075", "/siret"));
        assertTrue(Problems.of(whole, Locale.FRENCH).detail().contains("14 chiffres"));
    }

    @Test
    void nobodyElseMay() {
        assertFalse(Siret.valid("12345678912345"), "its digits do make a multiple of five");
    }

    /** Luhn finds every wrong digit. */
    @Property
    void oneWrongDigitIsFound(@ForAll @LongRange(max = 999_999_999_999L) long number, @ForAll @IntRange(max = 13) int place,
                              @ForAll @IntRange(min = 1, max = 9) int error) {
        String right = siret("%08d".formatted(number / 10_000), "%04d".formatted(number % 10_000));
        char wrong = (char) ('0' + (right.charAt(place) - '0' + error) % 10);
        String changed = right.substring(0, place) + wrong + right.substring(place + 1);

        assertTrue(Siret.valid(right), right);
        assertTrue(changed.startsWith("356000000") || !Siret.valid(changed), changed);
    }

    /** With the two check digits that Luhn gives. */
    private static String siret(String company, String establishment) {
        return Sample.luhn(Sample.luhn(company) + establishment);
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
