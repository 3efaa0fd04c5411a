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
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
class ContractResourceTest {

    private static final String PATH = "/v1/contracts";
    private static final String BRESSUIRE = "79049";

    @Test
    void isShownAsItWasGiven() {
        Made contract = Api.made(PATH, whole());

        JsonNode shown = contract.now();
        assertEquals(contract.body(), shown);
        assertEquals("0.600000", shown.at("/places/0/share").decimalValue().toPlainString());
        assertEquals("NIORTAIS", shown.at("/places/0/territory/code").asText());
        assertTrue(shown.at("/places/0/department").isNull());
        assertTrue(shown.at("/places/2/commune").isNull());
        assertEquals("79", shown.at("/places/2/department").asText());
        assertTrue(shown.at("/places/2/territory").isNull());
        assertEquals("1500000.00", shown.path("amountExclTax").decimalValue().toPlainString());
    }

    @Test
    void survivesAPatchWithItself() {
        Made contract = Api.made(PATH, whole());
        Fields same = Fields.of();
        whole().keySet().forEach(name -> same.put(name, contract.body().get(name)));
        same.put("places", whole().get("places"));

        JsonNode patched = Api.json(Api.patch(contract.path(), same).then().statusCode(200).extract().response());
        same.keySet().forEach(name -> assertEquals(contract.body().get(name), patched.get(name), name));
        assertNotEquals(contract.etag(), patched.path("etag").asText());
    }

    @Test
    void whatIsLeftOutIsEmpty() {
        Made contract = World.contract().made().contract();

        for (String list : List.of("renewals", "lots", "amendments")) {
            assertEquals(0, contract.body().path(list).size(), list);
            assertTrue(contract.body().path(list).isArray(), list);
        }
        assertEquals(false, contract.body().path("npnru").booleanValue());
        assertEquals("1.000000", contract.body().at("/places/0/share").decimalValue().toPlainString());
    }

    @Test
    void nullEmptiesAFieldOrAList() {
        Made contract = Api.made(PATH, whole());

        Api.patch(contract.path(), Fields.of("cpv", null, "amountExclTax", null, "lots", null, "renewals", null, "npnru", null))
                .then().statusCode(200).body("cpv", nullValue()).body("amountExclTax", nullValue()).body("lots", hasSize(0))
                .body("renewals", hasSize(0)).body("npnru", is(false)).body("amendments", hasSize(1));
    }

    @Test
    void aLotKeepsItsIdentityUnderAnotherNumber() {
        Made contract = Api.made(PATH, whole());
        String first = contract.text("/lots/0/id");
        String second = contract.text("/lots/1/id");

        Api.patch(contract.path(), Fields.of("lots", List.of(lot(first, "2"), lot(second, "1")))).then().statusCode(200)
                .body("lots.id", contains(first, second)).body("lots.number", contains("2", "1"));
        JsonNode again = contract.now();
        assertEquals("2", again.at("/lots/0/number").asText());
        Api.patch(contract.path(), Fields.of("lots", List.of(lot(null, "1"), lot(null, "3")))).then().statusCode(200)
                .body("lots[0].id", is(second)).body("lots.number", contains("1", "3"));
    }

    @Test
    void anAmendmentKeepsItsIdentityToo() {
        Made contract = Api.made(PATH, whole());
        Fields later = Fields.of("id", contract.text("/amendments/0/id"), "number", "A1", "signedOn", "2018-06-01", "subject", "Délai");

        Api.patch(contract.path(), Fields.of("amendments", List.of(later, later.without("id").with("number", "A0")
                .with("signedOn", "2018-05-01")))).then().statusCode(200).body("amendments.number", contains("A0", "A1"))
                .body("amendments[1].id", is(contract.text("/amendments/0/id")));
    }

    @Test
    void aPartThatIsNotThereIsUnknown() {
        Made contract = Api.made(PATH, whole());
        String foreign = Api.made(PATH, whole()).text("/lots/0/id");

        assertRefused(422, "reference-unknown", "/lots/0/id", Api.patch(contract.path(), Fields.of("lots", List.of(lot(foreign, "1")))));
        String own = contract.text("/lots/0/id");
        assertRefused(422, "duplicate-child", "/lots/1/id",
                Api.patch(contract.path(), Fields.of("lots", List.of(lot(own, "1"), lot(own, "2")))));
        assertRefused(422, "duplicate-child", "/lots/1/number",
                Api.patch(contract.path(), Fields.of("lots", List.of(lot(null, "1"), lot(null, "1")))));
    }

    @Test
    void aReferenceIsUniqueForItsBuyer() {
        Made contract = World.contract().made().contract();
        Fields same = Sample.contract(contract.text("/buyerId"), Sample.NIORT).with("reference", contract.text("/reference"));

        assertRefused(409, "duplicate", "/reference", made(same));
        made(same.with("buyerId", World.buyer().id())).then().statusCode(201);
        made(same.with("reference", contract.text("/reference").toLowerCase())).then().statusCode(201);
    }

    @Test
    void refersToWhatExists() {
        assertRefused(422, "reference-unknown", "/buyerId", made(valid().with("buyerId", UUID.randomUUID())));
        assertRefused(422, "commune-unknown", "/places/0/commune", made(in(Fields.of("commune", "79000"))));
        assertRefused(422, "department-unknown", "/places/0/department", made(in(Fields.of("department", "20"))));
    }

    @Test
    void aFormerCommuneIsThatOfToday() {
        made(in(Fields.of("commune", "79205"))).then().statusCode(201).body("places.commune", contains("79307"));
        assertRefused(422, "place-invalid", "/places/1",
                made(in(Fields.of("commune", "79205", "share", 0.5), Fields.of("commune", "79307", "share", 0.5))));
    }

    @Test
    void placesMakeTheWhole() {
        Fields half = Fields.of("commune", Sample.NIORT, "share", new BigDecimal("0.5"));
        assertRefused(422, "place-invalid", "/places/0", made(in(Fields.of("share", 1))));
        assertRefused(422, "place-invalid", "/places/0", made(in(half.with("department", "79"))));
        assertRefused(422, "place-invalid", "/places/1", made(in(half, half)));
        assertRefused(422, "shares-not-one", "/places", made(in(half)));
        assertRefused(422, "shares-not-one", "/places", made(in(half, Fields.of("commune", BRESSUIRE, "share", new BigDecimal("0.499999")))));
        assertRefused(422, "shares-not-one", "/places/1/share", made(in(half, Fields.of("commune", BRESSUIRE))));
    }

    @Test
    void periodsAreOrdered() {
        assertRefused(422, "period-invalid", "/endOn", made(valid().with("endOn", "2017-12-31")));
        Fields renewal = Fields.of("number", 1, "startOn", "2028-01-01", "endOn", "2028-12-31", "status", "PLANNED");
        assertRefused(422, "period-invalid", "/renewals/0/endOn", made(valid().with("renewals", List.of(renewal.with("endOn", "2027-01-01")))));
        assertRefused(422, "periods-overlap", "/renewals/1", made(valid().with("renewals", List.of(renewal, renewal.with("number", 2)))));
        assertRefused(422, "duplicate-child", "/renewals/1/number", made(valid().with("renewals", List.of(renewal, renewal))));
    }

    @ParameterizedTest
    @CsvSource({"buyerId,,required", "buyerId,x,invalid-format", "reference,,required", "title,,required", "nature,GIFT,invalid-value",
            "category,,required", "cpv,45,invalid-format", "startOn,2018-02-30,invalid-format", "endOn,,required", "status,,required",
            "places,,required", "npnru,yes,invalid-type", "etag,x,unknown-field"})
    void isHeldToTheContract(String field, String value, String code) {
        JsonNode problem = assertRefused(400, "invalid-body", "/" + field, made(valid().with(field, value)));
        assertEquals(code, problem.at("/errors/0/code").asText());
    }

    @Test
    void numbersAreHeldToTheContract() {
        assertRefused(400, "invalid-body", "/amountExclTax", made(valid().with("amountExclTax", new BigDecimal("1.001"))));
        assertRefused(400, "invalid-body", "/amountExclTax", made(valid().with("amountExclTax", -1)));
        assertRefused(400, "invalid-body", "/amountExclTax", made(valid().with("amountExclTax", "1")));
        assertRefused(400, "invalid-body", "/places/0/share", made(in(Fields.of("commune", BRESSUIRE, "share", 0))));
        assertRefused(400, "invalid-body", "/places/0/share", made(in(Fields.of("commune", BRESSUIRE, "share", new BigDecimal("0.1234567")))));
        assertRefused(400, "invalid-body", "/places", made(valid().with("places", List.of())));
        assertRefused(400, "invalid-body", "/renewals/0/number", made(valid().with("renewals",
                List.of(Fields.of("number", 0, "startOn", "2028-01-01", "endOn", "2028-12-31", "status", "PLANNED")))));
        assertRefused(422, "nir-refused", "/lots/0/title", made(valid().with("lots",
                List.of(Fields.of("number", "1", "title", "pour 185057919112345")))));
    }

    @Test
    void aReferenceMayHaveAsManyDigitsAsANir() {
        Made buyer = World.buyer();
        for (String reference : List.of("2020101500012", "2020101500013", "185057800608412")) {
            Api.made(PATH, Sample.contract(buyer.id(), Sample.NIORT).with("reference", reference));
            assertEquals(1, Api.all(PATH, Map.of("buyerId", buyer.id(), "reference", reference)).size());
            assertEquals(1, Api.all(PATH, Map.of("buyerId", buyer.id(), "q", reference)).size());
        }
        String next = Api.admin().queryParams(Map.of("buyerId", buyer.id(), "sort", "reference", "limit", 1)).get(PATH).header("Link");
        Api.admin().urlEncodingEnabled(false).get(next.substring(1, next.indexOf('>'))).then().statusCode(200).body("items", hasSize(1));
        assertRefused(422, "nir-refused", "/reference", made(Sample.contract(buyer.id(), Sample.NIORT).with("reference", "185057800608491")));
    }

    @Test
    void isFoundByWhatIsKnownOfIt() {
        Made buyer = World.buyer();
        String title = Sample.unique("Réfection du préau");
        Made contract = Api.made(PATH, Sample.contract(buyer.id(), BRESSUIRE).with("title", title).with("status", "AWARDED")
                .with("nature", "DSP").with("category", "SERVICES"));
        Api.made(PATH, Sample.contract(buyer.id(), Sample.NIORT).with("places",
                List.of(Fields.of("commune", "17300"))));

        for (String filter : List.of("status=AWARDED", "nature=DSP", "category=SERVICES", "territory=BOCAGE", "department=79",
                "q=" + title.replace("é", "E").replace("R", "r"), "q=" + contract.text("/reference").toLowerCase(),
                "reference=" + contract.text("/reference"))) {
            Api.admin().get(PATH + "?buyerId=" + buyer.id() + "&" + filter).then().statusCode(200)
                    .body("items.id", contains(contract.id()));
        }
        for (String filter : List.of("status=CANCELLED", "territory=GATINE", "department=86", "q=100%25", "reference=m-0")) {
            Api.admin().get(PATH + "?buyerId=" + buyer.id() + "&" + filter).then().statusCode(200).body("items", hasSize(0));
        }
    }

    @ParameterizedTest
    @CsvSource({"?buyerId=1,buyerId", "?status=X,status", "?territory=niort,territory", "?department=Deux,department", "?sort=title,sort"})
    void listsTakeWhatTheContractNames(String query, String parameter) {
        JsonNode problem = assertRefused(400, "invalid-parameter", Api.admin().get(PATH + query));
        assertEquals(parameter, problem.at("/errors/0/parameter").asText());
    }

    @Test
    void isListedInTheOrderAskedForPageByPage() {
        Made buyer = World.buyer();
        for (String start : List.of("2018-03-01", "2018-01-01", "2018-02-01", "2018-01-01")) {
            Api.made(PATH, Sample.contract(buyer.id(), Sample.NIORT).with("startOn", start));
        }
        for (String sort : List.of("startOn", "-startOn", "endOn", "reference", "-reference")) {
            List<String> whole = ids(Api.admin().get(PATH + "?buyerId=" + buyer.id() + "&sort=" + sort));
            String first = PATH + "?buyerId=" + buyer.id() + "&limit=3&count=true&sort=" + sort;
            Response page = Api.admin().get(first).then().statusCode(200).body("total", is(4)).extract().response();
            String link = page.header("Link");
            List<String> paged = new java.util.ArrayList<>(ids(page));
            paged.addAll(ids(Api.admin().urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')))));
            assertEquals(4, whole.size());
            assertEquals(whole, paged, sort);
        }
        assertEquals("2018-01-01", Api.all(PATH, Map.of("buyerId", buyer.id(), "sort", "startOn")).get(0).path("startOn").asText());
    }

    @Test
    void aListAsksNothingPerRow() {
        Made buyer = World.buyer();
        for (int i = 0; i < 12; i++) {
            Api.made(PATH, whole().with("buyerId", buyer.id()));
        }
        List<String> few = StatementCount.during(() -> Api.admin().get(PATH + "?limit=2&buyerId=" + buyer.id()));
        List<String> many = StatementCount.during(() -> Api.admin().get(PATH + "?limit=12&buyerId=" + buyer.id()));
        assertEquals(few.size(), many.size(), many::toString);
    }

    @Test
    void aChangeIsHeldToTheVersionThatWasRead() {
        Made contract = World.contract().made().contract();
        Fields patch = Fields.of("title", "Autre");

        assertRefused(428, "precondition-required", Api.patch(Api.admin(), contract.path(), null, patch));
        Api.patch(Api.admin(), contract.path(), contract.etag(), patch).then().statusCode(200);
        assertRefused(412, "precondition-failed", Api.patch(Api.admin(), contract.path(), contract.etag(), patch));
        assertRefused(412, "precondition-failed", Api.delete(Api.admin(), contract.path(), contract.etag()));
        assertRefused(428, "precondition-required", Api.delete(Api.admin(), contract.path(), null));
        Api.admin().header("If-None-Match", Api.etag(contract.path())).get(contract.path()).then().statusCode(304);
        assertRefused(404, "not-found", Api.patch(Api.admin(), PATH + "/" + UUID.randomUUID(), "\"0\"", patch));
    }

    @Test
    void aListInsideMovesTheEntityTag() {
        Made contract = Api.made(PATH, whole());
        String before = contract.etag();
        for (Fields patch : List.of(Fields.of("lots", List.of(lot(null, "1"))), Fields.of("renewals", List.of()),
                Fields.of("places", List.of(Fields.of("commune", BRESSUIRE))), Fields.of("amendments", List.of()))) {
            String after = Api.patch(contract.path(), patch).then().statusCode(200).extract().header("ETag");
            assertNotEquals(before, after);
            before = after;
        }
    }

    @Test
    void isDeletedUnlessItHasClauses() {
        Made free = Api.made(PATH, whole());
        Api.delete(free.path()).then().statusCode(204);
        assertRefused(404, "not-found", Api.admin().get(free.path()));

        var held = World.contract().withClause(World.hours("700")).made();
        JsonNode problem = assertRefused(409, "referenced", "", Api.delete(held.contract().path()));
        assertEquals("1 × clauses.", problem.at("/errors/0/detail").asText());
    }

    private static Response made(Fields body) {
        return Api.post(Api.admin(), PATH, body);
    }

    private static List<String> ids(Response list) {
        return list.then().statusCode(200).extract().jsonPath().getList("items.id");
    }

    private static Fields valid() {
        return Sample.contract(World.buyer().id(), Sample.NIORT);
    }

    private static Fields in(Fields... places) {
        return valid().with("places", List.of(places));
    }

    private static Fields lot(String id, String number) {
        return Fields.of("id", id, "number", number, "title", "Lot " + number);
    }

    private static Fields whole() {
        return valid().with("decpUid", "97340086400011-M1").with("cpv", "45454000-4").with("publishedOn", "2017-09-01")
                .with("amountExclTax", new BigDecimal("1500000.00"))
                .with("notifiedOn", "2017-12-01").with("npnru", true).with("operation", "Quartier du Pontreau")
                .with("renewals", List.of(Fields.of("number", 1, "startOn", "2028-01-01", "endOn", "2028-12-31", "status", "PLANNED")))
                .with("places", List.of(Fields.of("commune", Sample.NIORT, "share", new BigDecimal("0.6")),
                        Fields.of("commune", BRESSUIRE, "share", new BigDecimal("0.3")),
                        Fields.of("department", "79", "share", new BigDecimal("0.1"))))
                .with("lots", List.of(Fields.of("number", "1", "title", "Gros œuvre", "cpv", "45223220",
                        "amountExclTax", new BigDecimal("900000.00")), Fields.of("number", "2", "title", "Peinture")))
                .with("amendments", List.of(Fields.of("number", "A1", "signedOn", "2018-05-01", "subject", "Prolongation",
                        "amountExclTax", new BigDecimal("1600000.00"), "endOn", "2028-03-31")));
    }
}
