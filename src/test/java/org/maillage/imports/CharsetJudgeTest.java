package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a text is written is told from its letters, for sure or not at all. */
class CharsetJudgeTest {

    private static final List<String> CHARSETS = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "x-MacRoman", "IBM850");
    private static final List<String> NAMES = List.of("Crétinoir", "Bénédicte", "Lançon", "Héloïse", "Benoît", "Jérôme", "Loïc", "Noël", "Raphaël",
            "François", "Gaëlle", "Irène", "Hélène", "Zoé", "Élise", "Ève", "Aurélie", "Théo", "Anaïs", "Célia", "Mélanie", "Chloé", "Léa", "Maël",
            "Joëlle", "Adélaïde", "Thérèse", "Geneviève", "André", "Rémy", "Çelik", "Müller", "Núñez", "Gómez", "Conceição", "João", "Piñeiro",
            "CRÉTINOIR", "BÉNÉDICTE", "LANÇON", "NOËL", "FORÊT", "LEFÈVRE", "BENOÎT", "CÔTE", "HÉRAULT", "GUÉRIN", "D’ANGÉLY", "Le Guével", "Bâtiment",
            "Rénovation", "Gros œuvre", "Dépôt", "Août", "Brûlé", "Forêt", "Niort", "Martin", "Dupont", "Sœur", "à l’école", "Prénom", "Référence marché",
            "N° marché", "Décembre", "Février", "Barré", "Pâtissier", "Maçon", "Maître d’ouvrage", "Électricité", "École", "Île", "Ângela", "Öztürk");

    private static String verdict(byte[] text, String told) {
        CharsetJudge judge = new CharsetJudge();
        judge.take(text);
        return judge.verdict(told);
    }

    private static String file(Random random, int lines) {
        return "MATRICULE;NOM;PRENOM;SEXE\r\n" + random.ints(lines, 0, NAMES.size()).mapToObj(i -> "P-" + i + ";" + NAMES.get(i) + ";"
                + NAMES.get(random.nextInt(NAMES.size())) + ";F").collect(Collectors.joining("\r\n"));
    }

    @Property(tries = 400)
    void isReadExactlyOrNotAtAll(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int lines) {
        String text = file(new Random(seed), lines);
        for (String charset : CHARSETS) {
            byte[] bytes = text.getBytes(Charset.forName(charset));
            // what the alphabet does not have was lost before the file was sent
            String sent = new String(bytes, Charset.forName(charset));
            String told = verdict(bytes, null);
            if (told != null) {
                assertEquals(sent, new String(bytes, Charset.forName(told)), charset + " was taken for " + told);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "x-MacRoman", "IBM850"})
    void aFileOfSomeLinesIsKnown(String charset) {
        String text = "Matricule;Nom;Prénom\r\nF22-1;Crétinoir;Bénédicte\r\nF22-2;Lançon;Héloïse\r\nF22-3;Lefèvre;Noël\r\n";
        byte[] bytes = text.getBytes(Charset.forName(charset));
        assertEquals(text, new String(bytes, Charset.forName(verdict(bytes, null))));
        assertEquals(charset, verdict(bytes, null));
    }

    @Test
    void theFirstAccentMayStandFarDownTheFile() {
        byte[] text = ("P-1;Martin;Camille\r\n".repeat(9000) + "P-2;Crétinoir;Bénédicte\r\n").getBytes(Charset.forName("x-MacRoman"));
        CharsetJudge judge = new CharsetJudge();
        for (int from = 0; from < text.length; from += 1000) {
            judge.take(Arrays.copyOfRange(text, from, Math.min(text.length, from + 1000)));
        }
        assertEquals("x-MacRoman", judge.verdict(null));
    }

    @ParameterizedTest
    @CsvSource({"windows-1250,Łukasz Wójcik Żółć", "KOI8-R,Иванов Иван", "windows-1253,Παπαδόπουλος", "Shift_JIS,山田太郎"})
    void whatIsNoneOfThemIsNotReadAsSuch(String charset, String name) {
        assertNull(verdict(("Nom\r\n" + name + "\r\n").getBytes(Charset.forName(charset)), null));
    }

    @Test
    void aBrokenByteDoesNotMakeAnotherAlphabetOfUtf8() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("Nom;Prénom\r\nCrétinoir;Bénédicte\r\n".getBytes("UTF-8"));
        bytes.write(0xe9);
        assertNull(verdict(bytes.toByteArray(), null));
    }

    @Test
    void whatTheSenderSaysSettlesWhatTheLettersLeaveOpen() {
        // « Ève » of a Mac is « éve » of Windows
        byte[] text = "Prenom\r\nÈve\r\n".getBytes(Charset.forName("x-MacRoman"));
        assertNull(verdict(text, null));
        assertEquals("windows-1252", verdict(text, "windows-1252"));
        byte[] certain = "Nom;Prénom\r\nCrétinoir;Bénédicte\r\n".getBytes(Charset.forName("x-MacRoman"));
        assertEquals("x-MacRoman", verdict(certain, "windows-1252"));
        assertEquals("iso-8859-1", verdict("Bénédicte".getBytes(Charset.forName("ISO-8859-1")), "iso-8859-1"));
    }

    @Test
    void plainTextIsUtf8AndMarksAreRight() {
        assertEquals("UTF-8", verdict("Nom;Prenom\r\nMartin;Camille".getBytes(Charset.forName("US-ASCII")), null));
        assertEquals("UTF-16LE", verdict("\ufeffNom;Prénom".getBytes(Charset.forName("UTF-16LE")), "utf-8"));
    }

    @ParameterizedTest
    @CsvSource({"RÃ©novation,Rénovation", "R√©novation,Rénovation", "R├®novation,Rénovation", "FranÃ§ois,François", "lâ€™Ã©cole,l’école", "NÂ° 3,N° 3",
            "RÃƒÂ©novation,Rénovation", "Conceição,Conceição", "IRMÃ DULCE,IRMÃ DULCE", "Rénovation,Rénovation", "JOÃO,JOÃO"})
    void twiceEncodedTextIsRepaired(String seen, String meant) {
        assertEquals(meant, Mojibake.repaired(seen));
        assertTrue(!Mojibake.lost(meant), meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lan\ufffdon", "voilÃ ", "H\ufffdl\ufffdne"})
    void lostLettersAreSeen(String text) {
        assertTrue(Mojibake.lost(Mojibake.repaired(text)));
    }
}
