package org.maillage.hours;

import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.maillage.testing.Refusals.assertRefused;
import static org.maillage.testing.World.hours;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Declaring and reading hours over HTTP, as somebody who sees everywhere. */
@QuarkusTest
class HourEntriesHttpTest {

    private static final String PATH = "/v1/hour-entries";

    private Made employer;
    private World.MadeContract contract;
    private Made clause;
    private Made person;
    private Made job;

    @BeforeEach
    void aJobOnAClause() {
        employer = World.employer();
        contract = World.contract().withClause(hours("700")).heldBy(employer).made();
        clause = contract.clause();
        person = World.person().rsa().eligibleFrom("2018-01-01").made();
        job = World.employment(person, employer).from("2018-01-15").until("2018-12-20").made();
    }

    @Test
    void aMonthIsDeclaredAndRead() {
        Made made = Api.made(PATH, month("2018-03", "120.5").with("externalIds", List.of(external("PAIE", "b"), external("PAIE", "a"))));

        assertEquals(PATH + "/" + made.id(), made.path());
        JsonNode entry = made.now();
        assertEquals(made.body(), entry);
        assertEquals(List.of(job.id(), person.id(), employer.id(), clause.id(), contract.id()), List.of(entry.path("employmentId").asText(),
                entry.path("beneficiaryId").asText(), entry.path("employerId").asText(), entry.path("clauseId").asText(),
                entry.path("contractId").asText()));
        Api.admin().get(made.path()).then().header("ETag", made.etag()).body("month", is("2018-03")).body("from", is("2018-03-01"))
                .body("to", is("2018-03-31")).body("wholeMonth", is(true)).body("kind", is("WORK")).body("status", is("DECLARED"))
                .body("hours", comparesEqualTo(Sample.decimal("120.50"))).body("validatedHours", nullValue()).body("reason", nullValue())
                .body("commune", nullValue()).body("corrects", nullValue()).body("correctedBy", nullValue())
                .body("validatedAt", nullValue()).body("warnings", empty()).body("externalIds.id", is(List.of("a", "b")))
                .body("counting.counted", is(false)).body("counting.reason", is("NOT_VALIDATED")).body("counting.year", equalTo(2018))
                .body("counting.territory.code", is("NIORTAIS")).body("counting.department", is("79")).body("counting.rsa", is(true))
                .body("counting.rsaReason", is("RSA_AT_ENTRY"));
    }

    @Test
    void daysOfAMonthAreDeclaredAndReadAgainOnlyWhenTheyChanged() {
        Made made = Api.made(PATH, month("2018-03", "10").with("from", "2018-03-05").with("to", "2018-03-09").with("kind", "TRAINING"));

        Api.admin().get(made.path()).then().body("from", is("2018-03-05")).body("to", is("2018-03-09")).body("wholeMonth", is(false))
                .body("kind", is("TRAINING"));
        Api.admin().header("If-None-Match", made.etag()).get(made.path()).then().statusCode(304);
        Api.post(Api.admin(), made.path() + "/validation", Fields.of()).then().statusCode(200).header("ETag", not(made.etag()));
        Api.admin().header("If-None-Match", made.etag()).get(made.path()).then().statusCode(200);
    }

    @Test
    void whatDoesNotMatchTheContractIsRefused() {
        Fields valid = month("2018-03", "10");
        for (Fields wrong : List.of(valid.without("employmentId"), valid.without("clauseId"), valid.without("month"),
                valid.without("hours"), valid.with("employmentId", "1"), valid.with("month", "2018-13"), valid.with("month", "2018-03-01"),
                valid.with("hours", "10"), valid.with("hours", -1), valid.with("hours", Sample.decimal("1.005")),
                valid.with("hours", 1_000_000), valid.with("kind", "FUN"), valid.with("from", "2018-02-30").with("to", "2018-03-31"),
                valid.with("commune", "Niort"), valid.with("overrideReason", " "), valid.with("overrideReason", "x".repeat(501)),
                valid.with("externalIds", List.of(external("lower", "1"))),
                valid.with("externalIds", List.of(external("PAIE", ""))), valid.with("status", "VALIDATED"),
                valid.with("validatedHours", 10))) {
            assertRefused(400, "invalid-body", Api.post(Api.admin(), PATH, wrong));
        }
        assertRefused(400, "malformed-json", Api.post(Api.admin(), PATH, "{\"month\":"));
        assertRefused(415, "unsupported-media-type", Api.admin().contentType("text/plain").body("10 h").post(PATH));
        assertRefused(406, "not-acceptable", Api.admin().accept("application/xml").get(PATH));
    }

    @Test
    void aMonthMustTouchTheEmploymentAndDaysMustLieInIt() {
        declared(month("2018-01", "10"));
        declared(month("2018-12", "10"));
        refused(month("2017-12", "10"), 422, "outside-employment", "/month");
        refused(month("2019-01", "10"), 422, "outside-employment", "/month");
        declared(days("2018-12-18", "2018-12-20", "5").with("kind", "TRAINING"));
        refused(days("2018-12-20", "2018-12-21", "5"), 422, "outside-employment", "/month");
        refused(days("2018-01-14", "2018-01-16", "5"), 422, "outside-employment", "/month");
    }

    @Test
    void aMonthThatHasNotBegunIsRefused() {
        Made open = World.employment(person, employer).from("2018-01-15").made();
        YearMonth now = YearMonth.now(ZoneId.of("Europe/Paris"));

        assertRefused(422, "future-month", "/month", post(Sample.hours(open.id(), clause.id(), now.plusMonths(1).toString(), "10")));
        declared(Sample.hours(open.id(), clause.id(), now.minusMonths(1).toString(), "10"));
    }

    @Test
    void aRangeIsWholeAndInsideItsMonth() {
        refused(month("2018-03", "1").with("from", "2018-03-05"), 422, "range-outside-month", "/from");
        refused(month("2018-03", "1").with("to", "2018-03-05"), 422, "range-outside-month", "/to");
        refused(month("2018-03", "1").with("from", "2018-03-06").with("to", "2018-03-05"), 422, "range-outside-month", "/from");
        refused(month("2018-03", "1").with("from", "2018-02-28").with("to", "2018-03-05"), 422, "range-outside-month", "/from");
        refused(month("2018-03", "1").with("from", "2018-03-30").with("to", "2018-04-01"), 422, "range-outside-month", "/from");
        Made whole = declared(month("2018-03", "1").with("from", "2018-03-01").with("to", "2018-03-31"));
        Api.admin().get(whole.path()).then().body("wholeMonth", is(true));
    }

    @Test
    void theEmployerMustBePartyToTheClauseInTheseDays() {
        Made other = World.employer();
        Made leaver = World.contract().withClause(hours("100")).clauseWith("commitments", List.of(
                Sample.commitment(employer.id(), "100").with("until", "2018-05-31"),
                Sample.commitment(other.id(), "100").with("from", "2018-06-01"))).made().clause();
        Made nobody = World.contract().withClause(hours("100")).made().clause();

        declared(Sample.hours(job.id(), leaver.id(), "2018-05", "10"));
        refused(Sample.hours(job.id(), leaver.id(), "2018-06", "10"), 422, "employer-not-party", "/clauseId");
        refused(Sample.hours(job.id(), nobody.id(), "2018-05", "10"), 422, "employer-not-party", "/clauseId");
        Made afterwards = World.employment(person, employer).from("2018-06-15").made();
        Made until = World.contract().withClause(hours("100")).clauseWith("commitments", List.of(
                Sample.commitment(employer.id(), "100").with("until", "2018-06-10"),
                Sample.commitment(other.id(), "100").with("from", "2018-06-11"))).made().clause();
        refused(Sample.hours(afterwards.id(), until.id(), "2018-06", "10"), 422, "employer-not-party", "/clauseId");
        Made lent = World.employment(person, World.employer("ETTI")).at(employer).made();
        declared(Sample.hours(lent.id(), leaver.id(), "2018-04", "10"));
    }

    @Test
    void thePlaceIsTheEntrysElseTheEmploymentsElseTheContractsOnlyOne() {
        Made twoPlaces = World.contract().inShares("79191", "0.5", "79049", "0.5").withClause(hours("100")).heldBy(employer).made()
                .clause();
        Fields open = Sample.hours(job.id(), twoPlaces.id(), "2018-03", "10");

        JsonNode problem = assertRefused(422, "place-required", "/commune", post(open));
        assertEquals(List.of("79191", "79049"), problem.path("errors").findValuesAsText("detail").stream()
                .flatMap(detail -> List.of("79191", "79049").stream().filter(detail::contains)).toList());
        declared(open.with("commune", "79049"), "BOCAGE");
        Made inNiort = World.employment(person, employer).in("79191").made();
        declared(Sample.hours(inNiort.id(), twoPlaces.id(), "2018-04", "10"), "NIORTAIS");
        declared(Sample.hours(inNiort.id(), twoPlaces.id(), "2018-05", "10").with("commune", "79049"), "BOCAGE");
        declared(month("2018-03", "10").with("commune", "79202"), "GATINE");
        refused(month("2018-04", "10").with("commune", "79000"), 422, "commune-unknown", "/commune");
        Api.admin().get(declared(month("2018-04", "10").with("commune", "79205"), "MELLOIS").path()).then().body("commune", is("79307"));
    }

    @Test
    void moreThanTheMonthHoldsIsRefusedUnlessExplained() {
        refused(month("2018-03", "212.58"), 422, "implausible-hours", "/hours");
        declared(month("2018-03", "212.57"));
        refused(month("2018-03", "0.01").with("kind", "TRAINING"), 422, "implausible-hours", "/hours");
        Response explained = post(month("2018-03", "20").with("kind", "TRAINING").with("overrideReason", "Rappel de mars payé en avril"));
        explained.then().statusCode(201).body("warnings.code", hasItem("over-monthly-hours"));
        Api.admin().header("Accept-Language", "en").get(explained.header("Location")).then()
                .body("overrideReason", is("Rappel de mars payé en avril")).body("warnings", hasSize(1))
                .body("warnings[0].detail", containsString("151"));
    }

    @Test
    void moreThanTheDaysHoldIsNeverRight() {
        Fields twoDays = days("2018-03-05", "2018-03-06", "48.01");
        refused(twoDays, 422, "implausible-hours", "/hours");
        refused(twoDays.with("overrideReason", "Déclaré ainsi"), 422, "implausible-hours", "/hours");
        refused(month("2018-04", "720.01").with("overrideReason", "Déclaré ainsi"), 422, "implausible-hours", "/hours");
        declared(twoDays.with("hours", Sample.decimal("48")));
        declared(month("2018-06", "0"));
    }

    @Test
    void refusedAndReplacedHoursLeaveRoomInTheMonth() {
        Made first = declared(month("2018-03", "200"));
        refused(month("2018-03", "20").with("kind", "TRAINING"), 422, "implausible-hours", "/hours");
        Api.made(first.path() + "/correction", Fields.of("reason", "Erreur", "hours", Sample.decimal("212")));
        Made other = World.employment(person, employer).made();
        refused(Sample.hours(other.id(), clause.id(), "2018-03", "1"), 422, "implausible-hours", "/hours");
        Made rejected = declared(month("2018-05", "212"));
        Api.post(Api.admin(), rejected.path() + "/rejection", Fields.of("reason", "Erreur")).then().statusCode(200);
        declared(Sample.hours(other.id(), clause.id(), "2018-05", "212"));
    }

    @Test
    void theSameDaysAreDeclaredOnce() {
        declared(days("2018-03-05", "2018-03-09", "10"));
        refused(days("2018-03-05", "2018-03-09", "10"), 409, "duplicate-hour-entry", "/month");
        refused(days("2018-03-09", "2018-03-10", "10"), 409, "duplicate-hour-entry", "/month");
        refused(month("2018-03", "10"), 409, "duplicate-hour-entry", "/month");
        declared(days("2018-03-10", "2018-03-11", "10"));
        declared(month("2018-03", "10").with("kind", "TRAINING"));
        Made second = World.contract().withClause(hours("10")).heldBy(employer).made().clause();
        declared(Sample.hours(job.id(), second.id(), "2018-03", "10"));
        declared(Sample.hours(World.employment(person, employer).made().id(), clause.id(), "2018-03", "10"));
        Made refused = declared(month("2018-04", "10"));
        Api.post(Api.admin(), refused.path() + "/rejection", Fields.of("reason", "Erreur")).then().statusCode(200);
        declared(month("2018-04", "11"));
    }

    @Test
    void anExternalIdNamesOneDeclaration() {
        String id = Sample.unique("bulletin");
        String other = Sample.unique("bulletin");
        Fields entry = month("2018-03", "10").with("externalIds", List.of(external("PAIE", id), external("SIRH", id)));
        Made made = declared(entry);
        Made second = declared(month("2018-04", "10").with("externalIds", List.of(external("PAIE", other))));

        post(entry).then().statusCode(200).header("ETag", made.etag()).body("id", is(made.id()));
        post(entry.with("hours", Sample.decimal("10.00")).with("externalIds", List.of(external("SIRH", id)))).then().statusCode(200);
        refused(entry.with("hours", 11), 409, "external-id-taken", "/externalIds");
        refused(entry.with("month", "2018-05"), 409, "external-id-taken", "/externalIds");
        refused(entry.with("externalIds", List.of(external("PAIE", id), external("PAIE", other))), 409, "external-id-taken",
                "/externalIds");
        refused(entry.with("externalIds", List.of(external("PAIE", id), external("PAIE", id + "x"))), 409, "external-id-taken",
                "/externalIds");
        Api.post(Api.admin(), second.path() + "/validation", Fields.of()).then().statusCode(200);
        post(month("2018-04", "10").with("externalIds", List.of(external("PAIE", other)))).then().statusCode(200)
                .body("id", is(second.id())).body("status", is("VALIDATED"));
        assertEquals(2, Api.all(PATH, Fields.of("employmentId", job.id())).size());
    }

    @Test
    void whatAnEntryNamesMustExist() {
        String unknown = UUID.randomUUID().toString();
        refused(month("2018-03", "10").with("employmentId", unknown), 422, "reference-unknown", "/employmentId");
        refused(month("2018-03", "10").with("clauseId", unknown), 422, "reference-unknown", "/clauseId");
        refused(month("2018-03", "10").with("externalIds", List.of(external("PAIE", Sample.unique("x")))).with("employmentId", unknown),
                422, "reference-unknown", "/employmentId");
        assertRefused(404, "not-found", Api.admin().get(PATH + "/" + unknown));
        assertRefused(404, "not-found", Api.post(Api.admin(), PATH + "/" + unknown + "/validation", Fields.of()));
        assertRefused(404, "not-found", Api.post(Api.admin(), PATH + "/" + unknown + "/rejection", Fields.of("reason", "x")));
        assertRefused(404, "not-found", Api.post(Api.admin(), PATH + "/" + unknown + "/correction", Fields.of("reason", "x", "hours", 1)));
    }

    @Test
    void aSocialSecurityNumberIsLetInNowhere() {
        String nir = "2 91 05 79 191 123 45";
        Made entry = declared(month("2018-03", "10"));

        assertRefused(422, "nir-refused", post(month("2018-04", "10").with("overrideReason", "NIR " + nir)));
        assertRefused(422, "nir-refused", post(month("2018-04", "10").with("externalIds", List.of(external("PAIE", nir)))));
        assertRefused(422, "nir-refused", Api.post(Api.admin(), entry.path() + "/rejection", Fields.of("reason", nir)));
        assertRefused(422, "nir-refused", Api.post(Api.admin(), entry.path() + "/validation", Fields.of("reason", nir)));
        assertRefused(422, "nir-refused", Api.post(Api.admin(), entry.path() + "/correction", Fields.of("reason", nir, "hours", 1)));
        assertRefused(422, "nir-refused", Api.admin().queryParam("externalId", "PAIE:" + nir).get(PATH));
    }

    @Test
    void anEntryIsNeitherPatchedNorPutNorDeleted() {
        Made entry = declared(month("2018-03", "10"));

        assertRefused(405, "method-not-allowed", Api.patch(Api.admin(), entry.path(), entry.etag(), Fields.of("hours", 11)));
        assertRefused(405, "method-not-allowed", Api.delete(Api.admin(), entry.path(), entry.etag()));
        assertRefused(405, "method-not-allowed", Api.admin().body(month("2018-03", "11")).put(entry.path()));
        assertRefused(405, "method-not-allowed", Api.admin().delete(PATH));
        assertRefused(405, "method-not-allowed", Api.admin().get(entry.path() + "/validation"));
        assertEquals(entry.body(), entry.now());
    }

    @Test
    void aRefusedEntryChangesNothing() {
        declared(month("2018-03", "100"));
        String before = Api.admin().get(clause.path() + "/progress").asString();
        String entries = Api.admin().get(PATH + "?employmentId=" + job.id()).asString();

        refused(month("2018-03", "10"), 409, "duplicate-hour-entry", "/month");
        refused(month("2018-04", "300"), 422, "implausible-hours", "/hours");
        assertEquals(before, Api.admin().get(clause.path() + "/progress").asString());
        assertEquals(entries, Api.admin().get(PATH + "?employmentId=" + job.id()).asString());
    }

    @Test
    void hoursOutsideTheClausesPeriodAreKeptAndSayWhyTheyDoNotCount() {
        Made early = World.contract().during("2018-06-01", "2018-08-31").withClause(hours("100")).heldBy(employer).made().clause();
        Made entry = World.hours(job, early, "2018-05", "10").validated();

        Api.admin().get(entry.path()).then().body("counting.counted", is(false)).body("counting.reason", is("OUTSIDE_CLAUSE_PERIOD"));
        Api.admin().get(PATH + "?clauseId=" + early.id()).then().body("items.counting.reason", containsInAnyOrder("OUTSIDE_CLAUSE_PERIOD"));
    }

    private Fields month(String month, String hours) {
        return Sample.hours(job.id(), clause.id(), month, hours);
    }

    private Fields days(String from, String to, String hours) {
        return month(from.substring(0, 7), hours).with("from", from).with("to", to);
    }

    private static Fields external(String source, String id) {
        return Fields.of("source", source, "id", id);
    }

    private static Response post(Fields entry) {
        return Api.post(Api.admin(), PATH, entry);
    }

    private static Made declared(Fields entry) {
        return Api.made(PATH, entry);
    }

    private static Made declared(Fields entry, String territory) {
        Made made = declared(entry);
        assertEquals(territory, made.text("/counting/territory/code"));
        return made;
    }

    private static void refused(Fields entry, int status, String code, String pointer) {
        assertRefused(status, code, pointer, post(entry));
    }
}
