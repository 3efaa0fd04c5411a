package org.maillage.beneficiary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {

    @Test
    void accentsHyphensParticlesAndOrderDoNotMatter() {
        for (String[] name : new String[][] {{"De la Tour", "Jean-Noël"}, {"LATOUR", "jean noel"}, {"Jean Noël", "de La Tour"}, {"Delatour", "JeanNoel"},
            {"Tour", "Jean Noël"}}) {
            assertEquals("jeannoel tour", NameKey.of(name[0], name[1]));
        }
        assertEquals(NameKey.of("Le Guével", "Célia"), NameKey.of("Leguevel", "CELIA"));
        assertEquals(NameKey.of("D’Artagnan", "Aïcha"), NameKey.of("Dartagnan", "Aicha"));
        assertEquals(NameKey.of("N’Diaye", "Œdipe"), NameKey.of("Ndiaye", "Oedipe"));
        assertEquals(NameKey.of("Çelik", "Zoé"), NameKey.of("Zoe", "celik"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DE LA FONTENAYE | FONTENAYE DE LA",
        "de la Fontenelle | Fontenelle (de la)",
        "d’Angély | ANGELY D'",
        "d'Angély | Angély (d`)",
        "De l´Isle | Isle, de lʼ",
        "du Marais | MARAIS DU",
        "des Landes | Landes des",
        "Le Guével | GUEVEL LE",
        "von Stein | Stein von",
        "van der Berg | Berg, van der",
        "Ben Ali | ALI BEN",
        "El Haddad | Haddad El",
        "da Silva | Silva da"})
    void aParticleBehindTheNameIsTheOneBeforeIt(String before, String behind) {
        assertEquals(NameKey.of(before, "Jean Luc"), NameKey.of(behind, "JEAN-LUC"));
        assertNotEquals(NameKey.of(before, "Jean Luc"), NameKey.of(behind + "x", "Jean Luc"));
    }

    @Test
    void whatEndsLikeAParticleIsNone() {
        assertEquals("marielle zoe", NameKey.of("Marielle", "Zoé"));
        assertEquals("le zoe", NameKey.of("Le", "Zoé"));
    }

    @Test
    void otherNamesAreOthers() {
        assertNotEquals(NameKey.of("Martin", "Zoé"), NameKey.of("Martin", "Zoa"));
        assertNotEquals(NameKey.of("Martin", "Zoé"), NameKey.of("Martinez", "Zoé"));
        assertNotEquals(NameKey.of("Le", "An"), NameKey.of("La", "An"));
    }

    @Test
    void aNameThatIsNotSaidIsNotCompared() {
        assertNull(NameKey.of(null, "Zoé"));
        assertNull(NameKey.of("Martin", null));
        assertNull(NameKey.of("–", "Zoé"));
    }
}
