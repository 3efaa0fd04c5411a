package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillage.testing.Sample;

/** What people and spreadsheets write, and what it means. */
class CellsTest {

    private static final Cells CELLS = new Cells(null);

    private static String value(Field.Type type, String text, List<String> warned) {
        Field field = new Field("f", type, null, false, "/f", Map.of(), "", List.of("F", "F"));
        return CELLS.value(field, Cells.clean(text), warned::add).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            151,67        | 151.67
            151.67        | 151.67
            1 234,5       | 1234.5
            1\u00a0234,50 | 1234.50
            1\u202f234,5  | 1234.5
            1.234,56      | 1234.56
            1,234.56      | 1234.56
            1.234.567     | 1234567
            -3,5          | -3.5
            151,67 h      | 151.67
            2500 €        | 2500
            151.670000    | 151.67
            151,675       | 151.675
            cent          | "cent"
            1,2,3         | "1,2,3"
            12h30         | "12h30"
            ,             | ","
            """)
    void decimals(String written, String meant) {
        assertEquals(meant, value(Field.Type.DECIMAL, written, new ArrayList<>()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            31/12/2018          | 2018-12-31
            1/2/2018            | 2018-02-01
            31.12.2018          | 2018-12-31
            31-12-2018          | 2018-12-31
            2018-12-31          | 2018-12-31
            2018-12-31T00:00:00 | 2018-12-31
            2018-12-31 00:00:00 | 2018-12-31
            43465               | 2018-12-31
            31/02/2018          | 31/02/2018
            31 mai 1987         | 1987-05-31
            1er juin 1987       | 1987-06-01
            31 févr. 2018       | 31 févr. 2018
            31 mai 87           | 31 mai 87
            12/31/2018          | 12/31/2018
            31/12/18            | 31/12/18
            soon                | soon
            """)
    void days(String written, String meant) {
        assertEquals('"' + meant + '"', value(Field.Type.DATE, written, new ArrayList<>()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2018-12       | 2018-12
            12/2018       | 2018-12
            201812        | 2018-12
            2018-3        | 2018-03
            décembre 2018 | 2018-12
            DECEMBRE 2018 | 2018-12
            déc-18        | 2018-12
            févr. 2018    | 2018-02
            juill. 2018   | 2018-07
            August 2018   | 2018-08
            01/12/2018    | 2018-12
            2018-12-01    | 2018-12
            43435         | 2018-12
            2018-13       | 2018-13
            Brumaire 2018 | Brumaire 2018
            """)
    void months(String written, String meant) {
        assertEquals('"' + meant + '"', value(Field.Type.MONTH, written, new ArrayList<>()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SIRET      | 35600000000048     | 35600000000048 | no
            SIRET      | 356 000 000 00048  | 35600000000048 | no
            SIRET      | 5780123400005      | 05780123400005 | yes
            SIRET      | 3,56E+13           | 3,56E+13       | no
            INSEE      | 1053               | 01053          | yes
            INSEE      | 79191              | 79191          | no
            INSEE      | 2A004              | 2A004          | no
            INSEE      | Niort              | Niort          | no
            PHONE      | 549000001          | 0549000001     | yes
            PHONE      | 05 49 00 00 01     | 05 49 00 00 01 | no
            NAF        | 111Z               | 0111Z          | yes
            NAF        | 81.30Z             | 8130Z          | no
            CPV        | 3000000            | 03000000       | yes
            DEPARTMENT | 1                  | 01             | yes
            """)
    void zerosThatASpreadsheetTookComeBack(Field.Type type, String written, String meant, String told) {
        List<String> warned = new ArrayList<>();
        String siret = type == Field.Type.SIRET && meant.startsWith("0") ? checked(meant) : meant;
        String given = siret.equals(meant) ? written : siret.substring(1);
        assertEquals('"' + siret + '"', value(type, given, warned));
        assertEquals(told.equals("yes") ? List.of(Cells.ZEROS) : List.of(), warned);
    }

    /** With the right check digits, of the company and of the establishment. */
    private static String checked(String siret) {
        return Sample.luhn(Sample.luhn(siret.substring(0, 8)) + siret.substring(9, 13));
    }

    @Test
    void whatCopyingLeavesBehindIsCleanedAway() {
        assertEquals("Le Guével", Cells.clean("\ufeff  Le\u00a0Guével \u200b\t"));
        assertEquals("", Cells.clean("\u00a0\u202f"));
        assertEquals("true", value(Field.Type.FLAG, "Oui", new ArrayList<>()));
        assertEquals("false", value(Field.Type.FLAG, "NON", new ArrayList<>()));
    }

    @Test
    void utf8IsKnownInPiecesToo() {
        byte[] text = "é€\ud83d\ude00".repeat(5000).getBytes(StandardCharsets.UTF_8);
        for (int size : new int[] {1, 2, 3, 7, text.length}) {
            Utf8 utf8 = new Utf8();
            for (int from = 0; from < text.length; from += size) {
                utf8.take(Arrays.copyOfRange(text, from, Math.min(text.length, from + size)));
            }
            assertTrue(utf8.holds());
        }
        Utf8 windows = new Utf8();
        windows.take("Référence;é".getBytes(Charset.forName("windows-1252")));
        assertFalse(windows.holds());
    }

    @Test
    void headingsAreKnownInBothLanguagesWhateverTheirSigns() {
        Columns columns = Columns.of(ImportKind.HOUR_ENTRIES);
        for (String heading : List.of("Référence marché", "REFERENCE MARCHE", " reference_marche ", "N° Marché", "Contract reference")) {
            assertEquals("contractReference", columns.under(heading).name(), heading);
        }
        for (ImportKind kind : ImportKind.values()) {
            assertFalse(Columns.of(kind).fields().isEmpty());
        }
    }
}
