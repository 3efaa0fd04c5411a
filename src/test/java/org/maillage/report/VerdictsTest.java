package org.maillage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.testing.World.hours;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.procurement.ContractStatus;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** Verdicts, from which day an entry is seen, and what is behind or late: the same wherever it is told. */
@QuarkusTest
class VerdictsTest {

    private Place place;
    private Made employer;

    @BeforeEach
    void settle() {
        place = Place.fresh();
        employer = World.employer();
    }

    private World.ContractWords contract(String from, String until) {
        return World.contract().in(place).during(from, until);
    }

    private Made job(String from) {
        return World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).in(place.commune()).from(from).made();
    }

    private static JsonNode get(String path) {
        return Api.json(Api.admin().get(path).then().statusCode(200).extract().response());
    }

    private static String shown(JsonNode check) {
        return Stream.of("verdict", "expected", "remaining")
                .map(name -> check.path(name).isNumber() ? check.path(name).decimalValue().toPlainString() : check.path(name).asText()).toList().toString();
    }

    private static String clause(Made clause, String asOf) {
        return shown(get(clause.path() + "/progress?asOf=" + asOf).at("/checks/hours"));
    }

    /** What all documents say of the one clause of a contract. */
    private String everywhere(MadeContract contract, String asOf) {
        JsonNode progress = get(contract.clause().path() + "/progress?asOf=" + asOf);
        JsonNode whole = get(contract.contract().path() + "/progress?asOf=" + asOf);
        JsonNode report = get(contract.clause().path() + "/report?asOf=" + asOf);
        JsonNode balance = get(contract.contract().path() + "/report?asOf=" + asOf);
        JsonNode bilan = get(Api.made(contract.contract().path() + "/bilans", Fields.of("kind", "INTERMEDIATE", "asOf", asOf)).path());
        JsonNode attested = get(contract.clause().path() + "/attestations/" + employer.id() + "?asOf=" + asOf);
        JsonNode check = progress.at("/checks/hours");
        for (JsonNode other : List.of(whole.at("/checks/hours"), whole.at("/clauses/0/checks/hours"), report.at("/checks/hours"),
                report.at("/commitments/0/checks/hours"), balance.at("/checks/hours"), balance.at("/clauses/0/checks/hours"),
                bilan.at("/figures/check"), bilan.at("/figures/clauses/0/check"), attested.at("/commitments/0/check"))) {
            assertEquals(check, other);
        }
        List<String> behind = new ArrayList<>();
        for (JsonNode problems : List.of(report.path("problems"), balance.path("problems"), bilan.at("/figures/problems"))) {
            behind.add(StreamSupport.stream(problems.spliterator(), false).map(problem -> problem.path("kind").asText())
                    .filter(kind -> kind.equals("BEHIND") || kind.equals("MISSED")).findFirst().orElse(""));
        }
        behind.add(verdict(get("/v1/worklist?kind=CLAUSE_BEHIND&territory=" + place.territory() + "&asOf=" + asOf).path("items"), "/subject/id",
                "/details/verdict", contract.clause()));
        behind.add(verdict(get("/v1/departments/" + place.department() + "/dashboard?year=" + asOf.substring(0, 4) + "&asOf=" + asOf).path("clausesBehind"),
                "/clauseId", "/verdict", contract.clause()));
        assertEquals(1, behind.stream().distinct().count(), behind::toString);
        assertTrue(behind.get(0).isEmpty() || behind.get(0).equals(check.path("verdict").asText()), behind::toString);
        return check.path("verdict").asText() + (behind.get(0).isEmpty() ? "" : " told");
    }

    private static String verdict(JsonNode items, String id, String verdict, Made clause) {
        return StreamSupport.stream(items.spliterator(), false).filter(item -> item.at(id).asText().equals(clause.id()))
                .map(item -> item.at(verdict).asText()).findFirst().orElse("");
    }

    // --------------------------------------------------------------------------------------------------------- one verdict

    @Test
    void aClauseOf100HoursWithNothingDoneIsMissedOnceItIsOver() {
        MadeContract contract = contract("2018-01-01", "2018-12-31").withClause(hours("100")).heldBy(employer).made();

        assertEquals("NO_DATA", get(contract.clause().path() + "/progress?asOf=2017-12-31").at("/checks/hours/verdict").asText());
        assertEquals("BEHIND told", everywhere(contract, "2018-06-30"));
        assertEquals("BEHIND told", everywhere(contract, "2018-12-30"));
        assertEquals("MISSED told", everywhere(contract, "2018-12-31"));
        assertEquals("MISSED told", everywhere(contract, "2018-12-31"));
        assertEquals("[MISSED, 100.00, 100.00]", clause(contract.clause(), "2020-02-29"));
        World.hours(job("2018-01-08"), contract.clause(), "2018-03", "100").validated();
        assertEquals("MET", everywhere(contract, "2018-12-31"));
    }

    /** Owed 1000.00, day 100 of 365: 273.9726 h are expected, and shown as 273.97. */
    @Test
    void a1000HoursAtDay100With273Point97ValidatedAreBehindEverywhere() {
        MadeContract contract = contract("2018-01-01", "2018-12-31").withClause(hours("1000")).heldBy(employer).made();
        World.hours(job("2018-01-01"), contract.clause(), "2018-01", "150").validated();
        World.hours(job("2018-01-01"), contract.clause(), "2018-02", "123.97").validated();

        assertEquals("BEHIND told", everywhere(contract, "2018-04-10"));
        assertEquals("[BEHIND, 273.97, 726.03]", clause(contract.clause(), "2018-04-10"));
        JsonNode listed = get("/v1/departments/" + place.department() + "/dashboard?year=2018&asOf=2018-04-10").path("clausesBehind");
        assertTrue(StreamSupport.stream(listed.spliterator(), false).anyMatch(one -> one.path("behindBy").decimalValue().toPlainString().equals("0.01")
                && one.path("clauseId").asText().equals(contract.clause().id())), listed::toString);
        World.hours(job("2018-01-01"), contract.clause(), "2018-02", "0.01").validated();
        assertEquals("ON_TRACK", everywhere(contract, "2018-04-10"));
    }

    @ParameterizedTest
    @EnumSource(ContractStatus.class)
    void whatIsBehindIsTheSameInListReportsBalancesAndDashboardWhateverTheStatus(ContractStatus status) {
        MadeContract contract = contract("2018-01-01", "2018-12-31").withClause(hours("100")).heldBy(employer).made();
        Api.patch(contract.contract().path(), Fields.of("status", status)).then().statusCode(200);
        String verdict = switch (status) {
            case AWARDED, IN_PROGRESS -> "MISSED told";
            case TERMINATED -> "STOPPED";
            case CANCELLED -> "NO_OBJECTIVE";
            default -> "MISSED";
        };
        assertEquals(verdict, everywhere(contract, "2018-12-31"));
        assertEquals(verdict.replace("MISSED", "BEHIND"), everywhere(contract, "2018-06-30"));
    }

    @Test
    void aTerritoryThatHadATargetAndDidNothingMissedIt() {
        List<Place> places = Place.freshDepartment();
        String department = places.get(0).department();
        Api.made("/v1/targets", Fields.of("department", department, "year", 2018, "hours", hours("7000"), "rsaShare", Sample.decimal("0.3"),
                "effectiveOn", "2017-06-01"));
        Api.made("/v1/targets", Fields.of("territory", places.get(1).territory(), "year", 2019, "hours", hours("500"), "rsaShare", Sample.decimal("0.3")));

        JsonNode missed = get("/v1/departments/" + department + "/progress?year=2018");
        assertEquals("MISSED MISSED", verdicts(missed));
        missed.path("territories").forEach(territory -> assertEquals("MISSED MISSED", verdicts(territory)));
        JsonNode running = get("/v1/departments/" + department + "/progress?year=2018&asOf=2018-12-30");
        assertEquals("BEHIND NO_DATA", verdicts(running));
        running.path("territories").forEach(territory -> assertEquals("BEHIND NO_DATA", verdicts(territory)));
        assertEquals("NO_DATA NO_DATA", verdicts(get("/v1/departments/" + department + "/progress?year=2018&asOf=2017-12-31")));
        JsonNode one = get("/v1/departments/" + department + "/progress?year=2019");
        assertEquals("NO_OBJECTIVE NO_OBJECTIVE", verdicts(one));
        one.path("territories").forEach(territory -> assertEquals(territory.at("/territory/code").asText().equals(places.get(1).territory())
                ? "MISSED MISSED" : "NO_OBJECTIVE NO_OBJECTIVE", verdicts(territory)));
        assertTrue(Api.admin().get("/v1/departments/" + department + "/dashboard?year=2018&format=html").asString()
                .contains("Aucune heure n’est validée"), "the page says so");
    }

    private static String verdicts(JsonNode checked) {
        return checked.at("/checks/hours/verdict").asText() + " " + checked.at("/checks/rsaShare/verdict").asText();
    }

    @Test
    void nothingOwedIsNoObjectiveAlsoAfterHours() {
        Made other = World.employer();
        MadeContract contract = contract("2018-01-01", "2018-12-31").withClause(hours("100")).clauseWith("commitments", List.of(
                Sample.commitment(employer.id(), "100").with("until", "2018-06-30"), Sample.commitment(other.id(), "100").with("from", "2018-07-01"))).made();
        String party = "/commitments/0/checks/hours";
        assertEquals("[NO_OBJECTIVE, 0.00, 0.00]", shown(get(contract.clause().path() + "/progress?asOf=2018-12-31").at(party)));
        World.hours(job("2018-01-01"), contract.clause(), "2018-03", "40").validated();
        assertEquals("[NO_OBJECTIVE, 0.00, 0.00]", shown(get(contract.clause().path() + "/progress?asOf=2018-12-31").at(party)));
        assertEquals("[BEHIND, 49.59, 60.00]", shown(get(contract.clause().path() + "/progress?asOf=2018-06-30").at(party)));
        JsonNode attested = get(contract.clause().path() + "/attestations/" + employer.id() + "?asOf=2018-12-31");
        assertTrue(attested.path("met").isNull() && attested.path("rate").isNull(), attested::toString);

        MadeContract zero = contract("2018-01-01", "2018-12-31").withClause(hours("0")).heldBy(employer).made();
        assertEquals("NO_OBJECTIVE", everywhere(zero, "2018-12-31"));
        World.hours(job("2018-01-01"), zero.clause(), "2018-03", "40").validated();
        assertEquals("NO_OBJECTIVE", everywhere(zero, "2018-12-31"));

        Made target = Api.made("/v1/targets", Fields.of("territory", place.territory(), "year", 2018, "hours", hours("0"), "rsaShare", Sample.decimal("0")));
        assertEquals("NO_OBJECTIVE NO_OBJECTIVE", verdicts(get("/v1/territories/" + place.territory() + "/progress?year=2018")), target.path());
    }

    // ------------------------------------------------------------------------------------------------------- terminations

    @Test
    void aTerminatedContractOwesWhatWasToBeDoneByItsLastDay() {
        MadeContract contract = contract("2018-01-01", "2018-12-31").withClause(hours("100")).heldBy(employer).made();
        World.hours(job("2018-01-01"), contract.clause(), "2018-02", "30").validated();
        Api.patch(contract.contract().path(), Fields.of("status", "TERMINATED", "endOn", "2018-06-30")).then().statusCode(200);

        // 100 × 181 / 365
        assertEquals("[STOPPED, 49.59, 19.59]", clause(contract.clause(), "2018-06-30"));
        for (String later : List.of("2018-09-30", "2018-12-31", "2020-02-29")) {
            assertEquals("[STOPPED, 49.59, 19.59]", clause(contract.clause(), later));
            assertEquals("STOPPED", everywhere(contract, later));
        }
        assertEquals("[BEHIND, 49.32, 70.00]", clause(contract.clause(), "2018-06-29"));
        assertEquals("BEHIND", everywhere(contract, "2018-06-29"));
        Api.admin().get(contract.clause().path() + "/attestations/" + employer.id() + "?asOf=2018-12-31").then().statusCode(200);
        JsonNode attested = get(contract.clause().path() + "/attestations/" + employer.id() + "?asOf=2018-12-31");
        assertEquals("false 19.59", attested.path("met").asText() + " " + attested.path("remaining").decimalValue());
        assertTrue(Api.admin().get(contract.clause().path() + "/attestations/" + employer.id() + "?asOf=2018-12-31&format=html").asString()
                .contains("Le marché a été résilié"), "the paper says so");
        World.hours(job("2018-01-01"), contract.clause(), "2018-03", "19.59").validated();
        assertEquals("[STOPPED, 49.59, 0.00]", clause(contract.clause(), "2018-12-31"));
        assertTrue(get(contract.clause().path() + "/attestations/" + employer.id() + "?asOf=2018-12-31").path("met").booleanValue());
    }

    /** An amendment of 2020, a leap year; days of rest are left out: 60 of 366 − 31. */
    @Test
    void theAmendmentSaysTheDayAndDaysAtRestAreLeftOut() {
        MadeContract contract = contract("2020-01-01", "2020-12-31").with("amendments", List.of(Fields.of("number", "1", "signedOn", "2020-03-01",
                "subject", "Résiliation", "endOn", "2020-02-29"))).with("status", "TERMINATED").withClause(hours("335")).clauseWith("legalBasis", "CCP_L2112_2").heldBy(employer)
                .suspended("2020-03-01", "2020-03-31").made();
        assertEquals("[STOPPED, 60.00, 60.00]", clause(contract.clause(), "2020-12-31"));
    }

    @Test
    void aTerminationBeforeTheStartAsksNothing() {
        MadeContract contract = contract("2018-01-01", "2018-12-31").withClause(hours("100")).heldBy(employer).made();
        Api.patch(contract.clause().path(), Fields.of("startOn", "2018-03-01", "objectiveVersions", List.of(Fields.of("effectiveOn", "2018-03-01", "hours",
                hours("100"))))).then().statusCode(200);
        Api.patch(contract.contract().path(), Fields.of("status", "TERMINATED", "endOn", "2018-02-15")).then().statusCode(200);
        assertEquals("[STOPPED, 0.00, 0.00]", clause(contract.clause(), "2018-12-31"));
        assertEquals("STOPPED", everywhere(contract, "2018-12-31"));
    }

    @Test
    void eachLotOfATerminatedContractIsMeasuredByItsOwnDays() {
        MadeContract made = contract("2018-01-01", "2018-12-31").with("lots", List.of(Fields.of("number", "1", "title", "Gros œuvre"),
                Fields.of("number", "2", "title", "Espaces verts"))).made();
        List<Made> clauses = new ArrayList<>();
        for (String[] lot : List.of(new String[] {"/lots/0/id", "2018-01-01", "365"}, new String[] {"/lots/1/id", "2018-07-01", "184"})) {
            clauses.add(Api.made("/v1/clauses", Sample.clause(made.id()).with("lotId", made.contract().text(lot[0])).with("startOn", lot[1])
                    .with("endOn", "2018-12-31").with("objectiveVersions", List.of(Fields.of("effectiveOn", lot[1], "hours", hours(lot[2]))))
                    .with("commitments", List.of(Sample.commitment(employer.id(), lot[2])))));
        }
        World.hours(job("2018-01-01"), clauses.get(0), "2018-05", "100").validated();
        Api.patch(made.contract().path(), Fields.of("status", "TERMINATED", "endOn", "2018-07-10")).then().statusCode(200);
        assertEquals("[STOPPED, 191.00, 91.00]", clause(clauses.get(0), "2018-12-31"));
        assertEquals("[STOPPED, 10.00, 10.00]", clause(clauses.get(1), "2018-12-31"));
        assertEquals("[STOPPED, 201.00, 101.00]", shown(get(made.contract().path() + "/progress?asOf=2018-12-31").at("/checks/hours")));
    }

    // ----------------------------------------------------------------------------------------------------------- renewals

    @ParameterizedTest
    @CsvSource({"PLANNED, '[MISSED, 300.00, 260.00]', '[MISSED, 200.00, 200.00]'", "CONFIRMED, '[MISSED, 300.00, 260.00]', '[MISSED, 200.00, 200.00]'",
        "DECLINED, '[MISSED, 100.00, 60.00]', '[NO_OBJECTIVE, null, null]'"})
    void aDeclinedRenewalTakesWithItWhatBeginsAfterTheContractsEnd(String status, String whole, String second) {
        List<Fields> renewals = List.of(Fields.of("number", 1, "startOn", "2019-01-01", "endOn", "2019-12-31", "status", status));
        MadeContract contract = contract("2018-01-01", "2018-12-31").with("renewals", renewals)
                .withClause(hours("100")).clauseWith("endOn", "2019-12-31").clauseWith("objectiveVersions", List.of(
                        Fields.of("effectiveOn", "2018-01-01", "hours", hours("100")), Fields.of("effectiveOn", "2019-01-01", "hours", hours("300"))))
                .withClause(hours("200")).clauseWith("startOn", "2019-01-01").clauseWith("endOn", "2019-12-31").clauseWith("objectiveVersions",
                        List.of(Fields.of("effectiveOn", "2019-01-01", "hours", hours("200")))).heldBy(employer).made();
        Api.patch(contract.clause().path(), Fields.of("commitments", List.of(Sample.commitment(employer.id(), "100").with("until", "2018-12-31"),
                Sample.commitment(employer.id(), "300").with("from", "2019-01-01")))).then().statusCode(200);
        World.hours(job("2018-01-01"), contract.clause(), "2018-05", "40").validated();

        assertEquals(whole, clause(contract.clauses().get(0), "2020-01-31"));
        assertEquals(second, clause(contract.clauses().get(1), "2020-01-31"));
        boolean declined = status.equals("DECLINED");
        JsonNode progress = get(contract.contract().path() + "/progress?asOf=2020-01-31");
        assertEquals(declined ? "100.00 0.4" : "500.00 0.08", progress.path("owed").decimalValue() + " " + progress.path("rate").decimalValue()
                .stripTrailingZeros().toPlainString());
        assertEquals(declined ? "MISSED" : "BEHIND", get(contract.clauses().get(0).path() + "/progress?asOf=2018-12-31").at("/checks/hours/verdict").asText());
        JsonNode parties = get(contract.clause().path() + "/progress?asOf=2020-01-31").path("commitments");
        assertEquals(declined ? "100.00" : "300.00", parties.at("/0/owed").decimalValue().toPlainString());
        assertEquals(status.equals("CONFIRMED") ? "2019-12-31" : "2018-12-31", get(contract.contract().path() + "/report").at("/contract/lastDay").asText());
        assertEquals(declined ? "2018-12-31" : "2019-12-31", ending(contract, status));
    }

    /** Also where the contract's own end was said with the renewals; one that was confirmed afterwards falls with the declined one. */
    @Test
    void theContractEndsBeforeTheFirstRenewalThatWasDeclined() {
        MadeContract contract = contract("2018-01-01", "2019-12-31").with("renewals", List.of(
                Fields.of("number", 1, "startOn", "2019-01-01", "endOn", "2019-06-30", "status", "CONFIRMED"),
                Fields.of("number", 2, "startOn", "2019-07-01", "endOn", "2019-12-31", "status", "DECLINED"),
                Fields.of("number", 3, "startOn", "2020-01-01", "endOn", "2020-12-31", "status", "CONFIRMED"))).withClause(hours("546")).heldBy(employer).made();
        // 2018-01-01 to 2019-06-30 are 546 days: all of them are past
        assertEquals("[MISSED, 546.00, 546.00]", clause(contract.clause(), "2019-06-30"));
        assertEquals("[BEHIND, 545.00, 546.00]", clause(contract.clause(), "2019-06-29"));
        assertEquals("2019-06-30", get(contract.contract().path() + "/report").at("/contract/lastDay").asText());
        assertEquals("2019-06-30", ending(contract, "DECLINED"));
    }

    /** In the work list as the contract's end, where renewals that were not decided are told apart. */
    private String ending(MadeContract contract, String status) {
        for (JsonNode item : get("/v1/worklist?kind=CONTRACT_ENDING&territory=" + place.territory() + "&asOf=2019-12-01").path("items")) {
            if (item.at("/subject/id").asText().equals(contract.id())) {
                return status.equals("PLANNED") ? "2019-12-31" : item.at("/details/endsOn").asText();
            }
        }
        return "";
    }

    // -------------------------------------------------------------------------------------------------------------- rests

    @Test
    void aClauseAtRestOnAllItsDaysExpectsNothingOnItsLastDayToo() {
        MadeContract contract = contract("2018-01-01", "2018-03-31").withClause(hours("100")).heldBy(employer)
                .suspended("2018-01-01", "2018-02-10").suspended("2018-02-11", "2018-03-31").made();
        for (String day : List.of("2018-02-28", "2018-03-30", "2018-03-31", "2019-01-31")) {
            assertEquals("[NO_DATA, 0.00, 100.00]", clause(contract.clause(), day));
            assertEquals("NO_DATA", everywhere(contract, day));
        }
    }

    // --------------------------------------------------------------------------------------------------------- last months

    @Test
    void aBalanceOnTheLastDayOfTheClauseHoldsItsLastMonth() {
        MadeContract contract = contract("2018-01-01", "2018-06-15").withClause(hours("100")).heldBy(employer).made();
        Made job = job("2018-01-01");
        World.hours(job, contract.clause(), "2018-05", "40").validated();
        World.hours(job, contract.clause(), "2018-06", "60").validated();

        assertEquals("40.00", validated(contract, "2018-06-14"));
        assertEquals("100.00", validated(contract, "2018-06-15"));
        assertEquals("MET", everywhere(contract, "2018-06-15"));
        Api.patch(contract.clause().path(), Fields.of("endOn", "2018-06-20")).then().statusCode(200);
        assertEquals("40.00", validated(contract, "2018-06-19"));
        assertEquals("100.00", validated(contract, "2018-06-20"));
        Api.patch(contract.clause().path(), Fields.of("endOn", "2018-12-31")).then().statusCode(200);
        assertEquals("40.00", validated(contract, "2018-06-29"));
        assertEquals("100.00", validated(contract, "2018-06-30"));
    }

    @Test
    void aBalanceOnTheLastDayOfTheEmploymentHoldsItsLastMonth() {
        MadeContract contract = contract("2018-01-01", "2018-12-31").withClause(hours("100")).heldBy(employer).made();
        Made job = job("2018-01-01");
        World.hours(job, contract.clause(), "2018-05", "40").validated();
        Made waiting = World.hours(job, contract.clause(), "2018-06", "60").declared();
        assertEquals("40.00", validated(contract, "2018-06-29"));
        Api.patch(job.path(), Fields.of("endOn", "2018-06-12", "endReason", "END_OF_CONTRACT")).then().statusCode(200);
        assertEquals("2018-06-12", get("/v1/worklist?kind=ENTRY_TO_VALIDATE&territory=" + place.territory() + "&asOf=2018-06-12").at("/items/0/dueOn").asText());
        Api.post(Api.admin(), waiting.path() + "/validation", Fields.of()).then().statusCode(200);

        assertEquals("40.00", validated(contract, "2018-06-11"));
        assertEquals("100.00", validated(contract, "2018-06-12"));
        // a further employment that lasts has its whole month
        World.hours(job("2018-01-01"), contract.clause(), "2018-06", "1").validated();
        assertEquals("100.00", validated(contract, "2018-06-29"));
        assertEquals("101.00", validated(contract, "2018-06-30"));
        Api.patch(job.path(), Fields.of("endOn", "2018-06-20")).then().statusCode(200);
        assertEquals("40.00", validated(contract, "2018-06-19"));
    }

    /** The same in every report. */
    private String validated(MadeContract contract, String asOf) {
        String progress = get(contract.clause().path() + "/progress?asOf=" + asOf).at("/hours/validated").decimalValue().toPlainString();
        String query = "?year=2018&asOf=" + asOf;
        String territory = place.territory();
        JsonNode bilan = get(Api.made(contract.contract().path() + "/bilans", Fields.of("kind", "INTERMEDIATE", "asOf", asOf)).path());
        JsonNode dashboard = get("/v1/departments/" + place.department() + "/dashboard" + query);
        List<JsonNode> told = List.of(get(contract.contract().path() + "/report?asOf=" + asOf).at("/hours/validated"), bilan.at("/figures/hours/validated"),
                get("/v1/territories/" + territory + "/progress" + query).at("/hours/validated"),
                get("/v1/reports/indicators" + query + "&territory=" + territory).at("/totals/hours"),
                get("/v1/reports/annual-recap" + query + "&territory=" + territory).at("/total/validatedHours"),
                get("/v1/explain/progress" + query + "&territory=" + territory).at("/check/hours/validated"));
        told.forEach(one -> assertEquals(progress, one.decimalValue().toPlainString(), told::toString));
        assertEquals(12, dashboard.path("months").size());
        return progress;
    }

    // ------------------------------------------------------------------------------------------------------- late months

    /** What is late by the report on the clause, and by the work list. */
    private String late(MadeContract contract, String asOf) {
        List<String> months = new ArrayList<>();
        get("/v1/worklist?kind=LATE_DECLARATION&territory=" + place.territory() + "&asOf=" + asOf).path("items")
                .forEach(item -> months.add(item.at("/details/month").asText()));
        for (String report : List.of(contract.clause().path(), contract.contract().path())) {
            JsonNode problem = StreamSupport.stream(get(report + "/report?asOf=" + asOf).path("problems").spliterator(), false)
                    .filter(one -> one.path("kind").asText().equals("LATE_DECLARATION")).findFirst().orElse(null);
            assertEquals(months.size(), problem == null ? 0 : problem.path("number").asInt(), months::toString);
            assertEquals(months.stream().findFirst().orElse(""), problem == null ? "" : problem.path("since").asText());
        }
        return months.toString();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void severalSuspensionsThatCoverAMonthTogetherAskForNothing(boolean before) {
        MadeContract contract = contract("2018-01-01", "2018-12-31").withClause(hours("100")).heldBy(employer)
                .suspended("2018-01-20", "2018-02-10").suspended("2018-02-11", "2018-02-28").made();
        Made job = job("2018-01-08");
        if (before) {
            World.hours(job, contract.clause(), "2018-01", "10").validated();
        }
        assertEquals(before ? "[2018-03]" : "[2018-01, 2018-03]", late(contract, "2018-04-20"));
    }

    @ParameterizedTest
    @EnumSource(ContractStatus.class)
    void lateDeclarationsAreTheSameWhateverTheStatus(ContractStatus status) {
        MadeContract contract = contract("2018-01-01", "2018-12-31").withClause(hours("100")).heldBy(employer).made();
        World.hours(job("2018-01-08"), contract.clause(), "2018-01", "10").rejected();
        Api.patch(contract.contract().path(), Fields.of("status", status)).then().statusCode(200);
        assertEquals(status.givenUp() ? "[]" : "[2018-02]", late(contract, "2018-03-20"));
    }

    @Test
    void nothingIsAskedAboutARestrictedPerson() {
        MadeContract contract = contract("2018-01-01", "2018-12-31").withClause(hours("100")).heldBy(employer).made();
        Made person = World.person().eligibleFrom("2018-01-01").made();
        Made job = World.employment(person, employer).in(place.commune()).from("2018-01-08").made();
        World.hours(job, contract.clause(), "2018-01", "10").validated();
        assertEquals("[2018-02]", late(contract, "2018-03-20"));
        Api.post(Api.admin(), person.path() + "/restriction", Fields.of("reason", "Demande de la personne")).then().statusCode(200);
        assertEquals("[]", late(contract, "2018-03-20"));
    }

    @Test
    void monthsAfterADeclinedRenewalAreNotAskedFor() {
        MadeContract contract = contract("2018-01-01", "2018-02-28").with("renewals", List.of(Fields.of("number", 1, "startOn", "2018-03-01", "endOn",
                "2018-12-31", "status", "DECLINED"))).withClause(hours("100")).clauseWith("endOn", "2018-12-31").heldBy(employer).made();
        World.hours(job("2018-01-08"), contract.clause(), "2018-01", "10").validated();
        assertEquals("[2018-02]", late(contract, "2018-12-31"));
    }
}
