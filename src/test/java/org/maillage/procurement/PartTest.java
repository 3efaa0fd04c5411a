package org.maillage.procurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.maillage.procurement.ContractInput.LotInput;
import org.maillage.testing.Refusals;
import org.maillage.web.CommonProblem;

class PartTest {

    private final Lot one = lot("1");
    private final Lot two = lot("2");

    @Test
    void thePartWithTheIdIsMeantWhateverItsNumber() {
        List<Lot> matched = matched(item(two.id, "1"), item(one.id, "2"));

        assertSame(two, matched.get(0));
        assertSame(one, matched.get(1));
    }

    @Test
    void withoutAnIdTheNumberIsMeant() {
        assertSame(two, matched(item(null, "2")).get(0));
    }

    @Test
    void aPartMeantByIdIsNotMeantByItsNumberToo() {
        List<Lot> matched = matched(item(null, "1"), item(one.id, "9"));

        assertNotSame(one, matched.get(0));
        assertSame(one, matched.get(1));
    }

    @Test
    void anythingElseIsNew() {
        Lot fresh = matched(item(null, "3")).get(0);

        assertNotSame(one, fresh);
        assertNotSame(two, fresh);
    }

    @Test
    void anIdIsThatOfAPartAndMeantOnce() {
        Refusals.assertRefused(CommonProblem.REFERENCE_UNKNOWN, "/lots/0/id", () -> matched(item(UUID.randomUUID(), "1")));
        Refusals.assertRefused(CommonProblem.DUPLICATE_CHILD, "/lots/1/id", () -> matched(item(one.id, "1"), item(one.id, "2")));
    }

    @Test
    void whatStaysKeepsItsPlaceAndWhatIsNewComesLast() {
        Lot three = lot("3");
        List<Lot> lots = new ArrayList<>(List.of(one, two));
        Part.replace(lots, List.of(three, two));

        assertEquals(List.of(two, three), lots);
    }

    @Test
    void aNumberStandsOnce() {
        Refusals.assertRefused(CommonProblem.DUPLICATE_CHILD, "/lots/1/number", () -> Part.requireDistinct(
                List.of(item(null, "1"), item(null, "1")), LotInput::number, "/lots", "number"));
    }

    private List<Lot> matched(LotInput... items) {
        return Part.matched(List.of(one, two), List.of(items), LotInput::id, LotInput::number, lot -> lot.number, Lot::new, "/lots");
    }

    private static LotInput item(UUID id, String number) {
        return new LotInput(id, number, "Peinture", null, null);
    }

    private static Lot lot(String number) {
        Lot lot = new Lot();
        lot.number = number;
        return lot;
    }
}
