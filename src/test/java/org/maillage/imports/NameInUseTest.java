package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name in use and a birth name in one cell. */
class NameInUseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MARTIN née DURAND             | MARTIN       | DURAND
            MARTIN NÉE DURAND             | MARTIN       | DURAND
            MARTIN nee DURAND             | MARTIN       | DURAND
            Martin (née Durand)           | Martin       | Durand
            MARTIN, née LE GOFF           | MARTIN       | LE GOFF
            de la TOUR né(e) DURAND       | de la TOUR   | DURAND
            Martin né Durand              | Martin       | Durand
            DURAND épouse MARTIN          | MARTIN       | DURAND
            DURAND Ép. MARTIN             | MARTIN       | DURAND
            DURAND veuve de LUCE          | de LUCE      | DURAND
            """)
    void aWordPartsTheNameInUseFromTheBirthName(String text, String used, String birth) {
        assertEquals(new NameInUse(used, birth), NameInUse.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MARTIN", "NÉE", "Née Durand", "MARTIN née", "MARTINEE DURAND", "RENÉE DURAND", "LEROY NE DURAND", "MARTIN-DURAND", "de LÉPOUSE MARTIN"})
    void oneNameIsLeftAsItIs(String text) {
        assertNull(NameInUse.of(text));
    }
}
