package org.maillage.report;

import static org.hamcrest.Matchers.comparesEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.maillage.testing.Refusals.assertRefused;
import static org.maillage.testing.World.hours;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** What was counted is counted anew when a reason for it changes: after each test all checks are those of the entries. */
@QuarkusTest
class RecountingTest {

    private Place place;
    private Place other;
    private Made employer;
    private World.MadeContract contract;
    private Made clause;
    private Made person;
    private Made job;
    private Made january;
    private Made april;

    @BeforeEach
    void twoMonthsThatCount() {
        place = Place.fresh();
        other = Place.fresh();
        employer = World.employer();
        contract = World.contract().in(place).during("2018-01-01", "2018-12-31").withClause(hours("100")).heldBy(employer).made();
        clause = contract.clause();
        person = World.person().rsa().eligibleFrom("2018-01-01").made();
        job = World.employment(person, employer).made();
        january = World.hours(job, clause, "2018-01", "10.10").validated();
        april = World.hours(job, clause, "2018-04", "20.20").validated();
        counted(january, april);
    }

    @AfterEach
    void theChecksAreThoseOfTheEntries() {
        LocalDate end = LocalDate.of(2018, 12, 31);
        AddsUp.territories(place.department(), BruteForce.of("department=" + place.department()), end, 2018);
        AddsUp.contract(contract.contract(), List.of(clause.now()), BruteForce.of("contractId=" + contract.id()), end);
    }

    @Test
    void theClausesPeriod() {
        patch(clause, Fields.of("startOn", "2018-02-01"));
        reason(january, "OUTSIDE_CLAUSE_PERIOD");
        counted(april);
        patch(clause, Fields.of("endOn", "2018-03-31"));
        reason(april, "OUTSIDE_CLAUSE_PERIOD");
        patch(clause, Fields.of("startOn", "2018-01-01", "endOn", "2018-12-31"));
        counted(january, april);
    }

    @Test
    void aSuspensionOfAllDaysOfAMonthAndOfAllButOne() {
        patch(clause, Fields.of("suspensions", List.of(suspension("2018-03-15", "2018-04-30"))));
        reason(april, "SUSPENDED");
        counted(january);
        patch(clause, Fields.of("suspensions", List.of(suspension("2018-03-15", "2018-04-29"))));
        reason(april, "SPLIT_NEEDED");
        patch(clause, Fields.of("suspensions", List.of(suspension("2018-03-15", "2018-04-27"))));
        counted(april);
        patch(clause, Fields.of("suspensions", List.of(suspension("2018-04-01", "2018-04-10"), suspension("2018-04-11", "2018-04-30"))));
        reason(april, "SUSPENDED");
        patch(clause, Fields.of("suspensions", List.of()));
        counted(april);
    }

    @Test
    void theMonthsThatCountAndWhatBecomesOfTheMonthInBetween() {
        Made half = World.hours(World.employment(World.person().eligibleFrom("2018-01-16").made(), employer).from("2018-01-16").made(),
                clause, "2018-01", "5").validated();
        Made later = World.hours(new Made(job(half), Api.json(Api.admin().get(job(half)))), clause, "2018-04", "5").validated();
        patch(clause, Fields.of("counting", Fields.of("eligibilityMonths", 3)));
        reason(april, "AFTER_LIMIT");
        reason(later, "SPLIT_NEEDED");
        patch(clause, Fields.of("counting", Fields.of("straddlingMonth", "WHOLE")));
        counted(january, half, later);
        reason(april, "AFTER_LIMIT");
        patch(clause, Fields.of("counting", null));
        counted(january, april, half, later);
    }

    @Test
    void theExemptions() {
        Made apprentice = World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).with("contractKind", "APPRENTISSAGE")
                .made();
        World.hours(apprentice, clause, "2018-01", "1").validated();
        Made late = World.hours(apprentice, clause, "2018-09", "1").validated();
        patch(clause, Fields.of("counting", Fields.of("eligibilityMonths", 3)));
        counted(late);
        patch(clause, Fields.of("counting", Fields.of("exemptions", List.of("ADAPTED_WORK"))));
        reason(late, "AFTER_LIMIT");
    }

    @Test
    void trainingThatNoLongerCounts() {
        Made training = World.hours(job, clause, "2018-02", "5").training().validated();
        counted(training);
        patch(clause, Fields.of("counting", Fields.of("trainingCounted", false)));
        reason(training, "TRAINING_NOT_COUNTED");
        counted(january, april);
    }

    @Test
    void theCapOnTrainingAndAnObjectiveThatRaisesIt() {
        patch(clause, Fields.of("counting", Fields.of("trainingCapShare", Sample.decimal("0.1"))));
        Made first = World.hours(job, clause, "2018-02", "6").training().validated();
        Made second = World.hours(job, clause, "2018-03", "4.01").training().validated();
        Made third = World.hours(World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).made(), clause, "2018-05",
                "4")
                .training().validated();
        counted(first, second, january);
        counts(second, "4.00");
        reason(third, "TRAINING_OVER_CAP");

        patch(clause, Fields.of("objectiveVersions", List.of(version("2018-01-01", "100"), version("2018-07-01", "140.1")),
                "commitments", List.of(Sample.commitment(employer.id(), "100").with("until", "2018-06-30"),
                        Sample.commitment(employer.id(), "140.1").with("from", "2018-07-01"))));
        counts(second, "4.00");
        reason(third, "TRAINING_OVER_CAP");
        Made august = World.hours(job, clause, "2018-08", "5").training().validated();
        counts(august, "4.01");
        patch(clause, Fields.of("counting", Fields.of("trainingCapShare", Sample.decimal("0.05"))));
        counts(first, "5.00");
        reason(second, "TRAINING_OVER_CAP");
        reason(third, "TRAINING_OVER_CAP");
        Made fewer = Api.made(first.path() + "/correction", Fields.of("reason", "Erreur", "hours", 3));
        counts(first, "5.00");
        Api.post(Api.admin(), fewer.path() + "/validation", Fields.of()).then().statusCode(200);
        counts(fewer, "3.00");
        counts(second, "2.00");
        patch(clause, Fields.of("counting", Fields.of("trainingCapShare", null)));
        counts(second, "4.01");
        counted(second, third);
    }

    @Test
    void aPartyThatLeaves() {
        Made next = World.employer();
        patch(clause, Fields.of("commitments", List.of(Sample.commitment(employer.id(), "100").with("until", "2018-02-28"),
                Sample.commitment(next.id(), "100").with("from", "2018-03-01"))));
        reason(april, "EMPLOYER_NOT_PARTY");
        counted(january);
        Api.admin().get(clause.path() + "/progress").then().statusCode(200);
        patch(clause, Fields.of("commitments", List.of(Sample.commitment(employer.id(), "100"))));
        counted(april);
    }

    @Test
    void aPartyThatBecomesASubcontractor() {
        Made holder = World.employer();
        patch(clause, Fields.of("commitments", List.of(Sample.commitment(holder.id(), "100"),
                Sample.commitment(employer.id(), "30").with("role", "SUBCONTRACTOR").with("underEmployerId", holder.id()))));
        counted(january, april);
        Api.admin().get(clause.path() + "/progress?asOf=2018-12-31").then().statusCode(200)
                .body("commitments.find { it.role == 'HOLDER' }.hours.validated", comparesEqualTo(Sample.decimal("30.30")));
    }

    @Test
    void anEmploymentIsNotCutShortUnderItsHours() {
        assertRefused(409, "referenced", Api.patch(job.path(), Fields.of("endOn", "2018-03-31")));
        assertRefused(409, "referenced", Api.patch(job.path(), Fields.of("startOn", "2018-02-01")));
        patch(job, Fields.of("endOn", "2018-04-01"));
        patch(job, Fields.of("startOn", "2018-01-31"));
        counted(january, april);

        Made second = World.employment(person, employer).made();
        Made days = World.hours(second, clause, "2018-03", "5").between("2018-03-05", "2018-03-09").declared();
        assertRefused(409, "referenced", Api.patch(second.path(), Fields.of("startOn", "2018-03-06")));
        assertRefused(409, "referenced", Api.patch(second.path(), Fields.of("endOn", "2018-03-08")));
        Api.post(Api.admin(), days.path() + "/rejection", Fields.of("reason", "x")).then().statusCode(200);
        patch(second, Fields.of("startOn", "2018-03-06", "endOn", "2018-03-08"));
    }

    @Test
    void aHireBeforeTheEligibility() {
        patch(job, Fields.of("startOn", "2017-12-01"));
        counted(january, april);
        Made early = World.hours(job, clause, "2017-12", "5").validated();
        reason(early, "BEFORE_ELIGIBILITY");
    }

    @Test
    void theEmploymentsCommune() {
        patch(job, Fields.of("commune", other.commune()));
        territory(january, other);
        Made own = World.hours(job, clause, "2018-02", "5").in(place.commune()).validated();
        patch(job, Fields.of("commune", null));
        territory(january, place);
        territory(own, place);
    }

    @Test
    void theEmployerOfAnEmployment() {
        Made stranger = World.employer();
        patch(job, Fields.of("employerId", stranger.id()));
        reason(january, "EMPLOYER_NOT_PARTY");
        assertEquals(stranger.id(), january.now().path("employerId").asText());
        patch(job, Fields.of("mode", "SECONDMENT", "userEmployerId", employer.id()));
        counted(january, april);
    }

    @Test
    void anEligibilityAddedRevokedAndGivenAnEnd() {
        String path = person.path() + "/eligibilities/" + Api.admin().get(person.path() + "/eligibilities").jsonPath()
                .getString("items[0].id");
        Api.patch(path, Fields.of("decision", "REVOKED", "revokedFrom", "2018-01-01", "reason", "Dossier faux")).then().statusCode(200);
        reason(january, "NO_ELIGIBILITY");
        Made later = Api.made(person.path() + "/eligibilities", Sample.eligibility("DELD", "2018-02-01"));
        reason(january, "BEFORE_ELIGIBILITY");
        counted(april);
        assertEquals("NOT_RSA_AT_ENTRY", april.now().at("/counting/rsaReason").asText());
        Api.patch(later.path(), Fields.of("countsUntil", "2018-03-31")).then().statusCode(200);
        reason(april, "AFTER_LIMIT");
        Api.patch(path, Fields.of("decision", "VALIDATED")).then().statusCode(200);
        counted(january, april);
        assertEquals("RSA_AT_ENTRY", april.now().at("/counting/rsaReason").asText());
    }

    /** Hours before the day of a revocation under a hire before it still count. */
    @Test
    void anEligibilityRevokedFromADayBetweenTheMonths() {
        String path = person.path() + "/eligibilities/" + Api.admin().get(person.path() + "/eligibilities").jsonPath()
                .getString("items[0].id");
        Fields revoked = Fields.of("decision", "REVOKED", "reason", "Fin du RSA");
        Api.patch(path, revoked.with("revokedFrom", "2018-04-01")).then().statusCode(200);
        counted(january);
        reason(april, "ELIGIBILITY_REVOKED");
        Api.patch(path, revoked.with("revokedFrom", "2018-04-02")).then().statusCode(200);
        reason(april, "SPLIT_NEEDED");
        Api.patch(path, revoked.with("revokedFrom", "2018-05-01")).then().statusCode(200);
        counted(january, april);
    }

    @Test
    void theSinglePlaceOfTheContractMovesItsHoursAndSeveralPlacesKeepThem() {
        patch(contract.contract(), Fields.of("places", List.of(Fields.of("commune", other.commune()))));
        territory(january, other);
        patch(contract.contract(), Fields.of("places", List.of(share(other.commune()), share(place.commune()))));
        territory(january, other);
        patch(contract.contract(), Fields.of("places", List.of(Fields.of("commune", place.commune()))));
        territory(january, place);
        patch(contract.contract(), Fields.of("places", List.of(Fields.of("department", place.department()))));
        assertEquals("", january.now().at("/counting/territory/code").asText());
        counted(january);
    }

    @Test
    void territoriesRedrawnForGoodAndFromADayOn() {
        String siren = siren(place);
        String code = "REDRAWN-" + place.department();
        Made drawn = Api.made("/v1/territories", Fields.of("code", code, "name", "Redessiné", "department", place.department(), "epcis",
                List.of(Fields.of("siren", siren, "validFrom", "2018-04-01"))));
        territory(january, place);
        assertEquals(code, april.now().at("/counting/territory/code").asText());
        theChecksAreThoseOfTheEntries();

        Api.patch(drawn.path(), Fields.of("epcis", List.of(Fields.of("siren", siren)))).then().statusCode(200);
        assertEquals(code, january.now().at("/counting/territory/code").asText());
        assertEquals(code, april.now().at("/counting/territory/code").asText());
        assertNotEquals(january.etag(), january.now().path("etag").asText());
        counted(january, april);
        theChecksAreThoseOfTheEntries();

        Api.delete(drawn.path()).then().statusCode(204);
        assertEquals("", january.now().at("/counting/territory/code").asText());
        counted(january, april);
    }

    @Test
    void anEmployerThatWasOfAnotherKind() {
        patch(employer, Fields.of("kinds", List.of(Fields.of("kind", "EITI"))));
        reason(january, "EMPLOYER_KIND_EXCLUDED");
        patch(clause, Fields.of("counting", Fields.of("excludedEmployerKinds", List.of())));
        counted(january, april);
        patch(clause, Fields.of("counting", Fields.of("excludedEmployerKinds", List.of("COMPANY"))));
        patch(employer, Fields.of("kinds", List.of(Fields.of("kind", "EITI", "until", "2017-12-31"),
                Fields.of("kind", "COMPANY", "from", "2018-01-01"))));
        reason(april, "EMPLOYER_KIND_EXCLUDED");
    }

    @Test
    void whatHoursHangOnIsNotDeleted() {
        for (Made needed : List.of(clause, job, person, employer, contract.contract())) {
            Response refused = Api.delete(needed.path());
            JsonNode problem = assertRefused(409, "referenced", refused);
            assertEquals("referenced-by", problem.at("/errors/0/code").asText());
        }
        counted(january, april);
    }

    private static String job(Made entry) {
        return "/v1/employments/" + entry.text("/employmentId");
    }

    private static void patch(Made made, Fields change) {
        Api.patch(made.path(), change).then().statusCode(200);
    }

    private static void counted(Made... entries) {
        List.of(entries).forEach(entry -> reason(entry, "COUNTED"));
    }

    private static void reason(Made entry, String reason) {
        assertEquals(reason, entry.now().at("/counting/reason").asText());
    }

    private static void counts(Made entry, String hours) {
        assertEquals(Sample.decimal(hours), entry.now().at("/counting/hours").decimalValue());
    }

    private static void territory(Made entry, Place place) {
        assertEquals(place.territory(), entry.now().at("/counting/territory/code").asText());
    }

    private static Fields suspension(String from, String until) {
        return Fields.of("from", from, "until", until, "reason", "Arrêt du chantier");
    }

    private static Fields version(String effectiveOn, String objective) {
        return Fields.of("effectiveOn", effectiveOn, "hours", Sample.decimal(objective));
    }

    private static Fields share(String commune) {
        return Fields.of("commune", commune, "share", Sample.decimal("0.5"));
    }

    private static String siren(Place place) {
        return Api.admin().get("/v1/territories/" + place.territory()).then().statusCode(200).extract().jsonPath()
                .getString("epcis[0].siren");
    }
}
