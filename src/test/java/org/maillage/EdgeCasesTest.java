package org.maillage;

import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.maillage.testing.World.hours;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** The edge cases of the trade, told over HTTP as users meet them; each test bears the number of its case. */
@QuarkusTest
class EdgeCasesTest {

    private Made employer;

    @BeforeEach
    void anEmployer() {
        employer = World.employer();
    }

    @Test
    void edgeCase01_hoursDeclaredInJanuaryForDecemberCountInDecembersYear() {
        Place place = Place.fresh();
        Made job = rsaJob("2018-01-01");
        World.hours(job, clauseIn(place), "2018-12", "70.25").validated();

        progress(place, 2018).body("hours.validated", is("70.25"));
        progress(place, 2019).body("hours.validated", is("0.00")).body("rsaShare", nullValue());
    }

    @Test
    void edgeCase02_rsaLostDuringTheContractStaysRsa() {
        Place place = Place.fresh();
        Made person = World.person().rsa().eligible("2018-01-01", "2018-03-31").made();
        Made job = World.employment(person, employer).from("2018-01-01").made();
        World.hours(job, clauseIn(place), "2018-11", "100").validated();

        progress(place, 2018).body("hours.rsa", is("100")).body("rsaShare", is("1"));
    }

    @Test
    void edgeCase03_rsaGainedAfterEntryDoesNotRewritePastHours() {
        Place place = Place.fresh();
        Made person = World.person().eligibleFrom("2018-01-01").made();
        Made entry = World.hours(World.employment(person, employer).made(), clauseIn(place), "2018-02", "100").validated();
        Api.made(person.path() + "/eligibilities", Sample.eligibility("RSA", "2018-06-01"));

        Api.admin().get(entry.path()).then().body("counting.rsa", equalTo(false))
                .body("counting.rsaReason", equalTo("NOT_RSA_AT_ENTRY"));
        progress(place, 2018).body("hours.rsa", is("0"));
    }

    @Test
    void edgeCase04_aContractOverTwoTerritoriesCountsEachHourOnceWhereItWasWorked() {
        List<Place> places = Place.freshDepartment();
        Place a = places.get(0);
        Place b = places.get(1);
        World.MadeContract contract = World.contract().inShares(a.commune(), "0.6", b.commune(), "0.4")
                .withClause(hours("700")).heldBy(employer).made();
        Made job = rsaJob("2018-01-01");
        World.hours(job, contract.clause(), "2018-01", "60.10").in(a.commune()).validated();
        World.hours(job, contract.clause(), "2018-02", "39.95").in(b.commune()).validated();

        progress(a, 2018).body("hours.validated", is("60.10"));
        progress(b, 2018).body("hours.validated", is("39.95"));
        Api.admin().get("/v1/contracts/{id}/progress", contract.id()).then().body("hours.validated", is("100.05"));
        department(a, 2018).body("hours.validated", is("100.05")).body("beneficiaries.total", equalTo(1));
    }

    @Test
    void edgeCase04_hoursOnAContractOfTwoPlacesNameTheirs() {
        World.MadeContract contract = World.contract().inShares("79191", "0.5", "79049", "0.5").withClause(hours("700"))
                .heldBy(employer).made();
        Made job = rsaJob("2018-01-01");

        refused(Sample.hours(job.id(), contract.clause().id(), "2018-01", "10"), 422, "place-required")
                .body("errors.detail", hasItem(org.hamcrest.Matchers.containsString("79049")));
    }

    @Test
    void edgeCase05_theTerritoryIsThePlaceOfPerformanceNotTheBuyersSeatNorTheHome() {
        Place place = Place.fresh();
        Made buyer = Api.made("/v1/buyers", Sample.buyer().with("commune", "79191").with("kind", "DEPARTMENT"));
        World.MadeContract contract = World.contract().by(buyer).in(place).withClause(hours("700")).heldBy(employer).made();
        Made person = World.person().rsa().livingIn("79202").eligibleFrom("2018-01-01").made();

        World.hours(World.employment(person, employer).made(), contract.clause(), "2018-01", "12.5").validated();

        progress(place, 2018).body("hours.validated", is("12.50"));
    }

    @Test
    void edgeCase06_aPlaceKnownOnlyAsTheDepartmentCountsForItAndForNoTerritory() {
        List<Place> places = Place.freshDepartment();
        String department = places.get(0).department();
        World.MadeContract contract = World.contract().somewhereIn(department).withClause(hours("700")).heldBy(employer).made();
        Made entry = World.hours(rsaJob("2018-01-01"), contract.clause(), "2018-01", "33.33").validated();

        Api.admin().get(entry.path()).then().body("counting.territory", nullValue())
                .body("counting.department", equalTo(department)).body("counting.counted", equalTo(true));
        department(places.get(0), 2018).body("hours.validated", is("33.33")).body("unassigned.hours.validated", is("33.33"))
                .body("unassigned.beneficiaries.rsa", equalTo(1))
                .body("territories.findAll { it.hours.validated > 0 }", empty());
        Api.admin().get("/v1/hour-entries?unassigned=true&department={d}", department).then().body("items.id", hasItem(entry.id()));
    }

    @Test
    void edgeCase07_aPostalCodeIsNoCommune() {
        Made contract = World.contract().made().contract();

        Api.patch(contract.path(), Fields.of("places", List.of(Fields.of("commune", "79000"))))
                .then().statusCode(422).body("code", equalTo("commune-unknown"));
    }

    @Test
    void edgeCase08_aMergedCommuneResolvesToTheCurrentOne() {
        World.MadeContract contract = World.contract().in("79205").withClause(hours("700")).heldBy(employer).made();

        Api.admin().get(contract.contract().path()).then().body("places[0].commune", equalTo("79307"))
                .body("places[0].territory.code", equalTo("MELLOIS"));
        Api.admin().get("/v1/communes?insee=79205").then().body("items", hasSize(1)).body("items[0].insee", equalTo("79307"));
    }

    @Test
    void edgeCase09_thePersonsMonthOverAllEmploymentsWarnsThenIsRefused() {
        Made clause = clauseIn(Place.fresh());
        Made person = World.person().rsa().eligibleFrom("2018-01-01").made();
        Made first = World.employment(person, employer).made();
        Made second = World.employment(person, employer).made();
        World.hours(first, clause, "2018-03", "151.67").declared();

        refused(Sample.hours(second.id(), clause.id(), "2018-03", "60.91"), 422, "implausible-hours");
        Api.post(Api.admin(), "/v1/hour-entries", Sample.hours(second.id(), clause.id(), "2018-03", "60.90")).then().statusCode(201)
                .body("warnings.code", hasItem("over-monthly-hours"));
        Api.post(Api.admin(), "/v1/hour-entries", Sample.hours(first.id(), clause.id(), "2018-04", "151.67")).then()
                .statusCode(201).body("warnings", empty());
    }

    @Test
    void edgeCase09_anExplainedExcessPasses() {
        Made clause = clauseIn(Place.fresh());

        World.hours(rsaJob("2018-01-01"), clause, "2018-03", "215").with("overrideReason", "Astreintes payées en mars").declared();
    }

    @Test
    void edgeCase11_anAmendmentIsANewVersionAndTheRateFollowsTheOneInForce() {
        Made clause = World.contract().in(Place.fresh()).withClause(hours("100")).heldBy(employer).made().clause();
        Api.patch(clause.path(), Fields.of(
                "objectiveVersions", List.of(version("2018-01-01", "100"), version("2018-07-01", "40")),
                "commitments", List.of(Sample.commitment(employer.id(), "100").with("until", "2018-06-30"),
                        Sample.commitment(employer.id(), "40").with("from", "2018-07-01")))).then().statusCode(200);
        World.hours(rsaJob("2018-01-01"), clause, "2018-01", "50").validated();

        clauseProgress(clause, "2018-06-30").body("owed", is("100")).body("rate", is("0.5"));
        clauseProgress(clause, "2018-07-01").body("owed", is("40")).body("rate", is("1.25"))
                .body("checks.hours.remaining", is("0")).body("checks.hours.verdict", equalTo("MET"));
    }

    @Test
    void edgeCase16_aSurplusOnOneLotDoesNotMakeUpForAnother() {
        Made contract = World.contract().with("lots", List.of(Fields.of("number", "1", "title", "Gros œuvre"),
                Fields.of("number", "2", "title", "Peinture"))).made().contract();
        Made one = lotClause(contract, 0);
        Made two = lotClause(contract, 1);
        Made job = rsaJob("2018-01-01");
        World.hours(job, one, "2018-01", "120").validated();
        World.hours(job, two, "2018-02", "30").validated();

        Api.admin().get(contract.path() + "/progress?asOf=2018-12-31").then().body("owed", is("200"))
                .body("hours.validated", is("150")).body("rate", is("0.75")).body("checks.hours.remaining", is("70"))
                .body("checks.hours.verdict", not(equalTo("MET")));
    }

    @Test
    void edgeCase17_theSharesOfCoContractorsAddUpAndALeaverKeepsWhatWasDone() {
        Made leaver = World.employer();
        Made clause = World.contract().in(Place.fresh()).withClause(hours("100")).heldBy(employer, "60").heldBy(leaver, "40")
                .made().clause();
        World.hours(World.employment(World.person().eligibleFrom("2018-01-01").made(), leaver).made(), clause, "2018-02", "15")
                .validated();
        Fields stays = Sample.commitment(employer.id(), "60").with("until", "2018-05-31");
        Fields takesOver = Sample.commitment(employer.id(), "100").with("from", "2018-06-01");
        Fields leaves = Sample.commitment(leaver.id(), "40").with("until", "2018-05-31");

        Api.patch(clause.path(), Fields.of("commitments", List.of(Sample.commitment(employer.id(), "60"), leaves)))
                .then().statusCode(422).body("code", equalTo("commitments-do-not-add-up"));
        Api.patch(clause.path(), Fields.of("commitments", List.of(stays, takesOver, leaves))).then().statusCode(200);

        clauseProgress(clause, "2018-12-31").body("hours.validated", is("15")).body("owed", is("100"))
                .body("commitments.findAll { it.role != 'SUBCONTRACTOR' }.hours.validated.sum()", is("15"));
    }

    @Test
    void edgeCase18_aSubcontractorsHoursAreCreditedToItsHolder() {
        Made insertion = World.employer("EI");
        Made clause = World.contract().in(Place.fresh()).withClause(hours("100")).heldBy(employer)
                .subcontractedTo(insertion, employer, "50").made().clause();
        Made person = World.person().criterion("IAE_EI").eligibleFrom("2018-01-01").made();
        World.hours(World.employment(person, insertion).with("mode", "SUBCONTRACTING").made(), clause, "2018-01", "20").validated();

        clauseProgress(clause, "2018-12-31").body("hours.validated", is("20"))
                .body("commitments.find { it.role == 'HOLDER' }.hours.validated", is("20"))
                .body("commitments.find { it.role == 'SUBCONTRACTOR' }.hours.validated", is("20"));
    }

    @Test
    void edgeCase19_refusedAndCutHoursStayVisibleWithTheirReason() {
        Place place = Place.fresh();
        Made clause = clauseIn(place);
        Made job = rsaJob("2018-01-01");
        Made cut = World.hours(job, clause, "2018-01", "100").validated("80.5");
        Made refused = World.hours(job, clause, "2018-02", "50").rejected();
        Made waiting = World.hours(job, clause, "2018-03", "50").declared();

        Api.post(Api.admin(), waiting.path() + "/validation", Fields.of("validatedHours", new BigDecimal("50.01"))).then()
                .statusCode(422).body("code", equalTo("validated-over-declared"));
        Api.post(Api.admin(), waiting.path() + "/validation", Fields.of("validatedHours", new BigDecimal("49.99"))).then()
                .statusCode(422).body("code", equalTo("reason-required"));
        Api.admin().get(cut.path()).then().body("hours", is("100")).body("validatedHours", is("80.50")).body("reason", notNullValue());
        Api.admin().get(refused.path()).then().body("status", equalTo("REJECTED")).body("counting.reason", equalTo("REJECTED"));
        progress(place, 2018).body("hours.validated", is("80.5")).body("hours.declared", is("50"));
    }

    @Test
    void edgeCase19_aCorrectionIsANewEntryThatNamesTheOldOne() {
        Place place = Place.fresh();
        Made old = World.hours(rsaJob("2018-01-01"), clauseIn(place), "2018-01", "100").validated();
        Made fresh = Api.made(old.path() + "/correction", Fields.of("reason", "Erreur de bulletin", "hours", new BigDecimal("90.25")));

        progress(place, 2018).body("hours.validated", is("100")).body("hours.declared", is("0")).body("hours.notCounted", is("0"));
        Api.post(Api.admin(), fresh.path() + "/validation", Fields.of()).then().statusCode(200).body("corrects", equalTo(old.id()));
        Api.admin().get(old.path()).then().body("hours", is("100")).body("correctedBy", equalTo(fresh.id()))
                .body("counting.reason", equalTo("REPLACED"));
        progress(place, 2018).body("hours.validated", is("90.25")).body("hours.notCounted", is("0"));
    }

    @Test
    void edgeCase20_hoursBeforeTheValidationDoNotCount() {
        Place place = Place.fresh();
        Made person = World.person().rsa().eligibleFrom("2018-03-01").made();
        Made clause = clauseIn(place);
        Made job = World.employment(person, employer).from("2018-02-01").made();
        Made before = World.hours(job, clause, "2018-02", "40").validated();
        World.hours(job, clause, "2018-03", "60").validated();

        Api.admin().get(before.path()).then().body("counting.reason", equalTo("BEFORE_ELIGIBILITY"));
        progress(place, 2018).body("hours.validated", is("60")).body("hours.notCounted", is("40"));
    }

    @Test
    void edgeCase20_aValidationReachesBackOnlyWithEarlierProofAndNotFar() {
        Made person = World.person().made();
        Fields late = Sample.eligibility("RSA", "2018-03-01");

        Api.post(Api.admin(), person.path() + "/eligibilities", late.with("decidedOn", "2018-05-01")).then().statusCode(422)
                .body("code", equalTo("eligibility-retroactive"));
        Api.made(person.path() + "/eligibilities", late.with("decidedOn", "2018-03-20"));
    }

    @Test
    void edgeCase21_theTwentyFourMonthsRunOverAllEmployersAndClauses() {
        Place place = Place.fresh();
        Made other = World.employer();
        Made person = World.person().rsa().eligibleFrom("2018-01-01").made();
        Made first = World.employment(person, employer).from("2018-01-15").made();
        Made second = World.employment(person, other).from("2019-12-01").made();
        Made elsewhere = World.contract().in(place).withClause(hours("500")).heldBy(other).made().clause();
        World.hours(first, clauseIn(Place.fresh()), "2018-01", "50").validated();
        Made inTime = World.hours(second, elsewhere, "2019-12", "50").validated();
        Made middle = World.hours(second, elsewhere, "2020-01", "50").validated();
        Made after = World.hours(second, elsewhere, "2020-02", "50").validated();

        reason(inTime, "COUNTED");
        reason(middle, "SPLIT_NEEDED");
        reason(after, "AFTER_LIMIT");
        progress(place, 2020).body("hours.validated", is("0")).body("hours.notCounted", is("100"));
    }

    @Test
    void edgeCase21_theSplitMonthCountsUpToTheDate() {
        Place place = Place.fresh();
        Made clause = clauseIn(place);
        Made job = rsaJob("2018-01-15");
        World.hours(job, clause, "2018-01", "50").validated();
        World.hours(job, clause, "2020-01", "30").between("2020-01-01", "2020-01-14").validated();
        World.hours(job, clause, "2020-01", "20").between("2020-01-15", "2020-01-31").validated();

        progress(place, 2020).body("hours.validated", is("30")).body("hours.notCounted", is("20"));
    }

    @Test
    void edgeCase25_distinctPersonsDoNotAddUpOverTerritories() {
        List<Place> places = Place.freshDepartment();
        Made job = rsaJob("2018-01-01");
        World.hours(job, clauseIn(places.get(0)), "2018-01", "10").validated();
        World.hours(job, clauseIn(places.get(1)), "2018-02", "10").validated();
        World.hours(job, clauseIn(places.get(1)), "2018-03", "10").validated();

        progress(places.get(0), 2018).body("beneficiaries.total", equalTo(1));
        progress(places.get(1), 2018).body("beneficiaries.total", equalTo(1));
        department(places.get(0), 2018).body("beneficiaries.total", equalTo(1)).body("beneficiaries.rsa", equalTo(1));
    }

    @Test
    void edgeCase26_aPersonPresentInTwoYearsCountsInEach() {
        Place place = Place.fresh();
        Made clause = clauseIn(place);
        Made job = rsaJob("2018-01-01");
        World.hours(job, clause, "2018-12", "10").validated();
        World.hours(job, clause, "2019-01", "10").validated();

        progress(place, 2018).body("beneficiaries.total", equalTo(1));
        progress(place, 2019).body("beneficiaries.total", equalTo(1));
    }

    @Test
    void edgeCase29_aSupervisorOnTheListIsNoEligiblePerson() {
        Place place = Place.fresh();
        Made person = World.person().made();
        Api.made(person.path() + "/eligibilities", Sample.eligibility("AVIS_MOTIVE", "2018-01-01").without("validFrom")
                .with("decision", "REFUSED").with("reason", "Public non éligible"));
        Made entry = World.hours(World.employment(person, employer).made(), clauseIn(place), "2018-01", "150").validated();

        reason(entry, "NO_ELIGIBILITY");
        progress(place, 2018).body("hours.validated", is("0")).body("hours.notCounted", is("150")).body("beneficiaries.total", equalTo(0));
    }

    @Test
    void edgeCase30_aSuspensionIsLeftOutOfWhatIsExpected() {
        Made clause = World.contract().in(Place.fresh()).during("2018-01-01", "2018-04-10").withClause(hours("100"))
                .heldBy(employer).suspended("2018-02-01", "2018-02-28").made().clause();

        clauseProgress(clause, "2018-01-31").body("checks.hours.expected", is("43.06"));
        clauseProgress(clause, "2018-02-15").body("checks.hours.expected", is("43.06"));
        clauseProgress(clause, "2018-04-10").body("checks.hours.expected", is("100")).body("checks.hours.verdict", equalTo("MISSED"));
    }

    @Test
    void edgeCase34_aReservedContractWithoutObjectiveHasNoRate() {
        Made clause = World.contract().in(Place.fresh()).withClause(hours("1")).clauseWith("objectiveForm", "NONE")
                .clauseWith("objectiveVersions", List.of()).clauseWith("kind", "RESERVED_IAE")
                .clauseWith("legalBasis", "ORD_2015_899_ART_36").clauseWith("commitments", List.of(Sample.commitment(employer.id(), "0"))).made().clause();
        World.hours(rsaJob("2018-01-01"), clause, "2018-01", "10").validated();

        clauseProgress(clause, "2018-12-31").body("hours.validated", is("10")).body("owed", nullValue()).body("rate", nullValue())
                .body("checks.hours.verdict", equalTo("NO_OBJECTIVE"));
    }

    private Made rsaJob(String from) {
        Made person = World.person().rsa().eligibleFrom(from).made();
        return World.employment(person, employer).from(from).made();
    }

    private Made clauseIn(Place place) {
        return World.contract().in(place).withClause(hours("700")).heldBy(employer).made().clause();
    }

    private Made lotClause(Made contract, int lot) {
        return Api.made("/v1/clauses", Sample.clause(contract.id()).with("lotId", contract.text("/lots/" + lot + "/id"))
                .with("objectiveVersions", List.of(version("2018-01-01", "100")))
                .with("commitments", List.of(Sample.commitment(employer.id(), "100"))));
    }

    private static Fields version(String effectiveOn, String objective) {
        return Fields.of("effectiveOn", effectiveOn, "hours", new BigDecimal(objective));
    }

    private static ValidatableResponse refused(Fields entry, int status, String code) {
        return Api.post(Api.admin(), "/v1/hour-entries", entry).then().statusCode(status).body("code", equalTo(code));
    }

    private static void reason(Made entry, String reason) {
        Api.admin().get(entry.path()).then().body("counting.reason", equalTo(reason));
    }

    private static ValidatableResponse progress(Place place, int year) {
        return Api.admin().get("/v1/territories/{t}/progress?year={y}", place.territory(), year).then().statusCode(200);
    }

    private static ValidatableResponse department(Place place, int year) {
        return Api.admin().get("/v1/departments/{d}/progress?year={y}", place.department(), year).then().statusCode(200);
    }

    private static ValidatableResponse clauseProgress(Made clause, String asOf) {
        return Api.admin().get(clause.path() + "/progress?asOf={d}", asOf).then().statusCode(200);
    }

    private static Matcher<BigDecimal> is(String number) {
        return comparesEqualTo(new BigDecimal(number));
    }
}
