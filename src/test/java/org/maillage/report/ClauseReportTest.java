package org.maillage.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.testing.World.hours;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.access.Role;
import org.maillage.procurement.Contract;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.StatementCount;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** The reports on clauses and contracts: the numbers of the checks, taken apart, and nothing that their reader may not see. */
@QuarkusTest
class ClauseReportTest {

    private static final BigDecimal ZERO = new BigDecimal("0.00");

    private final Map<String, String> modes = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {2018, 7000})
    void everyNumberIsTheRecountOfTheEntries(long seed) {
        RandomHistory history = new RandomHistory(seed).told();
        BruteForce entries = BruteForce.of("department=" + history.department());
        for (String day : List.of("2018-04-17", "2018-12-31", "2020-06-30")) {
            LocalDate asOf = LocalDate.parse(day);
            for (Made contract : history.contracts()) {
                contract(contract, entries, asOf);
            }
        }
    }

    private void contract(Made contract, BruteForce entries, LocalDate asOf) {
        JsonNode report = get(contract.path() + "/report?asOf=" + asOf);
        JsonNode progress = get(contract.path() + "/progress?asOf=" + asOf);
        List.of("owed", "hours", "rate", "beneficiaries", "checks").forEach(one -> assertEquals(progress.path(one), report.path(one), one));
        Map<String, BigDecimal> summed = new TreeMap<>();
        for (int i = 0; i < progress.path("clauses").size(); i++) {
            JsonNode check = progress.path("clauses").get(i);
            JsonNode line = report.path("clauses").get(i);
            List.of("owed", "hours", "rate", "beneficiaries", "checks", "commitments").forEach(one -> assertEquals(check.path(one), line.path(one), one));
            String id = check.path("clauseId").asText();
            assertEquals(id, line.at("/clause/id").asText());
            JsonNode clause = get("/v1/clauses/" + id + "/report?asOf=" + asOf);
            List.of("owed", "hours", "rate", "beneficiaries", "checks", "commitments").forEach(one -> assertEquals(check.path(one), clause.path(one), one));
            partsAreTheRecount(clause, entries.until(asOf, entry -> entry.path("clauseId").asText().equals(id)));
            clause.path("criteria").forEach(part -> summed.merge(part.path("code").asText(), part.path("hours").decimalValue(), BigDecimal::add));
        }
        partsAreTheRecount(report, entries.until(asOf, entry -> entry.path("contractId").asText().equals(contract.id())));
        assertEquals(summed, parts(report.path("criteria"), "hours"));
        assertEquals(criteria(contract, asOf), summed);
    }

    /** By the indicators of each year, which are counted in another way. */
    private static Map<String, BigDecimal> criteria(Made contract, LocalDate asOf) {
        Map<String, BigDecimal> criteria = new TreeMap<>();
        for (int year = 2017; year <= asOf.getYear(); year++) {
            Moment moment = new Moment(year, asOf);
            QuarkusTransaction.requiringNew().run(() -> Indicators.of(Place.of((Contract) Contract.findById(UUID.fromString(contract.id()))),
                    moment, true).breakdown("principalCriterion").parts().stream().filter(part -> part.hours().signum() > 0)
                    .forEach(part -> criteria.merge(part.code(), part.hours(), BigDecimal::add)));
        }
        return criteria;
    }

    private void partsAreTheRecount(JsonNode report, List<JsonNode> entries) {
        BruteForce.Tally all = BruteForce.Tally.of(entries);
        BigDecimal cumulative = ZERO;
        for (JsonNode month : report.path("months")) {
            BruteForce.Tally tally = BruteForce.Tally.of(entries.stream().filter(e -> e.path("month").equals(month.path("month"))).toList());
            cumulative = cumulative.add(tally.validated());
            assertEquals(List.of(tally.validated(), tally.declared(), tally.training(), tally.notCounted(), cumulative),
                    List.of("validated", "declared", "training", "notCounted", "cumulative").stream().map(one -> month.path(one).decimalValue()).toList());
        }
        assertEquals(all.validated(), cumulative);
        if (report.path("months").size() > 0) {
            assertEquals(report.at("/checks/hours/expected"), report.path("months").get(report.path("months").size() - 1).path("expected"));
        }
        assertEquals(by(entries.stream().filter(ClauseReportTest::counted).toList(), this::mode), parts(report.path("modes"), "hours"));
        assertEquals(all.validated(), parts(report.path("modes"), "hours").values().stream().reduce(ZERO, BigDecimal::add));
        assertEquals(all.validated(), parts(report.path("criteria"), "hours").values().stream().reduce(ZERO, BigDecimal::add));
        Map<String, BigDecimal> leftOut = new TreeMap<>();
        entries.stream().filter(e -> e.path("status").asText().equals("VALIDATED") && e.path("correctedBy").isNull()).forEach(e -> {
            BigDecimal left = e.path("validatedHours").decimalValue().subtract(e.at("/counting/hours").decimalValue());
            if (left.signum() > 0 || !counted(e)) {
                leftOut.merge(counted(e) ? e.at("/counting/leftOut/reason").asText() : e.at("/counting/reason").asText(), left, BigDecimal::add);
            }
        });
        Map<String, BigDecimal> reasons = new TreeMap<>();
        report.path("notCounted").forEach(one -> reasons.put(one.path("reason").asText(), one.path("hours").decimalValue()));
        assertEquals(leftOut, reasons);
        BigDecimal waiting = sum(report.path("problems"), problem -> problem.path("kind").asText().equals("TO_DECIDE"), "hours");
        assertEquals(all.declared(), waiting);
        personsAreDistinct(report, entries);
    }

    private void personsAreDistinct(JsonNode report, List<JsonNode> entries) {
        Map<String, Set<String>> persons = new TreeMap<>();
        entries.stream().filter(ClauseReportTest::counted).filter(e -> e.at("/counting/hours").decimalValue().signum() > 0)
                .forEach(e -> persons.computeIfAbsent(mode(e), mode -> new HashSet<>()).add(e.path("beneficiaryId").asText()));
        report.path("modes").forEach(one -> assertEquals(persons.get(one.path("code").asText()).size(), one.path("persons").intValue()));
    }

    private static boolean counted(JsonNode entry) {
        return entry.at("/counting/counted").booleanValue();
    }

    private String mode(JsonNode entry) {
        return modes.computeIfAbsent(entry.path("employmentId").asText(), id -> get("/v1/employments/" + id).path("mode").asText());
    }

    private static Map<String, BigDecimal> by(List<JsonNode> entries, Function<JsonNode, String> key) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        entries.forEach(entry -> sums.merge(key.apply(entry), entry.at("/counting/hours").decimalValue(), BigDecimal::add));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private static Map<String, BigDecimal> parts(JsonNode parts, String field) {
        Map<String, BigDecimal> found = new TreeMap<>();
        parts.forEach(part -> found.put(part.path("code").asText(), part.path(field).decimalValue()));
        return found;
    }

    private static BigDecimal sum(JsonNode items, Predicate<JsonNode> where, String field) {
        return StreamSupport.stream(items.spliterator(), false).filter(where).map(item -> item.path(field).decimalValue()).reduce(ZERO, BigDecimal::add);
    }

    private static JsonNode get(String path) {
        return Api.json(Api.admin().get(path).then().statusCode(200).extract().response());
    }

    @Test
    void aMonthWithoutADeclarationIsLateWhenItsTimeIsOver() {
        Made employer = World.employer();
        MadeContract contract = World.contract().during("2018-01-01", "2018-12-31").withClause(hours("700")).heldBy(employer)
                .suspended("2018-05-01", "2018-05-31").made();
        Made job = World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).made();
        World.hours(job, contract.clause(), "2018-01", "35.00").validated();
        World.hours(job, contract.clause(), "2018-03", "35.00").declared();

        assertEquals("null", late(contract, "2018-03-14"));
        assertEquals("1 since 2018-02", late(contract, "2018-03-15"));
        assertEquals("1 since 2018-02", late(contract, "2018-05-14"));
        assertEquals("2 since 2018-02", late(contract, "2018-05-15"));
        assertEquals("2 since 2018-02", late(contract, "2018-06-30"));
        assertEquals("3 since 2018-02", late(contract, "2018-07-15"));
        World.hours(job, contract.clause(), "2018-04", "10.00").declared();
        World.hours(job, contract.clause(), "2018-02", "10.00").declared();
        assertEquals("1 since 2018-06", late(contract, "2018-07-15"));
        Api.patch(job.path(), Fields.of("endOn", "2018-04-30")).then().statusCode(200);
        assertEquals("null", late(contract, "2018-12-31"));
        Made later = World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).until("2018-04-30").made();
        World.hours(later, contract.clause(), "2018-04", "35.00").validated();
        assertEquals("3 since 2018-01", late(contract, "2018-12-31"));
        Api.patch(contract.contract().path(), Fields.of("status", "TERMINATED")).then().statusCode(200);
        assertEquals("null", late(contract, "2018-12-31"));
    }

    private static String late(MadeContract contract, String asOf) {
        for (JsonNode one : get(contract.contract().path() + "/report?asOf=" + asOf).path("problems")) {
            if (one.path("kind").asText().equals("LATE_DECLARATION")) {
                return one.path("number").asText() + " since " + YearMonth.parse(one.path("since").asText());
            }
        }
        return "null";
    }

    @Test
    void aBuyerIsToldNeitherCriteriaNorReasonsAndFewWhatIsSensitive() {
        Made buyer = World.buyer();
        Made employer = World.employer();
        MadeContract contract = World.contract().by(buyer).during("2018-01-01", "2018-12-31").withClause(hours("700")).heldBy(employer).made();
        Made job = World.employment(World.person().criterion("RQTH").eligibleFrom("2018-01-01").made(), employer).made();
        World.hours(job, contract.clause(), "2018-01", "35.00").validated();
        Made unknown = World.employment(World.person().made(), employer).made();
        World.hours(unknown, contract.clause(), "2018-01", "7.00").validated();
        for (String path : List.of(contract.contract().path() + "/report", contract.clause().path() + "/report")) {
            Api.admin().get(path).then().body("criteria[0].code", is("RQTH")).body("notCounted[0].reason", is("NO_ELIGIBILITY"))
                    .body("rsaShare.toString()", is("0.0000")).body("problems[0].kind", is("MISSED"));
            Api.client(Role.READER).get(path).then().body("criteria[0].code", is("AUTRE"));
            String token = Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("buyer"), "roles", List.of(Role.BUYER),
                    "buyerIds", List.of(buyer.id()))).text("/token");
            JsonNode seen = Api.json(Api.as(token).get(path));
            assertFalse(seen.has("criteria") || seen.has("notCounted") || seen.has("rsaShare") || seen.at("/hours").has("rsa"), seen::toString);
            assertEquals(new BigDecimal("7.00"), seen.at("/hours/notCounted").decimalValue());
            for (String format : List.of("csv", "html")) {
                Api.as(token).get(path + "?format=" + format).then().statusCode(200).body(containsString("35,00"))
                        .body(not(containsString("Critère"))).body(not(containsString("non éligible")));
                Api.admin().get(path + "?format=" + format).then().body(containsString("Critère")).body(containsString("non éligible"));
            }
            Api.client(Role.STATISTICS).get(path).then().statusCode(403);
        }
        assertTrue(Api.admin().get(contract.clause().path() + "/report?format=csv&dialect=rfc4180").asString()
                .contains("months,DETAIL,2018-01,35.00,0.00,0.00,7.00,35.00,"));
    }

    @Test
    void exitsAreThoseOfWhoWorkedThereAndNoNewsIsUnknown() {
        Made employer = World.employer();
        MadeContract contract = World.contract().during("2018-01-01", "2018-12-31").withClause(hours("700")).heldBy(employer).made();
        for (int i = 0; i < 3; i++) {
            Made person = World.person().eligibleFrom("2018-01-01").made();
            Made job = World.employment(person, employer).until("2018-03-31").made();
            World.hours(job, contract.clause(), "2018-01", "35.00").validated();
            if (i > 0) {
                Api.made(person.path() + "/exits", Fields.of("milestone", "END", "situation", i == 1 ? "CDI" : "MOVED_AWAY", "observedOn", "2018-04-02"));
            }
        }
        Made elsewhere = World.person().eligibleFrom("2018-01-01").made();
        World.employment(elsewhere, employer).until("2018-03-31").made();
        String path = contract.contract().path() + "/report?asOf=";
        Api.admin().get(path + "2018-12-31").then().body("exits.milestone", contains("END", "MONTH_6", "MONTH_12"))
                .body("exits.exits", contains(3, 3, 0)).body("exits.durable", contains(1, 0, 0)).body("exits.unknown", contains(1, 3, 0))
                .body("exits.withdrawals", contains(1, 0, 0)).body("exits[0].rate.toString()", is("0.5000"));
        Api.admin().get(path + "2018-04-01").then().body("exits[0].unknown", is(3));
        Api.admin().get(path + "2018-03-30").then().body("exits[0].exits", is(0));
        Made bilan = Api.made(contract.contract().path() + "/bilans", Fields.of("kind", "FINAL"));
        Api.admin().get(bilan.path()).then().body("figures.exits[0].exits", nullValue()).body("figures.exits[0].durable", nullValue());
    }

    @Test
    void aReportAsksNothingForEachPerson() {
        Made employer = World.employer();
        MadeContract contract = World.contract().during("2018-01-01", "2018-12-31").withClause(hours("700")).heldBy(employer).made();
        String path = contract.contract().path() + "/report";
        working(contract, employer, 2);
        List<String> few = StatementCount.during(() -> Api.admin().get(path).then().statusCode(200).body("beneficiaries.total", is(2)));
        working(contract, employer, 8);
        List<String> many = StatementCount.during(() -> Api.admin().get(path).then().statusCode(200).body("beneficiaries.total", is(10)));
        assertEquals(few.size(), many.size(), () -> String.join("\n", many));
    }

    private static void working(MadeContract contract, Made employer, int persons) {
        for (int i = 0; i < persons; i++) {
            Made job = World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).until("2018-06-30").made();
            World.hours(job, contract.clause(), "2018-01", "10.00").validated();
        }
    }
}
