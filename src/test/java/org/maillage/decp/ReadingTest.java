package org.maillage.decp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillage.procurement.ClauseKind;
import org.maillage.web.Refused;

/** What is made of a record, without a database. */
class ReadingTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
    private static final DecpSchema SCHEMA = new DecpSchema();
    private static final BigDecimal MOST = new BigDecimal("10000000000");
    private static final Gazetteer PLACES = new Gazetteer() {
        @Override
        public String commune(String code) {
            return code.equals("79002") ? "79049" : Set.of("79191", "79049", "2A004").contains(code) ? code : null;
        }

        @Override
        public boolean department(String code) {
            return Set.of("79", "2A", "2B", "91", "94", "971", "974", "975", "977", "978", "987", "989").contains(code);
        }
    };
    private static final String CONTRACT = """
            {"id":"2024-17","acheteur":{"id":"21790191000014"},"nature":"Marché","objet":"Voirie","codeCPV":"45233140","montant":1000.5,
             "lieuExecution":{"code":"79191","typeCode":"Code commune"},"dureeMois":12,"dateNotification":"2024-05-15"}""";

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Reading read(JsonNode record) {
        return Reading.of(DecpKind.CONTRACT, record, List.of(), PLACES, MOST);
    }

    /** The contract of the record above with {@code field} as given. */
    private static Reading with(String field, String json) {
        ObjectNode record = tree(CONTRACT);
        try {
            record.set(field, JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        return read(record);
    }

    private static String faults(Reading reading) {
        return String.join(" ", reading.faults().stream().filter(fault -> !fault.pointer().startsWith("/acheteur"))
                .map(fault -> fault.pointer() + " " + fault.code() + " " + fault.value()).toList());
    }

    @Test
    void aGoodRecordIsAContractToQualify() {
        assertEquals(tree("""
                {"reference":"2024-17","decpUid":"217901910000142024-17","title":"Voirie","nature":"PUBLIC_CONTRACT","category":"WORKS",
                 "cpv":"45233140","amountExclTax":1000.50,"status":"TO_QUALIFY","notifiedOn":"2024-05-15","startOn":"2024-05-15",
                 "endOn":"2025-05-14","amendments":[]}""").toString(), read(tree(CONTRACT)).contract().toString());
        assertEquals("", faults(read(tree(CONTRACT))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"NC\"   | ",
        "null     | ",
        "1.0e17   | /montant IMPLAUSIBLE 1.0E+17",
        "-1       | /montant IMPLAUSIBLE -1",
        "12.345   | "})
    void aBrokenAmountIsNoAmount(String given, String fault) {
        Reading reading = with("montant", given);
        assertEquals(given.equals("12.345") ? "12.35" : "", reading.contract().path("amountExclTax").asText("").replace("null", ""));
        assertEquals(fault == null ? "" : fault, faults(reading));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "24       | 2026-05-14 |",
        "12.0     | 2025-05-14 |",
        "1.2E+1   | 2025-05-14 |",
        "\"12\"  | 2025-05-14 |",
        "\"12.0\" | 2025-05-14 |",
        "\"12,0\" | 2025-05-14 |",
        "12.5     | 2024-05-15 | /dureeMois IMPLAUSIBLE 12.5",
        "\"12 mois\" | 2024-05-15 |",
        "\"1,500\" | 2024-05-15 |",
        "1e99999999 | 2024-05-15 | /dureeMois IMPLAUSIBLE 1E+99999999",
        "\"NC\"   | 2024-05-15 |",
        "99999999 | 2024-05-15 | /dureeMois IMPLAUSIBLE 99999999",
        "0        | 2024-05-15 | /dureeMois IMPLAUSIBLE 0"})
    void theEndFollowsFromTheMonths(String given, String end, String fault) {
        Reading reading = with("dureeMois", given);
        assertEquals(end, reading.contract().path("endOn").asText());
        assertEquals(fault == null ? "" : fault, faults(reading));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "79191 | Code commune        | 79191 |     |",
        "79002 | Code commune        | 79049 |     |",
        "79000 | Code commune        |       | 79  | COMMUNE_UNKNOWN",
        "79000 | Code postal         |       | 79  | POSTAL_CODE",
        "79191 | Code postal         |       | 79  | POSTAL_CODE",
        "20000 | Code postal         |       | 2A  | POSTAL_CODE",
        "20200 | Code postal         |       | 2B  | POSTAL_CODE",
        "97410 | Code postal         |       | 974 | POSTAL_CODE",
        "97110 | Code postal         |       | 971 | POSTAL_CODE",
        "97123 | Code postal         |       | 971 | POSTAL_CODE",
        "97133 | Code postal         |       | 977 | POSTAL_CODE",
        "97150 | Code postal         |       | 978 | POSTAL_CODE",
        "97500 | Code postal         |       | 975 | POSTAL_CODE",
        "98799 | Code postal         |       | 989 | POSTAL_CODE",
        "98714 | Code postal         |       | 987 | POSTAL_CODE",
        "98000 | Code postal         |       |     | PLACE_UNKNOWN",
        "94390 | Code postal         |       | 91  | POSTAL_CODE",
        "97133 | Code commune        |       | 977 | COMMUNE_UNKNOWN",
        "97127 | Code commune        |       | 978 | COMMUNE_UNKNOWN",
        "7919  | Code commune        |       |     | PLACE_UNKNOWN",
        "7900  | Code postal         |       |     | PLACE_UNKNOWN",
        "79    | Code département    |       | 79  |",
        "974   | Code département    |       | 974 |",
        "99    | Code département    |       |     | PLACE_UNKNOWN",
        "079   | Code département    |       |     | PLACE_UNKNOWN",
        "792   | Code arrondissement |       | 79  |",
        "7903  | Code canton         |       | 79  |",
        "75    | Code région         |       |     | PLACE_UNKNOWN",
        "FR    | Code pays           |       |     | PLACE_UNKNOWN",
        "''    | ''                  |       |     | PLACE_UNKNOWN"})
    void aPlaceIsACommuneOrADepartment(String code, String type, String commune, String department, DecpFault fault) {
        Place place = Place.of(JSON.createObjectNode().put("code", code).put("typeCode", type), PLACES);
        assertEquals(new Place(commune, department, fault), place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "21790191000014  | true",
        "12345678912345  | false",
        "214356          | false",
        "868768687576575 | false",
        "35600000049837  | true"})
    void aWrongSiretIsListed(String siret, boolean right) {
        Reading reading = with("titulaires", "[{\"titulaire\":{\"id\":\"" + siret + "\",\"typeIdentifiant\":\"SIRET\"}}]");
        boolean really = org.maillage.employer.Siret.valid(siret) && siret.length() == 14;
        assertEquals(really ? "" : "/titulaires/0/titulaire/id SIRET_INVALID " + siret, faults(reading));
        if (!right) {
            assertEquals(right, really);
        }
        assertEquals("", faults(with("titulaires", "[{\"titulaire\":{\"id\":\"DE1\",\"typeIdentifiant\":\"HORS-UE\"}}]")));
    }

    @Test
    void aNumberThatLostItsZerosHasThemAgain() {
        assertEquals(new Place(null, "2A", null), Place.of(JSON.createObjectNode().put("code", "2A").put("typeCode", "Code département"), PLACES));
        for (String type : List.of("Code commune", "Code postal")) {
            assertNull(Place.of(JSON.createObjectNode().put("code", 1004).put("typeCode", type), PLACES).department());
        }
        assertEquals("79191", Place.of(JSON.createObjectNode().put("code", new BigDecimal("79191.0")).put("typeCode", "Code commune"), PLACES).commune());
        assertEquals("03000000", with("codeCPV", "3000000.0").contract().path("cpv").asText());
        assertEquals("", faults(with("titulaires", "[{\"titulaire\":{\"id\":35600000049837,\"typeIdentifiant\":\"SIRET\"}}]")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2024-17     | \"2024-17\"",
        "2024017     | 2024017",
        "2024017     | 2024017.0",
        "2024 17     | \"2024\\r\\n17\"",
        "12.0        | \"12.0\"",
        "185057800608412 | 185057800608412"})
    void aNumberIsTheSameHoweverItCame(String number, String given) throws JsonProcessingException {
        assertEquals(number, Reading.number(tree("{\"id\":" + given + "}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Rénovation de l'école Lot 2 | Rénovation de l'école\\r\\nLot 2",
        "Rénovation de l'école       | Rénovation\\u0085de\\u2028l'école\\u2029\\t",
        "Rénovation de l'école       | R&eacute;novation de l&#39;&eacute;cole",
        "Rénovation de l'école       | R&amp;eacute;novation de l&amp;#39;&#xe9;cole",
        "L’école                     | L&#146;école",
        "R&D, achats & régie         | R&D, achats & régie",
        "Achats&regie                | Achats&regie",
        "Voirie, lot 2               | <p>Voirie,<br/>lot 2</p>",
        "Voirie                      | &lt;p&gt;Voirie&lt;/p&gt;",
        "Travaux < 40 000 € & > 2    | Travaux &lt; 40 000 € &amp; > 2",
        "Objet <VOIR ANNEXE>         | Objet <VOIR ANNEXE>",
        "Écoles                      | \\ufeffÉco\\u00adles",
        "2024-17                     | \\u0085"})
    void aTitleIsOneLineOfPlainText(String title, String given) throws JsonProcessingException {
        assertEquals(title, with("objet", "\"" + given + "\"").contract().path("title").asText());
    }

    @Test
    void aTitleThatIsTooLongShowsThatItWasCut() {
        String title = with("objet", "\"" + "É".repeat(499) + "😀😀\"").contract().path("title").asText();
        assertEquals("É".repeat(498) + "…", title);
    }

    @ParameterizedTest
    @CsvSource({"2024-05-15", "2024-05-15Z", "2024-05-15+02:00", "2024-05-15-04:00", "2024-05-15T00:00:00", "2024-05-15T00:00:00.000+02:00"})
    void aDayMayHaveAZone(String given) {
        assertEquals("2024-05-15", with("dateNotification", '"' + given + '"').contract().path("startOn").asText());
    }

    @ParameterizedTest
    @CsvSource({"2024-05-14T22:00:00Z", "2024-05-15+02", "15/05/2024", "2024-02-30+02:00"})
    void whatMayBeAnotherDayIsNone(String given) {
        assertEquals("/dateNotification INVALID " + given, faults(with("dateNotification", '"' + given + '"')));
    }

    @Test
    void amendmentsComeInTheOrderOfTheirNumbersAndTheLastOfTwoStands() {
        Reading reading = with("modifications", """
                [{"modification":{"id":10,"dateNotificationModification":"2025-03-01","montant":30}},
                 {"modification":{"id":2.0,"dateNotificationModification":"2025-02-01","montant":"NC","dureeMois":18.0}},
                 {"modification":{"id":1,"datePublicationDonneesModification":"2025-01-05","montant":10}},
                 {"modification":{"id":1,"dateNotificationModification":"2025-01-01","montant":11}},
                 {"modification":{"dateNotificationModification":"2025-01-01"}}]""");
        assertEquals("[1 2025-01-01 11.00 null, 2 2025-02-01 null 2025-11-14, 10 2025-03-01 30.00 null]", reading.contract().path("amendments").findParents("number")
                .stream().map(one -> one.path("number").asText() + " " + one.path("signedOn").asText() + " " + one.path("amountExclTax").asText()
                        + " " + one.path("endOn").asText()).toList().toString());
        assertEquals("/modifications/3/modification/id AMENDMENT_REPEATED 1", faults(reading));
    }

    @Test
    void withoutAnyDayThereIsNoContract() {
        assertNull(with("dateNotification", "\"15/05/2024\"").contract());
        assertEquals("2024-06-01", read(tree(CONTRACT).put("dateNotification", "0024-05-15").put("datePublicationDonnees", "2024-06-01"))
                .contract().path("startOn").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"45000000-7 | WORKS", "15800000 | SUPPLIES", "48000000 | SUPPLIES", "90910000-9 | SERVICES", "NC | SERVICES"})
    void theCategoryFollowsFromTheCpv(String cpv, String category) {
        assertEquals(category, with("codeCPV", '"' + cpv + '"').contract().path("category").asText());
    }

    @Test
    void modificationsAreNeverTakenBack() {
        JsonNode known = tree("{\"objet\":\"a\",\"modifications\":[{\"modification\":{\"id\":1}},{\"modification\":{\"id\":2,\"montant\":5}}]}");
        assertEquals("[1, 2, 3]", Merged.of(known, tree("{\"modifications\":[{\"modification\":{\"id\":2}},{\"modification\":{\"id\":3}}]}"))
                .findValues("id").toString());
        assertEquals("[1, 2]", Merged.of(known, tree("{\"objet\":\"b\"}")).findValues("id").toString());
        assertEquals(known, Merged.of(known, known));
        assertEquals("[1, 2.0]", Merged.of(known, tree("{\"modifications\":[{\"modification\":{\"id\":2.0}}]}")).findValues("id").toString());
    }

    @Test
    void clausesAddWhatTheyMake() {
        JsonNode none = tree("{\"considerationsSociales\":{\"considerationSociale\":[\"Pas de considération sociale\"]}}");
        assertEquals(List.of("Pas de considération sociale"), Social.published(Social.complete(DecpKind.CONTRACT, none, List.of(ClauseKind.VOLUNTARY))));
        assertEquals(List.of("Clause sociale", "Critère social"),
                Social.published(Social.complete(DecpKind.CONTRACT, none, List.of(ClauseKind.CONDITION_AND_CRITERION, ClauseKind.CONDITION))));
        assertEquals(List.of("Marché réservé"), Social.published(Social.complete(DecpKind.CONTRACT, tree("{}"), List.of(ClauseKind.RESERVED_IAE))));
        assertEquals(List.of("Concession réservée"), Social.published(Social.complete(DecpKind.CONCESSION, tree("{}"), List.of(ClauseKind.RESERVED_IAE))));
    }

    @Test
    void noNirComesIn() {
        Privacy.require(tree("{\"titulaires\":[{\"titulaire\":{\"id\":\"868768687576575\"}}],\"id\":\"21790191000014\"}"));
        assertThrows(Refused.class, () -> Privacy.require(tree("{\"objet\":\"Pour 1 85 05 78 006 084 36\"}")));
        assertThrows(Refused.class, () -> Privacy.require(tree("{\"titulaires\":[{\"titulaire\":{\"id\":\"185057800608491\"}}]}")));
        assertThrows(Refused.class, () -> Privacy.require(tree("{\"objet\":\"Pour 1&nbsp;85&nbsp;05&nbsp;78&nbsp;006&nbsp;084\"}")));
        assertThrows(Refused.class, () -> Privacy.require(tree("{\"acheteur\":{\"nom\":\"x1850578006084x\"}}")));
        // of a number without the right key nobody can tell
        Privacy.require(tree("{\"id\":1850578006084,\"idAccordCadre\":\"185057800608492\",\"montant\":1850578006084}"));
    }

    @Test
    void theSchemaSaysWhatIsMissingAndWhatIsWrong() {
        List<String> faults = SCHEMA.faults(DecpKind.CONTRACT, tree(CONTRACT).put("montant", "NC")).stream().map(Fault::toString).toList();
        assertEquals(true, faults.contains(new Fault("/montant", DecpFault.INVALID, "NC").toString()), faults::toString);
        assertEquals(true, faults.contains(new Fault("/considerationsSociales", DecpFault.MISSING, null).toString()), faults::toString);
    }
}
