package org.maillage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** External identifiers in a query, and in a list. */
class ExternalIdTest {

    @Test
    void isWrittenAsSourceAndId() {
        assertEquals(new ExternalId("PLIE-79", "4211"), ExternalId.parse("PLIE-79:4211"));
        assertEquals(new ExternalId("SI_A", "a:b é"), ExternalId.parse("SI_A:a:b é"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4211", "PLIE-79", "PLIE-79:", "PLIE-79: ", ":4211", "plie:4211", "PLIE 79:1"})
    void isNothingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> ExternalId.parse(text));
    }

    @Test
    void standsOnceInAList() {
        ExternalId one = new ExternalId("A", "1");
        ExternalId.requireDistinct(List.of(one, new ExternalId("A", "2"), new ExternalId("B", "1")), "/externalIds");

        Refused refused = assertThrows(Refused.class, () -> ExternalId.requireDistinct(List.of(one, one), "/externalIds"));
        assertEquals(CommonProblem.DUPLICATE_CHILD, refused.type());
        assertEquals("/externalIds/1", refused.faults().get(0).where());
    }
}
