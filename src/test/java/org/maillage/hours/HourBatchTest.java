package org.maillage.hours;

import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.maillage.testing.Refusals.assertRefused;
import static org.maillage.testing.World.hours;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Many lines at once: each has its result, and sending them again, or twice at the same time, makes no entry twice. */
@QuarkusTest
class HourBatchTest {

    private static final String PATH = "/v1/hour-entries";
    private static final String BATCH = PATH + "/batch";
    private static final String VALIDATION = PATH + "/validation";

    private Made employer;
    private Made clause;
    private List<Made> jobs;

    @BeforeEach
    void threeJobsOnAClause() {
        employer = World.employer();
        clause = clause(Sample.NIORT);
        jobs = IntStream.range(0, 3).mapToObj(i -> job()).toList();
    }

    private Made clause(String commune) {
        return World.contract().in(commune).withClause(hours("700")).heldBy(employer).made().clause();
    }

    private Made job() {
        return World.employment(World.person().rsa().eligibleFrom("2018-01-01").made(), employer).made();
    }

    @Test
    void everyLineHasItsResultInOrder() {
        List<Fields> lines = List.of(line(0, 0), line(1, 0), line(0, 0), line(0, 1).with("employmentId", UUID.randomUUID().toString()),
                line(0, 1).with("hours", 300), line(2, 5), line(0, 1));
        Response answer = Api.post(Api.admin(), BATCH, lines);

        answer.then().statusCode(200).body("items.line", is(List.of(1, 2, 3, 4, 5, 6, 7)))
                .body("items.status", is(List.of(201, 201, 409, 422, 422, 201, 201)))
                .body("items[2].problem.code", is("duplicate-hour-entry")).body("items[2].id", nullValue())
                .body("items[3].problem.code", is("reference-unknown")).body("items[3].problem.errors[0].pointer", is("/employmentId"))
                .body("items[4].problem.code", is("implausible-hours"))
                .body("summary.lines", is(7)).body("summary.created", is(4)).body("summary.unchanged", is(0)).body("summary.refused", is(3))
                .body("summary.dryRun", is(false));
        Api.admin().get(PATH + "/" + answer.jsonPath().getString("items[5].id")).then().body("month", is("2018-06"))
                .body("employmentId", is(jobs.get(2).id()));
        assertEquals(4, entries());
    }

    @Test
    void aBrokenLineSpoilsNoneButItself() {
        List<String> lines = List.of(Api.line(line(0, 0)), "{\"hours\":", "", "   ", "[]", "12", Api.line(line(0, 1).with("hours", "10")),
                Api.line(line(0, 1).with("status", "VALIDATED")), Api.line(line(0, 1)), "");
        Api.postLines(Api.admin(), BATCH, lines).then().statusCode(200).body("items.line", is(List.of(1, 2, 5, 6, 7, 8, 9)))
                .body("items.status", is(List.of(201, 400, 400, 400, 400, 400, 201)))
                .body("items[1].problem.code", is("malformed-json")).body("items[2].problem.code", is("invalid-body"))
                .body("items[4].problem.errors[0].pointer", is("/hours")).body("items[5].problem.errors[0].code", is("unknown-field"))
                .body("summary.lines", is(7)).body("summary.refused", is(5));
        assertEquals(2, entries());
    }

    /** Without the filter: what the contract forbids is sent on purpose, and answered 200. */
    @Test
    void anElementOfAnArrayThatDoesNotMatchIsRefusedOnItsOwn() {
        Api.admin().noFilters().body(List.of(line(0, 0), line(0, 1).without("month"), 3, line(0, 2))).post(BATCH).then().statusCode(200)
                .body("items.status", is(List.of(201, 400, 400, 201))).body("items[1].problem.errors[0].pointer", is("/month"));
    }

    @Test
    void anEmptyBatchIsNothingToDoAndWhatIsNoArrayIsRefused() {
        Api.post(Api.admin(), BATCH, List.of()).then().statusCode(200).body("items.size()", is(0)).body("summary.lines", is(0));
        Api.postLines(Api.admin(), BATCH, List.of("", " ", "")).then().statusCode(200).body("items.size()", is(0));
        assertRefused(400, "invalid-body", Api.post(Api.admin(), BATCH, line(0, 0)));
        assertRefused(400, "malformed-json", Api.admin().body("[{]").post(BATCH));
        assertRefused(415, "unsupported-media-type", Api.admin().contentType("text/csv").body("a;b").post(BATCH));
        assertRefused(400, "invalid-parameter", Api.post(Api.admin(), BATCH + "?atomic=yes", List.of()));
        assertRefused(400, "invalid-parameter", Api.post(Api.admin(), BATCH + "?dry=true", List.of()));
    }

    @Test
    void tenThousandLinesAreTheMost() {
        List<String> most = Collections.nCopies(10_000, "{}");
        Api.postLines(Api.admin(), BATCH + "?dryRun=true", most).then().statusCode(200).body("summary.refused", is(10_000));
        List<String> more = Collections.nCopies(10_001, "{}");
        assertRefused(413, "batch-too-large", Api.postLines(Api.admin(), BATCH, more));
        assertRefused(413, "batch-too-large", Api.admin().body("[" + String.join(",", more) + "]").post(BATCH));
    }

    @Test
    void anAtomicBatchIsAllOrNothing() {
        Response refused = Api.post(Api.admin(), BATCH + "?atomic=true", List.of(line(0, 0), line(0, 0), line(1, 0)));
        assertRefused(422, "batch-refused", refused);
        refused.then().body("items.status", is(List.of(424, 409, 424))).body("items.id", everyItem(nullValue()))
                .body("items[1].problem.code", is("duplicate-hour-entry"));
        assertEquals(0, entries());
        assertRefused(422, "batch-refused", Api.postLines(Api.admin(), BATCH + "?atomic=true", List.of(Api.line(line(0, 0)), "{")));
        assertEquals(0, entries());

        Api.post(Api.admin(), BATCH + "?atomic=true", List.of(line(0, 0), line(1, 0))).then().statusCode(200)
                .body("items.status", is(List.of(201, 201))).body("items.id", everyItem(notNullValue()));
        assertEquals(2, entries());
    }

    @Test
    void anAtomicBatchThatKnowsALineAlreadyKeepsIt() {
        Fields known = named(line(0, 0));
        Made entry = Api.made(PATH, known);
        Api.post(Api.admin(), BATCH + "?atomic=true", List.of(known, line(0, 0))).then().statusCode(422)
                .body("items.status", is(List.of(424, 409)));
        Api.post(Api.admin(), BATCH + "?atomic=true", List.of(known, line(0, 1))).then().statusCode(200)
                .body("items.status", is(List.of(200, 201))).body("items[0].id", is(entry.id()));
        assertEquals(entry.body(), entry.now());
    }

    @Test
    void aDryRunAnswersTheSameAndWritesNothing() {
        Fields twice = named(line(2, 0));
        Made known = Api.made(PATH, named(line(2, 7)));
        List<Fields> lines = List.of(line(0, 0), line(0, 0), line(0, 1).with("hours", 300), twice, twice, named(line(2, 7), known),
                line(1, 0));
        Response dry = Api.post(Api.admin(), BATCH + "?dryRun=true", lines);

        dry.then().statusCode(200).body("summary.dryRun", is(true)).body("items.id", everyItem(nullValue()));
        assertEquals(1, entries());
        assertRefused(422, "batch-refused", Api.post(Api.admin(), BATCH + "?dryRun=true&atomic=true", lines));
        Response wet = Api.post(Api.admin(), BATCH, lines);
        assertEquals(results(wet), results(dry));
        assertEquals(List.of("201 ", "409 duplicate-hour-entry", "422 implausible-hours", "201 ", "200 ", "200 ", "201 "), results(wet));
        wet.then().body("summary.created", is(3)).body("summary.unchanged", is(2)).body("summary.refused", is(2));
        assertEquals(4, entries());
    }

    @Test
    void sendingABatchAgainMakesNothingTwice() {
        List<Fields> lines = lines(10).stream().map(HourBatchTest::named).toList();
        Response first = Api.post(Api.admin(), BATCH, lines);
        Response again = Api.post(Api.admin(), BATCH, lines);

        again.then().statusCode(200).body("items.status", everyItem(is(200))).body("summary.unchanged", is(10))
                .body("summary.created", is(0));
        assertEquals(first.jsonPath().getList("items.id"), again.jsonPath().getList("items.id"));
        Response nameless = Api.post(Api.admin(), BATCH, lines.stream().map(line -> line.without("externalIds")).toList());
        nameless.then().body("items.status", everyItem(is(409))).body("items.problem.code", everyItem(is("duplicate-hour-entry")));
        assertEquals(10, entries());
    }

    @Test
    void oneExternalIdForTwoDifferentLinesIsTaken() {
        Fields line = named(line(0, 0));
        Api.post(Api.admin(), BATCH, List.of(line, line.with("month", "2018-09"))).then().statusCode(200)
                .body("items.status", is(List.of(201, 409))).body("items[1].problem.code", is("external-id-taken"));
    }

    @Test
    void aBatchInTwoPartsComesToTheSame() {
        Place whole = Place.fresh();
        Place parts = Place.fresh();
        List<Fields> all = lines(clause(whole.commune()), jobs);
        List<Fields> same = lines(clause(parts.commune()), IntStream.range(0, 3).mapToObj(i -> job()).toList());
        Api.post(Api.admin(), BATCH, all).then().statusCode(200).body("summary.created", is(all.size()));
        Api.post(Api.admin(), BATCH, same.subList(0, 11)).then().statusCode(200).body("summary.created", is(11));
        Api.post(Api.admin(), BATCH, same.subList(11, same.size())).then().statusCode(200);
        for (Place place : List.of(whole, parts)) {
            Api.post(Api.admin(), VALIDATION, Fields.of("filter", Fields.of("territory", place.territory(), "year", 2018))).then()
                    .statusCode(200);
        }
        assertEquals(done(whole, 2018), done(parts, 2018));
        assertEquals(done(whole, 2019), done(parts, 2019));
        assertNotEquals(done(whole, 2018), done(whole, 2019));
    }

    @Test
    void idsAreValidatedLineByLine() {
        List<String> ids = created(lines(3));
        String unknown = UUID.randomUUID().toString();
        List<String> asked = List.of(ids.get(2), unknown, ids.get(0));
        Api.post(Api.admin(), VALIDATION, Fields.of("ids", asked)).then().statusCode(200).body("items.line", is(List.of(1, 2, 3)))
                .body("items.status", is(List.of(200, 404, 200))).body("items[0].id", is(ids.get(2)))
                .body("items[1].problem.code", is("not-found"))
                .body("summary.lines", is(3)).body("summary.created", is(0)).body("summary.unchanged", is(0))
                .body("summary.refused", is(1));
        Api.post(Api.admin(), VALIDATION, Fields.of("ids", ids)).then().statusCode(200).body("items.status", is(List.of(409, 200, 409)))
                .body("items[0].problem.code", is("wrong-status"));
        assertEquals(List.of("COUNTED"), Api.all(PATH, Fields.of("clauseId", clause.id())).stream()
                .map(entry -> entry.at("/counting/reason").asText()).distinct().toList());
    }

    @Test
    void aFilterValidatesWhatWaits() {
        List<String> ids = created(lines(6));
        Api.post(Api.admin(), PATH + "/" + ids.get(0) + "/rejection", Fields.of("reason", "x")).then().statusCode(200);
        Made fresh = Api.made(PATH + "/" + ids.get(1) + "/correction", Fields.of("reason", "x", "hours", 1));
        Fields ours = Fields.of("clauseId", clause.id());

        validated(ours.with("beneficiaryId", jobs.get(2).text("/beneficiaryId")).with("month", "2018-01"), ids.get(2));
        validated(ours.with("monthFrom", "2018-02").with("monthTo", "2018-02").with("employmentId", jobs.get(0).id()), ids.get(3));
        validated(ours.with("year", 2019));
        validated(ours.with("employerId", employer.id()).with("contractId", clause.text("/contractId")).with("territory", "NIORTAIS"),
                ids.get(4), ids.get(5), fresh.id());
        validated(ours);
    }

    @Test
    void aBulkValidationNamesIdsOrAFilter() {
        for (Fields wrong : List.of(Fields.of(), Fields.of("ids", List.of()), Fields.of("filter", Fields.of()),
                Fields.of("filter", Fields.of("year", 70_000)), Fields.of("filter", Fields.of("status", "DECLARED")),
                Fields.of("ids", List.of("1")), Fields.of("ids", List.of(clause.id()), "filter", Fields.of("year", 2018)),
                Fields.of("ids", Collections.nCopies(10_001, clause.id())))) {
            assertRefused(400, "invalid-body", Api.post(Api.admin(), VALIDATION, wrong));
        }
    }

    @Test
    void twoClientsWithTheSameBatchAtTheSameTimeMakeEveryLineOnce() throws Exception {
        List<Fields> lines = lines(30).stream().map(HourBatchTest::named).toList();
        List<JsonNode> answers = together(() -> Api.post(Api.admin(), BATCH, lines), () -> Api.post(Api.admin(), BATCH, lines));

        assertEquals(30, entries());
        for (int i = 0; i < 30; i++) {
            JsonNode one = answers.get(0).path("items").get(i);
            JsonNode other = answers.get(1).path("items").get(i);
            assertEquals(401, one.path("status").asInt() + other.path("status").asInt(), answers::toString);
            assertEquals(one.path("id"), other.path("id"));
        }
    }

    @Test
    void twoClientsInOppositeOrderMakeEveryLineOnceToo() throws Exception {
        List<Fields> lines = lines(30);
        List<Fields> backwards = new ArrayList<>(lines);
        Collections.reverse(backwards);
        List<JsonNode> answers = together(() -> Api.post(Api.admin(), BATCH, lines), () -> Api.post(Api.admin(), BATCH, backwards));

        assertEquals(30, entries());
        for (int i = 0; i < 30; i++) {
            List<Integer> both = List.of(answers.get(0).path("items").get(i).path("status").asInt(),
                    answers.get(1).path("items").get(29 - i).path("status").asInt());
            assertEquals(List.of(201, 409), both.stream().sorted().toList(), answers::toString);
        }
    }

    private static List<JsonNode> together(Callable<Response> one, Callable<Response> other) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Response>> sent = new ArrayList<>();
            for (Callable<Response> call : List.of(one, other)) {
                sent.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            List<JsonNode> answers = new ArrayList<>();
            for (Future<Response> answer : sent) {
                answer.get().then().statusCode(200);
                answers.add(Api.json(answer.get()));
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    /** Ten hours of a job in a month of 2018 and after. */
    private Fields line(int job, int month) {
        return line(clause, jobs.get(job), month);
    }

    private static Fields line(Made clause, Made job, int month) {
        return Sample.hours(job.id(), clause.id(), YearMonth.of(2018, 1).plusMonths(month).toString(), "10." + (10 + month));
    }

    /** Of the three jobs in turn. */
    private List<Fields> lines(int lines) {
        return IntStream.range(0, lines).mapToObj(i -> line(i % 3, i / 3)).toList();
    }

    private static List<Fields> lines(Made clause, List<Made> jobs) {
        return IntStream.range(0, 40).mapToObj(i -> line(clause, jobs.get(i % 3), i / 3)).toList();
    }

    private static Fields named(Fields line) {
        return line.with("externalIds", List.of(Fields.of("source", "PAIE", "id", Sample.unique("bulletin"))));
    }

    private static Fields named(Fields line, Made as) {
        return line.with("externalIds", List.of(Fields.of("source", "PAIE", "id", as.text("/externalIds/0/id"))));
    }

    private static List<String> created(List<Fields> lines) {
        return Api.post(Api.admin(), BATCH, lines).then().statusCode(200).body("items.status", everyItem(is(201))).extract().jsonPath()
                .getList("items.id", String.class);
    }

    private static void validated(Fields filter, String... ids) {
        Api.post(Api.admin(), VALIDATION, Fields.of("filter", filter)).then().statusCode(200).body("items.id", is(List.of(ids)))
                .body("items.status", everyItem(is(200)));
    }

    private int entries() {
        return Api.all(PATH, Fields.of("clauseId", clause.id())).size();
    }

    private static List<String> results(Response answer) {
        List<String> results = new ArrayList<>();
        Api.json(answer).path("items").forEach(item -> results.add(item.path("status").asText() + " " + item.at("/problem/code").asText()));
        return results;
    }

    private static JsonNode done(Place place, int year) {
        return Api.json(Api.admin().get("/v1/territories/{t}/progress?year={y}", place.territory(), year)).path("hours");
    }
}
