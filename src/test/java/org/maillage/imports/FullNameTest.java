package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Last and first name in one cell. */
class FullNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BRASSENOY Camille              | BRASSENOY           | Camille
            Camille BRASSENOY              | BRASSENOY           | Camille
            DE LA FONTENAYE Jean-Marc      | DE LA FONTENAYE     | Jean-Marc
            de la FONTENAYE Jean-Marc      | de la FONTENAYE     | Jean-Marc
            Jean-Marc de la FONTENAYE      | de la FONTENAYE     | Jean-Marc
            d’ANGÉLY Marie Élise           | d’ANGÉLY            | Marie Élise
            D'ANGÉLY Marie                 | D'ANGÉLY            | Marie
            O'BRIEN Éléonore               | O'BRIEN             | Éléonore
            McDONALD Ronald                | McDONALD            | Ronald
            LE GUÉVEL-MASSÉ Zoé            | LE GUÉVEL-MASSÉ     | Zoé
            Mme BRASSENOY Camille          | BRASSENOY           | Camille
            M. BRASSENOY Camille           | BRASSENOY           | Camille
            Brassenoy, Camille             | Brassenoy           | Camille
            """)
    void capitalsOrACommaMarkTheLastName(String text, String last, String first) {
        assertEquals(new FullName(last, first), FullName.marked(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BRASSENOY CAMILLE", "Brassenoy Camille", "brassenoy camille", "BRASSENOY", "BRASSENOY C", "C. BRASSENOY", "BRASSENOY née MASSÉ Camille",
            "BRASSENOY Camille MASSÉ", "Camille BRASSENOY Zoé", "BRASSENOY 2 Camille", "BRASSENOY (MASSÉ) Camille", "a, b, c", ", Camille", "Mme", ""})
    void whatMarksNothingIsNotTakenApart(String text) {
        assertNull(FullName.marked(text));
    }

    @Test
    void whatMarksNothingHasSeveralReadings() {
        assertEquals("[Tour/Jean Noël, Tour Jean/Noël]", FullName.readings("Tour Jean Noël").stream()
                .map(name -> name.lastName() + "/" + name.firstName()).toList().toString());
        assertEquals(4, FullName.readings("De la Tour Jean Noël").size());
        assertEquals(1, FullName.readings("BRASSENOY Camille").size());
    }
}
