package org.maillage.hours;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.maillage.testing.Refusals.assertRefused;
import static org.maillage.testing.World.hours;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.StatementCount;
import org.maillage.testing.World;

/** The list of hour entries: its filters, its order, its pages, what it costs. */
@QuarkusTest
class HourListHttpTest {

    private static final String PATH = "/v1/hour-entries";

    private final String bulletin = Sample.unique("bulletin:1");
    private Made employer;
    private Made person;
    private Made job;
    private World.MadeContract inNiort;
    private World.MadeContract somewhere;
    private Made january;
    private Made february;
    private Made march;
    private Made april;

    /** Validated RSA work in Niort; declared training; rejected work a year later; work without eligibility, somewhere. */
    @BeforeEach
    void fourEntries() {
        employer = World.employer();
        person = World.person().rsa().eligibleFrom("2018-01-01").made();
        job = World.employment(person, employer).made();
        inNiort = World.contract().withClause(hours("700")).heldBy(employer).made();
        somewhere = World.contract().somewhereIn("85").withClause(hours("10")).heldBy(employer).made();
        january = World.hours(job, inNiort.clause(), "2018-01", "10")
                .with("externalIds", List.of(Fields.of("source", "PAIE", "id", bulletin))).validated();
        february = World.hours(job, inNiort.clause(), "2018-02", "20").training().declared();
        march = World.hours(job, inNiort.clause(), "2019-03", "30").rejected();
        april = World.hours(World.employment(World.person().made(), employer).made(), somewhere.clause(), "2018-04", "40").validated();
    }

    @Test
    void everyFilterFindsItsOwn() {
        found("employerId", employer.id(), january, february, march, april);
        found("beneficiaryId", person.id(), january, february, march);
        found("employmentId", job.id(), january, february, march);
        found("clauseId", somewhere.clause().id(), april);
        found("contractId", inNiort.id(), january, february, march);
        found("territory", "NIORTAIS", january, february, march);
        found("territory", "BOCAGE");
        found("department", "79", january, february, march);
        found("department", "85", april);
        found("unassigned", "true", april);
        found("unassigned", "false", january, february, march);
        found("month", "2018-02", february);
        found("monthFrom", "2018-04", march, april);
        found("monthTo", "2018-02", january, february);
        found("year", "2019", march);
        found("externalId", "PAIE:" + bulletin, january);
        found("externalId", "SIRH:" + bulletin);
    }

    @Test
    void everyFilterOfADecisionFindsItsOwn() {
        found("status", "VALIDATED", january, april);
        found("status", "DECLARED", february);
        found("status", "REJECTED", march);
        found("kind", "TRAINING", february);
        found("kind", "WORK", january, march, april);
        found("counted", "true", january);
        found("counted", "false", february, march, april);
        found("countingReason", "COUNTED", january);
        found("countingReason", "NOT_VALIDATED", february);
        found("countingReason", "REJECTED", march);
        found("countingReason", "NO_ELIGIBILITY", april);
        found("rsa", "true", january, february, march);
        found("rsa", "false", april);
        Made fresh = Api.made(january.path() + "/correction", Fields.of("reason", "Erreur", "hours", 9));
        found("countingReason", "CORRECTION_PENDING", fresh);
        found("status", "DECLARED", february, fresh);
        Api.post(Api.admin(), fresh.path() + "/validation", Fields.of()).then().statusCode(200);
        found("countingReason", "REPLACED", january);
    }

    @Test
    void filtersCombineAndAreCounted() {
        Api.admin().queryParams(Map.of("employerId", employer.id(), "year", 2018, "monthTo", "2018-02", "count", true, "limit", 1))
                .get(PATH)
                .then().statusCode(200).body("total", equalTo(2)).body("items.id", is(List.of(january.id())));
        Api.admin().queryParams(Map.of("employerId", employer.id())).get(PATH).then().body("total", nullValue());
    }

    @Test
    void aListShowsNoWarnings() {
        Api.admin().queryParams(Map.of("employerId", employer.id())).get(PATH).then()
                .body("items.findAll { it.warnings != null }.size()", is(0));
    }

    @Test
    void theOrderIsThatOfCreationOrOfTheMonths() {
        Made early = World.hours(job, inNiort.clause(), "2018-03", "1").declared();
        Made alike = World.hours(job, inNiort.clause(), "2018-02", "1").declared();

        List<Made> byMonth = List.of(january, february, alike, early, april, march);
        List<Made> byCreation = List.of(january, february, march, april, early, alike);
        assertEquals(ids(byCreation), pages(""));
        assertEquals(ids(byMonth), pages("&sort=month"));
        assertEquals(backwards(byMonth), pages("&sort=-month"));
        assertEquals(ids(byCreation), pages("&sort=createdAt"));
        assertEquals(backwards(byCreation), pages("&sort=-createdAt"));
    }

    @Test
    void badParametersAndForeignCursorsAreRefused() {
        for (String bad : List.of("month=2018", "month=2018-13", "monthFrom=x", "year=1999", "status=OPEN", "kind=x", "counted=1",
                "rsa=yes", "unassigned=", "countingReason=x", "clauseId=1", "externalId=x", "externalId=low:1", "sort=hours",
                "limit=0", "limit=501", "from=2018-01-01", "year=2018&year=2019")) {
            assertRefused(400, "invalid-parameter", Api.admin().get(PATH + "?" + bad));
        }
        String next = next(Api.admin().get(PATH + "?limit=2&employerId=" + employer.id()));
        assertRefused(400, "invalid-cursor", Api.admin().urlEncodingEnabled(false).get(next.replace("limit=2", "limit=2&year=2018")));
        assertRefused(400, "invalid-cursor", Api.admin().urlEncodingEnabled(false).get(next.replace("limit=2", "limit=2&sort=month")));
        assertRefused(400, "invalid-cursor", Api.admin().get(PATH + "?cursor=x"));
    }

    @Test
    void aListAsksNothingPerEntry() {
        List<Fields> months = IntStream.range(0, 30).mapToObj(i -> Sample.hours(job.id(), somewhere.clause().id(),
                        YearMonth.of(2018, 1).plusMonths(i).toString(), "10").with("commune", i % 2 == 0 ? "79191" : "79049")
                .with("externalIds", List.of(Fields.of("source", "PAIE", "id", Sample.unique("b"))))).toList();
        Api.post(Api.admin(), PATH + "/batch", months).then().statusCode(200).body("summary.created", is(30));
        String list = PATH + "?employmentId=" + job.id() + "&clauseId=" + somewhere.clause().id() + "&limit=";
        List<String> few = StatementCount.during(() -> Api.admin().get(list + 3).then().body("items.size()", is(3)));
        List<String> many = StatementCount.during(() -> Api.admin().get(list + 30).then().body("items.size()", is(30)));

        assertEquals(few.size(), many.size(), many::toString);
        assertEquals(3, many.size(), many::toString);
    }

    /** Among the entries of our employer. */
    private void found(String filter, String value, Made... expected) {
        Map<String, String> query = filter.equals("employerId") ? Map.of() : Map.of("employerId", employer.id());
        Response answer = Api.admin().queryParams(query).queryParam(filter, value).get(PATH);
        assertEquals(ids(List.of(expected)), ids(answer), filter + "=" + value);
    }

    private List<String> pages(String sort) {
        List<String> all = new ArrayList<>();
        Response page = Api.admin().get(PATH + "?limit=2&employerId=" + employer.id() + sort);
        while (true) {
            List<String> ids = ids(page);
            all.addAll(ids);
            if (next(page) == null) {
                return all;
            }
            assertEquals(2, ids.size());
            page = Api.admin().urlEncodingEnabled(false).get(next(page));
        }
    }

    private static String next(Response page) {
        String link = page.header("Link");
        return link == null ? null : link.substring(1, link.indexOf('>'));
    }

    private static List<String> ids(Response answer) {
        answer.then().statusCode(200);
        List<String> ids = new ArrayList<>();
        Api.json(answer).path("items").forEach(item -> ids.add(item.path("id").textValue()));
        return ids;
    }

    private static List<String> backwards(List<Made> entries) {
        List<String> ids = new ArrayList<>(ids(entries));
        Collections.reverse(ids);
        return ids;
    }

    private static List<String> ids(List<Made> entries) {
        return entries.stream().map(Made::id).toList();
    }
}
