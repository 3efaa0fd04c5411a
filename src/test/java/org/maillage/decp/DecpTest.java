package org.maillage.decp;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Essential data comes in and goes out again. */
@QuarkusTest
class DecpTest {

    private static final String IMPORT = "/v1/imports/decp";
    private static final JsonSchema OFFICIAL = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(example("../../../main/resources/decp/schema_decp_v2.0.3.json"));

    private static JsonNode example(String name) {
        try {
            return Api.tree(Files.readString(Path.of("src/test/resources/decp", name)));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A file of the official examples, with all its records bought by {@code buyer}. */
    private static JsonNode boughtBy(Made buyer, JsonNode file) {
        for (DecpKind kind : DecpKind.values()) {
            file.path("marches").path(kind.array).forEach(record -> ((ObjectNode) record.path(kind.buyer)).put("id", buyer.text("/siret")));
        }
        return file;
    }

    private static Made buyer() {
        return Api.made("/v1/buyers", Sample.buyer().with("commune", Sample.NIORT));
    }

    private static Fields record(Made buyer) {
        return Fields.of("id", Sample.unique("D"), "acheteur", Fields.of("id", buyer.text("/siret")), "nature", "Marché", "objet", "Voirie",
                "codeCPV", "45233140", "lieuExecution", place(Sample.NIORT, "Code commune"), "dateNotification", "2024-05-15", "dureeMois", 12,
                "montant", 1000, "considerationsSociales", Fields.of("considerationSociale", List.of("Clause sociale")));
    }

    private static Fields place(String code, String type) {
        return Fields.of("code", code, "typeCode", type);
    }

    private static Fields modification(int number, String day, int amount) {
        return Fields.of("modification", Fields.of("id", number, "dateNotificationModification", day,
                "datePublicationDonneesModification", day, "montant", amount));
    }

    private static Fields file(Object... records) {
        return Fields.of("marches", Fields.of("marche", List.of(records)));
    }

    private static ValidatableResponse sent(RequestSpecification who, Object file) {
        return Api.post(who, IMPORT, file).then().statusCode(200);
    }

    private static ValidatableResponse sent(Object file) {
        return sent(Api.admin(), file);
    }

    private static JsonNode contract(ValidatableResponse sent) {
        return Api.json(Api.admin().get("/v1/contracts/" + sent.extract().path("items[0].contractId")).then().statusCode(200).extract().response());
    }

    private static Response exported(Made buyer) {
        return Api.admin().queryParam("buyer", buyer.id()).get("/v1/exports/decp").then().statusCode(200).extract().response();
    }

    @ParameterizedTest
    @ValueSource(strings = {"marches_avec_modifications.json", "marches_concessions.json", "concessions.json"})
    void theOfficialExamplesGoInAndOutAgain(String name) {
        Made buyer = buyer();
        JsonNode file = boughtBy(buyer, example(name));
        int records = file.at("/marches/marche").size() + file.at("/marches/contrat-concession").size();
        sent(file.toString()).body("summary.records", equalTo(records)).body("summary.created", equalTo(records)).body("summary.refused", equalTo(0));
        sent(file.toString()).body("summary.unchanged", equalTo(records)).body("summary.created", equalTo(0)).body("summary.changed", equalTo(0));
        assertEquals(records, Api.all("/v1/contracts", Map.of("buyerId", buyer.id(), "status", "TO_QUALIFY")).size());

        Response answer = exported(buyer);
        JsonNode out = Api.json(answer);
        assertEquals("[]", OFFICIAL.validate(out).toString());
        assertEquals("0", answer.header("Maillage-Left-Out"));
        for (DecpKind kind : DecpKind.values()) {
            assertEquals(sorted(file, kind), sorted(out, kind));
        }
    }

    private static List<String> sorted(JsonNode file, DecpKind kind) {
        return IntStream.range(0, file.path("marches").path(kind.array).size())
                .mapToObj(i -> file.path("marches").path(kind.array).get(i).toString()).sorted().toList();
    }

    @Test
    void theExampleBecomesAContractToQualify() {
        Made buyer = buyer();
        JsonNode made = contract(sent(boughtBy(buyer, example("marches_avec_modifications.json")).toString())
                .body("items[0].faults.code", hasItems("POSTAL_CODE", "SIRET_INVALID"))
                .body("items[0].faults.find { it.code == 'POSTAL_CODE' }.value", equalTo("75000")));
        assertEquals("TO_QUALIFY SUBSEQUENT_CONTRACT WORKS 575000.00 2024-05-15 2028-05-14 75 0 123457.87",
                "%s %s %s %s %s %s %s %s %s".formatted(made.path("status").asText(), made.path("nature").asText(), made.path("category").asText(),
                        made.path("amountExclTax").asText(), made.path("startOn").asText(), made.path("endOn").asText(),
                        made.at("/places/0/department").asText(), made.path("lots").size(), made.at("/amendments/0/amountExclTax").asText()));
        Api.admin().get("/v1/contracts/" + made.path("id").asText() + "/decp").then().statusCode(200)
                .body("socialConsiderations", equalTo(List.of("Clause sociale", "Critère social"))).body("exportable", equalTo(true))
                .body("raw.idAccordCadre", equalTo("1234567890")).body("made", equalTo(true));
    }

    @Test
    void brokenValuesAreKeptAndListedAndLeftOutOfTheExport() {
        Made buyer = buyer();
        Fields broken = record(buyer).with("montant", "NC").with("dureeMois", "NC").with("codeCPV", "NC").with("lieuExecution", place("79000", "Code postal"))
                .with("titulaires", List.of(Fields.of("titulaire", Fields.of("typeIdentifiant", "SIRET", "id", "12345678912345"))));
        ValidatableResponse sent = sent(file(broken, record(buyer).with("montant", Sample.decimal("1.0e17"))))
                .body("summary.created", equalTo(2)).body("items[0].faults.findAll { it.code == 'INVALID' }.value", equalTo(List.of("NC", "NC", "NC")))
                .body("items[0].faults.find { it.code == 'POSTAL_CODE' }.pointer", equalTo("/lieuExecution/code"))
                .body("items[0].faults.find { it.code == 'SIRET_INVALID' }.value", equalTo("12345678912345"))
                .body("items[1].faults.find { it.code == 'IMPLAUSIBLE' }.pointer", equalTo("/montant"));
        JsonNode contract = contract(sent);
        assertTrue(contract.path("amountExclTax").isNull());
        assertEquals("79", contract.at("/places/0/department").asText());
        Api.admin().get("/v1/contracts/" + contract.path("id").asText() + "/decp").then().statusCode(200).body("raw.montant", equalTo("NC"))
                .body("faults.pointer", hasItem("/montant")).body("exportable", equalTo(false));
        assertEquals("2", exported(buyer).header("Maillage-Left-Out"));
        assertEquals("{\"marches\":{\"marche\":[],\"contrat-concession\":[]}}", exported(buyer).asString());
    }

    @Test
    void amendmentsAreAppliedInOrderAndNeverTakenBack() {
        Made buyer = buyer();
        Fields record = record(buyer);
        sent(file(record.with("modifications", List.of(modification(2, "2024-08-01", 1300), modification(1, "2024-07-01", 1200)))));
        JsonNode contract = contract(sent(file(record.with("modifications", List.of(modification(3, "2024-09-01", 1100)))))
                .body("items[0].outcome", equalTo("CHANGED")));
        assertEquals("[\"1\", \"2\", \"3\"]", contract.path("amendments").findValues("number").toString());
        assertEquals("[1200.00, 1300.00, 1100.00]", contract.path("amendments").findValues("amountExclTax").toString());
        assertEquals("1000.00", contract.path("amountExclTax").asText());
        String etag = contract.path("etag").asText();
        sent(file(record)).body("items[0].outcome", equalTo("UNCHANGED"));
        assertEquals(etag, contract(sent(file(record))).path("etag").asText());
    }

    @Test
    void theSameRecordTwiceInAFileIsOneContract() {
        Made buyer = buyer();
        Fields record = record(buyer);
        sent(file(record, record, record.with("modifications", List.of(modification(1, "2024-07-01", 1200)))))
                .body("items.outcome", equalTo(List.of("CREATED", "UNCHANGED", "CHANGED")))
                .body("items.faults.collect { it.count { it.code == 'NUMBER_REPEATED' } }", equalTo(List.of(0, 1, 1)));
        assertEquals(1, Api.all("/v1/contracts", Map.of("buyerId", buyer.id())).size());
    }

    @Test
    void whatSomebodyQualifiedGetsAmendmentsOnly() {
        Made buyer = buyer();
        Fields record = record(buyer);
        JsonNode made = contract(sent(file(record)));
        String path = "/v1/contracts/" + made.path("id").asText();
        Api.patch(path, Fields.of("status", "IN_PROGRESS", "title", "Voirie, lot unique", "amendments", List.of(
                Fields.of("number", "A", "signedOn", "2024-06-01", "subject", "Ajout", "endOn", "2026-01-31")))).then().statusCode(200);
        JsonNode contract = contract(sent(file(record.with("objet", "Autre objet").with("modifications", List.of(modification(1, "2024-07-01", 1200))))));
        assertEquals("Voirie, lot unique IN_PROGRESS [\"A\", \"1\"]", contract.path("title").asText() + " " + contract.path("status").asText() + " "
                + contract.path("amendments").findValues("number"));
    }

    @Test
    void aContractThatWasThereIsFound() {
        Made buyer = buyer();
        Fields record = record(buyer);
        Made there = Api.made("/v1/contracts", Sample.contract(buyer.id(), Sample.NIORT).with("reference", record.get("id")));
        sent(file(record)).body("items[0].outcome", equalTo("CHANGED")).body("items[0].contractId", equalTo(there.id()));
        assertEquals(there.text("/title"), there.now().path("title").asText());
        assertEquals(buyer.text("/siret") + record.get("id"), there.now().path("decpUid").asText());
        Api.admin().get(there.path() + "/decp").then().statusCode(200).body("made", equalTo(false));
    }

    @Test
    void aRuleThatIsBrokenRefusesTheRecordOnly() {
        Made buyer = buyer();
        sent(file(record(buyer).with("objet", "Pour 1 85 05 78 006 084 36"), record(buyer).with("dateNotification", "NC"), record(buyer).without("id"),
                record(buyer))).body("items.outcome", equalTo(List.of("REFUSED", "REFUSED", "REFUSED", "CREATED")))
                .body("items[0].problem.code", equalTo("nir-refused")).body("items[1].problem", nullValue())
                .body("items[1].faults.pointer", hasItem("/dateNotification")).body("items[2].faults.pointer", hasItem("/id"));
    }

    @Test
    void anUnknownBuyerAndAPlaceElsewhereArePassedOver() {
        Made buyer = buyer();
        sent(file(record(buyer).with("acheteur", Fields.of("id", "12345678912345")))).body("items[0].outcome", equalTo("SKIPPED"))
                .body("items[0].faults.code", hasItem("BUYER_UNKNOWN"));
        RequestSpecification elsewhere = Api.client(Role.FACILITATOR, "MELLOIS");
        sent(elsewhere, file(record(buyer))).body("items[0].outcome", equalTo("SKIPPED")).body("items[0].faults.code", hasItem("OUT_OF_SCOPE"));
        sent(Api.client(Role.FACILITATOR, "NIORTAIS"), file(record(buyer))).body("items[0].outcome", equalTo("CREATED"));
        sent(Api.client(Role.FACILITATOR, "NIORTAIS"), file(record(buyer).with("lieuExecution", place("79", "Code département"))))
                .body("items[0].outcome", equalTo("SKIPPED"));
        assertEquals(1, Api.all("/v1/contracts", Map.of("buyerId", buyer.id())).size());

        Fields mine = record(buyer);
        sent(file(mine));
        sent(Api.client(Role.FACILITATOR, "MELLOIS"), file(mine.with("objet", "Autre"))).body("items[0].outcome", equalTo("SKIPPED"));
    }

    @Test
    void withoutAPlaceTheDepartmentOfTheSeatStands() {
        assertEquals("79", contract(sent(file(record(buyer()).without("lieuExecution")))).at("/places/0/department").asText());
        Made nowhere = World.buyer();
        sent(file(record(nowhere).without("lieuExecution"))).body("items[0].outcome", equalTo("REFUSED")).body("items[0].faults.code", hasItem("PLACE_UNKNOWN"));
    }

    @Test
    void aDryRunWritesNothing() {
        Made buyer = buyer();
        Api.post(Api.admin().queryParam("dryRun", true), IMPORT, file(record(buyer))).then().statusCode(200).body("summary.created", equalTo(1))
                .body("items[0].contractId", nullValue());
        assertEquals(0, Api.all("/v1/contracts", Map.of("buyerId", buyer.id())).size());
    }

    @Test
    void twoAtOnceMakeOneContract() throws Exception {
        Made buyer = buyer();
        Fields file = file(record(buyer));
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            int created = 0;
            Callable<Response> call = () -> Api.post(Api.admin(), IMPORT, file);
            for (Future<Response> one : pool.invokeAll(Collections.nCopies(6, call))) {
                created += one.get().then().statusCode(200).body("summary.refused", equalTo(0)).extract().<Integer>path("summary.created");
            }
            assertEquals(1, created);
        } finally {
            pool.shutdownNow();
        }
        assertEquals(1, Api.all("/v1/contracts", Map.of("buyerId", buyer.id())).size());
    }

    @Test
    void clausesKnownHereAreGivenOut() {
        Made buyer = buyer();
        ObjectNode file = (ObjectNode) boughtBy(buyer, example("marches_avec_modifications.json"));
        ((ArrayNode) file.at("/marches/marche/0/considerationsSociales/considerationSociale")).removeAll().add("Pas de considération sociale");
        JsonNode contract = contract(sent(file.toString()));
        Api.made("/v1/clauses", Sample.clause(contract.path("id").asText()).with("legalBasis", "CCP_L2113_13").with("kind", "RESERVED_IAE")
                .with("startOn", "2024-05-15").with("endOn", "2025-05-14")
                .with("objectiveVersions", List.of(Fields.of("effectiveOn", "2024-05-15", "hours", 100))));
        JsonNode out = Api.json(exported(buyer));
        assertEquals("[]", OFFICIAL.validate(out).toString());
        assertTrue(out.toString().contains("[\"Marché réservé\"]"), out::toString);
    }

    @Test
    void aNumberOfFifteenDigitsIsNoNir() {
        Made buyer = buyer();
        sent(file(record(buyer).with("id", "202405150001234"), record(buyer).with("id", "2024051500012"), record(buyer).with("id", 202405150001235L),
                record(buyer).with("objet", "Rénovation de l'école\r\nLot 2"))).body("items.outcome", equalTo(Collections.nCopies(4, "CREATED")));
    }

    /** Case D03. */
    @Test
    void theLayoutOf2019AndXmlAreNamed() {
        Api.post(Api.admin(), IMPORT, "{\"marches\":[{\"id\":\"1\",\"_type\":\"Marché\"}]}").then().statusCode(400)
                .body("errors[0].code", equalTo("decp-2019")).body("errors[0].detail", containsString("2019"));
        for (String type : List.of("application/json", "application/xml", "text/xml")) {
            Api.admin().contentType(type).body("\ufeff\n<?xml version=\"1.0\"?><marches><marche/></marches>".getBytes(StandardCharsets.UTF_8)).post(IMPORT).then()
                    .statusCode(400).body("errors[0].code", equalTo("decp-xml")).body("errors[0].detail", containsString("XML"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "12,,", "\"a\u0001\""})
    void whatIsNoJsonSaysWhere(String broken) {
        Made buyer = buyer();
        String file = "{\"marches\": {\"marche\": [\n" + new ObjectMapper().valueToTree(record(buyer)) + ",\n  {\"dureeMois\": " + broken + "}]}}";
        Api.post(Api.admin(), IMPORT, file).then().statusCode(400).body("code", equalTo("malformed-json"))
                .body("errors[0].code", equalTo("json-at")).body("errors[0].detail", containsString("ligne 3, colonne"));
        assertEquals(1, Api.all("/v1/contracts", Map.of("buyerId", buyer.id())).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"marches\":[]}", "{\"marches\":{\"marche\":{}}}", "{\"marches\":{\"marche\":[1]}}", "{\"marches\":{\"marche\":[{}"})
    void whatIsNoSuchFileIsRefused(String body) {
        Api.post(Api.admin(), IMPORT, body).then().statusCode(400);
    }

    @Test
    void whoMayNotWriteContractsMayNotImport() {
        Api.post(Api.client(Role.READER), IMPORT, file()).then().statusCode(403);
        Api.client(Role.STATISTICS).get("/v1/exports/decp").then().statusCode(403);
        Api.admin().get(World.contract().made().contract().path() + "/decp").then().statusCode(404);
    }
}
