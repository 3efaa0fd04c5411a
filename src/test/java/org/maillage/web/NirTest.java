package org.maillage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a NIR, and what only has as many digits. */
class NirTest {

    /** The groups of a NIR of this month. */
    private static Arbitrary<List<String>> groups(Arbitrary<String> months) {
        Arbitrary<String> departments = Arbitraries.integers().between(1, 99).map("%02d"::formatted).injectDuplicates(0)
                .flatMap(one -> Arbitraries.of(one, "2A", "2B"));
        return Combinators.combine(Arbitraries.of("1", "2", "3", "4", "7", "8"), Arbitraries.integers().between(0, 99), months, departments,
                Arbitraries.integers().between(1, 990), Arbitraries.integers().between(1, 999))
                .as((sex, year, month, department, commune, order) -> withKey(List.of(sex, "%02d".formatted(year), month, department,
                        "%03d".formatted(commune), "%03d".formatted(order))));
    }

    private static List<String> withKey(List<String> groups) {
        long number = Long.parseLong(String.join("", groups).replace("2A", "19").replace("2B", "18"));
        return List.of(groups.get(0), groups.get(1), groups.get(2), groups.get(3), groups.get(4), groups.get(5), "%02d".formatted(97 - number % 97));
    }

    @Provide
    Arbitrary<List<String>> nirs() {
        return groups(Arbitraries.integers().between(1, 12).map("%02d"::formatted));
    }

    /** With the months that INSEE gives where the month is not known. */
    @Provide
    Arbitrary<List<String>> nirsOfAnyMonth() {
        return groups(Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 12)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(20, 42)), net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(50, 99)))
                .map("%02d"::formatted));
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", " ", "\u00a0", "\u202f", "\u2007", "\u3000", "/", "_", ",", ".", "-", "\u2010", "\u2011", "–", "·", ":", ";", "|", "\t",
                "\n", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", " / ", ", ", "__", "\u200b \u200b");
    }

    @Provide
    Arbitrary<String> surroundings() {
        return Arbitraries.of("", " ", "n°", "NIR", "x", "é", "(", "\"", "Sécu:", "a ", "：");
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().map(c -> c >= '0' && c <= '9' ? c - '0' + '０' : c).forEach(c -> wide.append((char) c));
        return wide.toString();
    }

    private static String indic(String text) {
        StringBuilder other = new StringBuilder();
        text.chars().map(c -> c >= '0' && c <= '9' ? c - '0' + '\u0660' : c).forEach(c -> other.append((char) c));
        return other.toString();
    }

    @Property
    void nothingBetweenTheGroupsHidesOne(@ForAll("nirs") List<String> groups, @ForAll("separators") String between, @ForAll("surroundings") String before,
                                         @ForAll("surroundings") String after, @ForAll boolean keyed) {
        String text = before + String.join(between, keyed ? groups : groups.subList(0, 6)) + after;
        assertTrue(Nir.in(text), text);
        assertTrue(Nir.in(text.toLowerCase(Locale.ROOT)), text);
        assertTrue(Nir.in(fullWidth(text)), text);
        assertTrue(Nir.in(indic(text)), text);
    }

    /** One sign here and another one there. */
    @Property
    void norDoSeveralSigns(@ForAll("nirs") List<String> groups, @ForAll("separators") String one, @ForAll("separators") String other) {
        StringBuilder text = new StringBuilder("Voir ");
        for (int i = 0; i < groups.size(); i++) {
            text.append(groups.get(i)).append(i % 2 == 0 ? one : other);
        }
        assertTrue(Nir.in(text.append("fin").toString()), text.toString());
    }

    @Property
    void aRightKeyTellsOneHoweverItsDigitsAreParted(@ForAll("nirsOfAnyMonth") List<String> groups, @ForAll("separators") String between,
                                                    @ForAll @IntRange(min = 1, max = 5) int every) {
        String digits = String.join("", groups);
        String parted = digits.replaceAll("(.{" + every + "})(?!$)", "$1" + java.util.regex.Matcher.quoteReplacement(between));
        assertTrue(digits.matches(".*[AB].*") || Nir.in("n° " + parted), parted);
        assertTrue(Nir.in(String.join(between, groups)), digits);
    }

    /** "With 15 digits the key decides": 13 digits are left alone. */
    @Property
    void anIdentifierIsOneWhenItsKeyIsRight(@ForAll("nirsOfAnyMonth") List<String> groups, @ForAll @IntRange(min = 1, max = 96) int wrong) {
        String thirteen = String.join("", groups.subList(0, 6));
        assertTrue(Nir.inIdentifier(thirteen + groups.get(6)), thirteen);
        assertTrue(Nir.inIdentifier(fullWidth("M" + thirteen + "\u200b" + groups.get(6))), thirteen);
        assertTrue(Nir.inIdentifier(String.join(" ", groups.subList(0, 6))), thirteen);
        assertFalse(Nir.inIdentifier(thirteen), thirteen);
        assertFalse(Nir.inIdentifier(thirteen + "%02d".formatted((Integer.parseInt(groups.get(6)) + wrong - 1) % 97 + 1)), thirteen);
    }

    /** Milliseconds since 1970 of the years 2010 to 2040, as ids have them. */
    @Property
    void millisecondsAreNoIdentifierOfAPerson(@ForAll @LongRange(min = 1_262_304_000_000L, max = 2_240_524_800_000L) long milliseconds) {
        assertFalse(Nir.inIdentifier(String.valueOf(milliseconds)));
    }

    @Property
    void sumsSiretsAndTelephonesAreNone(@ForAll @LongRange(min = 0, max = 99_999_999_999_999L) long number,
                                        @ForAll @LongRange(min = 100_000_000, max = 799_999_999) long telephone,
                                        @ForAll @LongRange(min = 100_000_000, max = 799_999_999) long other) {
        String siret = "%014d".formatted(number);
        String spaced = siret.replaceFirst("(...)(...)(...)(.....)", "$1 $2 $3 $4");
        String sum = String.format(Locale.ENGLISH, "%,d", number).replace(',', ' ') + ",50 €";
        String phones = ("0" + telephone + " / 0" + other).replaceAll("([0-9]{2})(?=[0-9])", "$1 ");
        for (String text : List.of(siret, spaced, sum, phones, "0" + telephone + ", 0" + other, "+33" + telephone + ";+33" + other)) {
            assertFalse(Nir.in(text), text);
            assertFalse(Nir.inIdentifier(text), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-03-0001", "2018-T-014", "1850013078006", "202405150001234", "151.666666666667", "1521504000000", "0161f57f-0dc0-7b01-8c00-0000000000d2",
        "21790191700013", "2018-03-01/2018-03-31", "1 234 567 890 123", "FR7630006000011234567890189", "35600000049837", "1850013078006084910"})
    void referencesAreNone(String text) {
        assertFalse(Nir.in(text));
        assertFalse(Nir.inIdentifier(text));
    }

    @Test
    void itsExamples() {
        assertTrue(Nir.in("Pour 1 85 05 78 006 084 36"));
        assertTrue(Nir.in("2 91 05 976 01 084"), "overseas the département has three digits, and the commune two");
        assertTrue(Nir.in("1 85 99 78 006 084"), "a month that is not known, in groups");
        assertFalse(Nir.in("1859978006084"), "without groups and key it may be anything");
        assertFalse(Nir.in("1850500006084"), "no département 00");
        assertTrue(Nir.in("12 1 85 99 1 85 05 78 006 084"), "behind what begins like one");
        assertEquals(List.of(false, false), List.of(Nir.in(null), Nir.in("")));
    }
}
