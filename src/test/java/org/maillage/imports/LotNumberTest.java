package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One lot however its number is written. */
class LotNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "01", "Lot 1", "LOT N°1", "lot n° 01", " lot numéro 1 ", "N°1", "n° 01", "No 1"})
    void oneLot(String number) {
        assertTrue(LotNumber.same("1", number));
    }

    @Test
    void otherLots() {
        assertFalse(LotNumber.same("1", "10"));
        assertFalse(LotNumber.same("1", "1A"));
        assertFalse(LotNumber.same("0", "1"));
        assertFalse(LotNumber.same("1", null));
        assertTrue(LotNumber.same("Lot A", "a"));
        assertTrue(LotNumber.same("Lot Nord", "nord"));
        assertFalse(LotNumber.same("Lot Nord", "ord"));
        assertTrue(LotNumber.same("Lot", "lot"));
    }
}
