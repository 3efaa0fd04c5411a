package org.maillage.procurement;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.testing.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.StatementCount;
import org.maillage.testing.World;

@QuarkusTest
class ClauseResourceTest {

    private static final String PATH = "/v1/clauses";

    @Test
    void isShownAsItWasGiven() {
        Made clause = Api.made(PATH, whole());

        JsonNode shown = clause.now();
        assertEquals(clause.body(), shown);
        assertEquals("800.00", shown.path("objective").decimalValue().toPlainString());
        assertEquals("0.2000", shown.at("/counting/trainingCapShare").decimalValue().toPlainString());
        assertEquals(3, shown.path("commitments").size());
    }

    @Test
    void survivesAPatchWithItself() {
        Made clause = Api.made(PATH, whole());
        Fields same = Fields.of();
        whole().keySet().forEach(name -> same.put(name, clause.body().get(name)));

        JsonNode patched = Api.json(Api.patch(clause.path(), same).then().statusCode(200).extract().response());
        same.keySet().forEach(name -> assertEquals(clause.body().get(name), patched.get(name), name));
        assertNotEquals(clause.etag(), patched.path("etag").asText());
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        Made clause = Api.made(PATH, valid().with("objectiveVersions", List.of(Fields.of("hours", 700))));

        assertEquals("HOURS", clause.text("/objectiveForm"));
        assertEquals("2018-01-01", clause.text("/objectiveVersions/0/effectiveOn"));
        assertEquals("{\"trainingCounted\":true,\"trainingCapShare\":null,\"centreHours\":\"WORK\",\"eligibilityMonths\":24,\"straddlingMonth\":\"SPLIT\","
                + "\"exemptions\":[\"ALTERNANCE\",\"ADAPTED_WORK\"],\"excludedEmployerKinds\":[\"EITI\"]}",
                clause.body().path("counting").toString());
    }

    @Test
    void countingRulesArePatchedOneByOne() {
        Made clause = Api.made(PATH, whole());

        Api.patch(clause.path(), Fields.of("counting", Fields.of("trainingCapShare", null, "exemptions", List.of())))
                .then().statusCode(200).body("counting.trainingCapShare", nullValue()).body("counting.exemptions", hasSize(0))
                .body("counting.eligibilityMonths", is(12)).body("counting.excludedEmployerKinds", contains("EITI", "ETT"));
        Api.patch(clause.path(), Fields.of("counting", null)).then().statusCode(200)
                .body("counting.eligibilityMonths", is(24)).body("counting.exemptions", hasSize(2));
    }

    @Test
    void mayHaveNoObjective() {
        Made clause = Api.made(PATH, valid().with("objectiveForm", "NONE").without("objectiveVersions")
                .with("kind", "RESERVED_IAE").with("legalBasis", "ORD_2015_899_ART_36"));

        assertTrue(clause.body().path("objective").isNull());
        assertRefused(422, "objective-required", "/objectiveVersions", Api.patch(clause.path(), Fields.of("objectiveForm", "HOURS")));
        assertRefused(422, "objective-required", "/objectiveVersions", made(valid().with("objectiveForm", "NONE")));
        assertRefused(422, "objective-required", "/objectiveVersions", made(valid().without("objectiveVersions")));
        assertRefused(422, "objective-required", "/objectiveVersions",
                made(valid().with("objectiveVersions", List.of(Fields.of("effectiveOn", "2018-01-02", "hours", 7)))));
    }

    @Test
    void anAmendmentAddsAVersion() {
        Made employer = World.employer();
        Made clause = World.contract().withClause(World.hours("700")).heldBy(employer).made().clause();
        Fields first = Fields.of("id", clause.text("/objectiveVersions/0/id"), "effectiveOn", "2018-01-01", "hours", 700);
        Fields raised = Fields.of("effectiveOn", "2019-01-01", "hours", 900, "reason", "Avenant n° 1");
        List<Fields> versions = List.of(first, raised);

        JsonNode problem = assertRefused(422, "commitments-do-not-add-up", "/commitments",
                Api.patch(clause.path(), Fields.of("objectiveVersions", versions)));
        assertTrue(problem.path("detail").asText().contains("2019-01-01"), problem::toString);
        Fields before = Sample.commitment(employer.id(), "700").with("id", clause.text("/commitments/0/id")).with("until", "2018-12-31");
        Fields after = Sample.commitment(employer.id(), "900").with("from", "2019-01-01");
        Api.patch(clause.path(), Fields.of("objectiveVersions", versions, "commitments", List.of(before, after))).then()
                .statusCode(200).body("objective", is(new BigDecimal("900.00")))
                .body("objectiveVersions.hours", contains(new BigDecimal("700.00"), new BigDecimal("900.00")))
                .body("objectiveVersions[0].id", is(clause.text("/objectiveVersions/0/id")))
                .body("commitments[0].id", is(clause.text("/commitments/0/id")));
    }

    @Test
    void partsKeepTheirIdentity() {
        Made clause = Api.made(PATH, whole());
        Fields suspension = Fields.of("from", "2018-08-01", "until", "2018-08-15", "reason", "Congés");

        Api.patch(clause.path(), Fields.of("suspensions", List.of(suspension))).then().statusCode(200)
                .body("suspensions.id", contains(clause.text("/suspensions/0/id"))).body("suspensions.until", contains("2018-08-15"));
        assertRefused(422, "reference-unknown", "/suspensions/0/id",
                Api.patch(clause.path(), Fields.of("suspensions", List.of(suspension.with("id", UUID.randomUUID())))));
        assertRefused(422, "reference-unknown", "/commitments/0/id", Api.patch(Api.made(PATH, valid()).path(), Fields.of("commitments",
                List.of(Sample.commitment(World.employer().id(), "700").with("id", UUID.randomUUID())))));
        Api.patch(clause.path(), Fields.of("suspensions", List.of(), "commitments", List.of())).then().statusCode(200)
                .body("suspensions", hasSize(0)).body("commitments", hasSize(0));
    }

    @Test
    void partiesAddUpAndAnswer() {
        String one = World.employer().id();
        String two = World.employer().id();
        Fields half = Sample.commitment(one, "350");
        Fields under = Sample.commitment(two, "100").with("role", "SUBCONTRACTOR").with("underEmployerId", one);

        assertRefused(422, "commitments-do-not-add-up", "/commitments", made(owedBy(half)));
        assertRefused(422, "commitment-duplicate", "/commitments/1", made(owedBy(half, half)));
        assertRefused(422, "subcontract-holder", "/commitments/1/underEmployerId",
                made(owedBy(half.with("hours", 700), under.without("underEmployerId"))));
        assertRefused(422, "subcontract-holder", "/commitments/0/underEmployerId",
                made(owedBy(half.with("hours", 700).with("underEmployerId", two))));
        assertRefused(422, "reference-unknown", "/commitments/0/employerId",
                made(owedBy(Sample.commitment(UUID.randomUUID().toString(), "700"))));
        assertRefused(422, "period-invalid", "/commitments/0/until",
                made(owedBy(half.with("from", "2018-02-01").with("until", "2018-01-31"))));
        Api.made(PATH, owedBy(half, Sample.commitment(two, "350").with("role", "CO_CONTRACTOR")));
        Api.made(PATH, owedBy(half.with("hours", 700), under));
    }

    @Test
    void hangsOnALotWhereThereAreLots() {
        Made contract = Api.made("/v1/contracts", Sample.contract(World.buyer().id(), Sample.NIORT).with("lots",
                List.of(Fields.of("number", "1", "title", "Gros œuvre"), Fields.of("number", "2", "title", "Peinture"))));
        String lot = contract.text("/lots/1/id");
        Made clause = Api.made(PATH, Sample.clause(contract.id()).with("lotId", lot));

        assertEquals(lot, clause.text("/lotId"));
        assertRefused(422, "lot-required", "/lotId", made(Sample.clause(contract.id())));
        assertRefused(422, "lot-required", "/lotId", Api.patch(clause.path(), Fields.of("lotId", null)));
        assertRefused(422, "lot-unknown", "/lotId", made(Sample.clause(contract.id()).with("lotId", UUID.randomUUID())));
        assertRefused(422, "lot-unknown", "/lotId", made(valid().with("lotId", lot)));
        Api.patch(clause.path(), Fields.of("lotId", contract.text("/lots/0/id"))).then().statusCode(200);
    }

    @Test
    void lotsAndClausesHoldEachOther() {
        Made contract = Api.made("/v1/contracts", Sample.contract(World.buyer().id(), Sample.NIORT).with("lots",
                List.of(Fields.of("number", "1", "title", "Gros œuvre"))));
        Api.made(PATH, Sample.clause(contract.id()).with("lotId", contract.text("/lots/0/id")));
        JsonNode problem = assertRefused(409, "referenced", "/lots", Api.patch(contract.path(), Fields.of("lots", List.of())));
        assertEquals("1 × clauses.", problem.at("/errors/0/detail").asText());

        var whole = World.contract().withClause(World.hours("700")).made();
        assertRefused(409, "clause-on-contract", "/lots", Api.patch(whole.contract().path(),
                Fields.of("lots", List.of(Fields.of("number", "1", "title", "Peinture")))));
    }

    /** Whichever comes first, the other is refused: a clause never hangs on a contract that has lots. */
    @Test
    void lotsAndClausesDoNotPassEachOther() throws Exception {
        Fields lots = Fields.of("lots", List.of(Fields.of("number", "1", "title", "Peinture")));
        ExecutorService two = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 10; i++) {
            Made contract = World.contract().made().contract();
            Future<Integer> lot = two.submit(() -> Api.patch(Api.admin(), contract.path(), contract.etag(), lots).statusCode());
            Future<Integer> clause = two.submit(() -> made(Sample.clause(contract.id())).statusCode());
            String codes = lot.get() + " " + clause.get();
            assertTrue(codes.equals("200 422") || codes.equals("409 201"), codes);
        }
        two.shutdown();
    }

    @Test
    void restsOnALegalBasisInForceAtPublication() {
        assertRefused(422, "legal-basis-not-in-force", "/legalBasis", made(valid().with("legalBasis", "CCP_L2112_2")));
        assertRefused(422, "legal-basis-not-in-force", "/legalBasis", made(valid().with("legalBasis", "CMP_ART_14")));
        Made contract = Api.made("/v1/contracts", Sample.contract(World.buyer().id(), Sample.NIORT).with("publishedOn", "2016-03-31"));
        Made clause = Api.made(PATH, Sample.clause(contract.id()).with("legalBasis", "CMP_ART_14"));

        assertRefused(422, "legal-basis-not-in-force", "/legalBasis", Api.patch(clause.path(), Fields.of("legalBasis", "CCP_L2112_2")));
        assertRefused(422, "legal-basis-not-in-force", "/publishedOn", Api.patch(contract.path(), Fields.of("publishedOn", "2016-04-01")));
        assertRefused(422, "legal-basis-not-in-force", "/publishedOn", Api.patch(contract.path(), Fields.of("publishedOn", null)));
        Api.patch(contract.path(), Fields.of("publishedOn", null, "notifiedOn", "2016-03-31")).then().statusCode(200);
        Api.made(PATH, valid().with("legalBasis", "PRIVATE_AGREEMENT").with("kind", "VOLUNTARY"));
    }

    @Test
    void theCodeListShowsWhenEachBasisWasInForce() {
        Api.admin().get("/v1/code-lists/legalBasis").then().statusCode(200).body("codes", hasSize(LegalBasis.values().length))
                .body("codes.find { it.code == 'ORD_2015_899_ART_38' }.validFrom", is("2016-04-01"))
                .body("codes.find { it.code == 'ORD_2015_899_ART_38' }.validUntil", is("2019-03-31"))
                .body("codes.find { it.code == 'PRIVATE_AGREEMENT' }.validFrom", nullValue());
    }

    @Test
    void staysWithItsContract() {
        Made clause = Api.made(PATH, valid());
        String other = World.contract().made().id();

        assertRefused(422, "immutable-field", "/contractId", Api.patch(clause.path(), Fields.of("contractId", other)));
        Api.patch(clause.path(), Fields.of("contractId", clause.text("/contractId"))).then().statusCode(200);
        assertRefused(422, "reference-unknown", "/contractId", made(Sample.clause(UUID.randomUUID().toString())));
    }

    @Test
    void periodsAreOrdered() {
        assertRefused(422, "period-invalid", "/endOn", made(valid().with("endOn", "2017-12-31")));
        Fields suspension = Fields.of("from", "2018-08-01", "until", "2018-08-31", "reason", "Congés");
        assertRefused(422, "periods-overlap", "/suspensions/1", made(valid().with("suspensions", List.of(suspension, suspension))));
        assertRefused(422, "period-invalid", "/suspensions/0/until",
                made(valid().with("suspensions", List.of(suspension.with("until", "2018-07-31")))));
        Fields version = Fields.of("effectiveOn", "2018-01-01", "hours", 7);
        assertRefused(422, "duplicate-child", "/objectiveVersions/1/effectiveOn",
                made(valid().with("objectiveVersions", List.of(version, version.without("effectiveOn")))));
    }

    @ParameterizedTest
    @CsvSource({"contractId,,required", "legalBasis,,required", "legalBasis,CMP_ART_99,invalid-value", "kind,,required",
            "startOn,,required", "endOn,2018-13-01,invalid-format", "objectiveForm,EUROS,invalid-value", "lotId,1,invalid-format",
            "objective,7,unknown-field"})
    void isHeldToTheContract(String field, String value, String code) {
        JsonNode problem = assertRefused(400, "invalid-body", "/" + field, made(valid().with(field, value)));
        assertEquals(code, problem.at("/errors/0/code").asText());
    }

    @Test
    void numbersAreHeldToTheContract() {
        for (Object hours : Arrays.asList(new BigDecimal("1.005"), -1, 1_000_000, "7", null)) {
            assertRefused(400, "invalid-body", "/objectiveVersions/0/hours",
                    made(valid().with("objectiveVersions", List.of(Fields.of("hours", hours)))));
        }
        for (Map.Entry<String, Object> rule : Map.of("trainingCapShare", (Object) new BigDecimal("1.1"), "eligibilityMonths", 0,
                "exemptions", List.of("ALTERNANCE", "ALTERNANCE"), "straddlingMonth", "MAYBE").entrySet()) {
            assertRefused(400, "invalid-body", "/counting/" + rule.getKey(),
                    made(valid().with("counting", Fields.of(rule.getKey(), rule.getValue()))));
        }
        assertRefused(422, "nir-refused", "/title", made(valid().with("title", "Pour 185057919112345")));
    }

    @Test
    void isFoundByWhatIsKnownOfIt() {
        Made holder = World.employer();
        Made helper = World.employer();
        var made = World.contract().withClause(World.hours("700")).heldBy(holder).subcontractedTo(helper, holder, "50")
                .withClause(World.hours("10")).clauseWith("kind", "CRITERION").clauseWith("legalBasis", "ORD_2015_899_ART_52").made();
        String ofContract = PATH + "?contractId=" + made.id();

        Api.admin().get(ofContract).then().statusCode(200).body("items", hasSize(2));
        for (String filter : List.of("employerId=" + holder.id(), "employerId=" + helper.id(), "kind=CONDITION",
                "legalBasis=ORD_2015_899_ART_38")) {
            Api.admin().get(ofContract + "&" + filter).then().statusCode(200).body("items.id", contains(made.clause().id()));
        }
        Api.admin().get(ofContract + "&territory=NIORTAIS").then().statusCode(200).body("items", hasSize(2));
        Api.admin().get(ofContract + "&territory=GATINE").then().statusCode(200).body("items", hasSize(0));
        Api.admin().get(ofContract + "&lotId=" + UUID.randomUUID()).then().statusCode(200).body("items", hasSize(0));
        assertRefused(400, "invalid-parameter", Api.admin().get(PATH + "?title=x"));
        assertRefused(400, "invalid-parameter", Api.admin().get(PATH + "?kind=x"));
    }

    @Test
    void isListedInTheOrderAskedFor() {
        var contract = World.contract().made();
        for (String start : List.of("2018-03-01", "2018-01-01", "2018-02-01")) {
            Api.made(PATH, Sample.clause(contract.id()).with("startOn", start).with("endOn", start.replace("2018", "2020")));
        }
        for (String field : List.of("startOn", "endOn")) {
            List<String> days = Api.all(PATH, Map.of("contractId", contract.id(), "sort", field)).stream()
                    .map(clause -> clause.path(field).asText()).toList();
            assertEquals(days.stream().sorted().toList(), days);
        }
        Api.admin().get(PATH + "?sort=-endOn&limit=1&count=true&contractId=" + contract.id()).then().statusCode(200)
                .body("items.endOn", contains("2020-03-01")).body("total", is(3));
    }

    @Test
    void aListAsksNothingPerRow() {
        String contract = World.contract().made().id();
        Fields body = whole().with("contractId", contract);
        for (int i = 0; i < 12; i++) {
            Api.made(PATH, body);
        }
        List<String> few = StatementCount.during(() -> Api.admin().get(PATH + "?limit=2&contractId=" + contract));
        List<String> many = StatementCount.during(() -> Api.admin().get(PATH + "?limit=12&contractId=" + contract));
        assertEquals(few.size(), many.size(), many::toString);
    }

    @Test
    void aChangeIsHeldToTheVersionThatWasRead() {
        Made clause = Api.made(PATH, valid());
        Fields patch = Fields.of("title", "Autre");

        assertRefused(428, "precondition-required", Api.patch(Api.admin(), clause.path(), null, patch));
        Api.patch(Api.admin(), clause.path(), clause.etag(), patch).then().statusCode(200).body("title", is("Autre"));
        assertRefused(412, "precondition-failed", Api.patch(Api.admin(), clause.path(), clause.etag(), patch));
        assertRefused(412, "precondition-failed", Api.delete(Api.admin(), clause.path(), clause.etag()));
        assertRefused(428, "precondition-required", Api.delete(Api.admin(), clause.path(), null));
        Api.admin().header("If-None-Match", Api.etag(clause.path())).get(clause.path()).then().statusCode(304);
        Api.delete(clause.path()).then().statusCode(204);
        assertRefused(404, "not-found", Api.admin().get(clause.path()));
    }

    @Test
    void aListInsideMovesTheEntityTag() {
        Made clause = Api.made(PATH, whole());
        String before = clause.etag();
        for (Fields patch : List.of(Fields.of("suspensions", List.of()), Fields.of("commitments", List.of()),
                Fields.of("objectiveVersions", List.of(Fields.of("hours", 5))),
                Fields.of("counting", Fields.of("excludedEmployerKinds", List.of())))) {
            String after = Api.patch(clause.path(), patch).then().statusCode(200).extract().header("ETag");
            assertNotEquals(before, after);
            before = after;
        }
    }

    private static Response made(Fields body) {
        return Api.post(Api.admin(), PATH, body);
    }

    private static Fields valid() {
        return Sample.clause(World.contract().made().id());
    }

    private static Fields owedBy(Fields... commitments) {
        return valid().with("commitments", List.of(commitments));
    }

    private static Fields whole() {
        String one = World.employer().id();
        return valid().with("lotId", null).with("title", "Insertion").with("objectiveForm", "HOURS").with("objectiveVersions",
                        List.of(Fields.of("effectiveOn", "2018-01-01", "hours", 700, "reason", null),
                                Fields.of("effectiveOn", "2019-01-01", "hours", 800, "reason", "Avenant")))
                .with("commitments", List.of(Sample.commitment(one, "700").with("until", "2018-12-31"),
                        Sample.commitment(one, "800").with("from", "2019-01-01").with("role", "LEAD"),
                        Sample.commitment(World.employer().id(), "50").with("role", "SUBCONTRACTOR").with("underEmployerId", one)))
                .with("suspensions", List.of(Fields.of("from", "2018-08-01", "until", "2018-08-31", "reason", "Congés")))
                .with("counting", Fields.of("trainingCounted", false, "trainingCapShare", new BigDecimal("0.2"),
                        "eligibilityMonths", 12, "straddlingMonth", "WHOLE", "exemptions", List.of("ADAPTED_WORK"),
                        "excludedEmployerKinds", List.of("EITI", "ETT")));
    }
}
