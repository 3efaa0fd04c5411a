package org.maillage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;

/**
 * The indicators of a year are what counting its entries again gives, one by one, from what the service shows of entries, employments,
 * persons, decisions, employers, clauses, contracts and buyers; whatever they are about, and in which format.
 */
@QuarkusTest
class IndicatorsByBruteForceTest {

    private final Map<String, JsonNode> shown = new HashMap<>();
    private final Map<String, JsonNode> atEntry = new HashMap<>();
    private final Map<String, LocalDate> entryDays = new HashMap<>();
    private BruteForce entries;

    @ParameterizedTest
    @ValueSource(longs = {2018, 79})
    void everyNumberIsTheRecountOfTheEntries(long seed) {
        RandomHistory history = new RandomHistory(seed).told();
        adorn(history, new Random(seed));
        entries = BruteForce.of("department=" + history.department());
        history.persons().forEach(this::entered);
        Set<String> territories = new TreeSet<>();
        entries.entries().forEach(entry -> territories.add(entry.at("/counting/territory/code").asText()));
        territories.remove("");
        Set<String> buyers = new TreeSet<>();
        int parts = 0;
        for (LocalDate day : List.of(LocalDate.of(2018, 12, 31), LocalDate.of(2018, 5, 20), LocalDate.of(2019, 12, 31))) {
            parts += check("department=" + history.department(), day, entry -> true);
            territories.forEach(code -> check("scope=territory:" + code, day, BruteForce.inTerritory(code)));
            for (Made contract : history.contracts()) {
                check("contract=" + contract.id(), day, entry -> entry.path("contractId").asText().equals(contract.id()));
                buyers.add(contract.text("/buyerId"));
            }
            buyers.forEach(buyer -> check("buyer=" + buyer, day, entry -> contract(entry).path("buyerId").asText().equals(buyer)));
        }
        assertTrue(parts > 40, "little happens: " + parts);
    }

    /** Gives all of them something to be told apart by. */
    private static void adorn(RandomHistory history, Random random) {
        for (String person : history.persons()) {
            Fields words = Fields.of("sex", List.of("F", "M", "UNSPECIFIED").get(random.nextInt(3)), "birthDate",
                    LocalDate.of(1960 + random.nextInt(42), 1 + random.nextInt(12), 1 + random.nextInt(28)).toString());
            words = random.nextBoolean() ? words.with("educationLevel", List.of("INFRA_3", "LEVEL_4").get(random.nextInt(2))) : words;
            Fields home = Fields.of("qpv", "QP079001", "residenceFrom", "1900-01-01");
            Api.patch("/v1/beneficiaries/" + person, words).then().statusCode(200);
            Api.patch("/v1/beneficiaries/" + person, random.nextBoolean() ? home : Fields.of("residenceFrom", "1900-01-01")).then().statusCode(200);
            if (random.nextInt(3) == 0) {
                Api.patch("/v1/beneficiaries/" + person, Fields.of("commune", "79202", "qpv", random.nextBoolean() ? "QP079002" : null)).then()
                        .statusCode(200);
            }
        }
        int number = 0;
        for (Made contract : history.contracts()) {
            Api.patch("/v1/buyers/" + contract.text("/buyerId"), Fields.of("kind", List.of("EPCI", "REGION", "STATE", "COMMUNE").get(number)))
                    .then().statusCode(200);
            Fields words = Fields.of("category", List.of("WORKS", "SERVICES", "SERVICES", "SUPPLIES").get(number));
            Api.patch(contract.path(), number % 2 == 0 ? words : words.with("cpv", number == 1 ? "90910000-9" : "39000000-2")).then().statusCode(200);
            number++;
        }
    }

    private JsonNode get(String path) {
        return shown.computeIfAbsent(path, one -> Api.json(Api.admin().get(one).then().statusCode(200).extract().response()));
    }

    private JsonNode contract(JsonNode entry) {
        return get("/v1/contracts/" + entry.path("contractId").asText());
    }

    private JsonNode job(JsonNode entry) {
        return get("/v1/employments/" + entry.path("employmentId").asText());
    }

    private static LocalDate day(JsonNode node, String field) {
        return node.path(field).isNull() ? null : LocalDate.parse(node.path(field).asText());
    }

    /** All work of these histories lies within two years: everybody has one pathway, which begins with the first covered work. */
    private void entered(String person) {
        List<JsonNode> decisions = new ArrayList<>();
        get("/v1/beneficiaries/" + person + "/eligibilities?limit=500").path("items").forEach(one -> decisions.add(
                get("/v1/beneficiaries/" + person + "/eligibilities/" + one.path("id").asText())));
        decisions.sort(Comparator.comparing(one -> day(one, "validFrom")));
        record Start(LocalDate day, LocalDate hire, JsonNode decision) {
        }
        BruteForceClauses clauses = new BruteForceClauses(entries);
        List<Start> starts = new ArrayList<>();
        for (JsonNode entry : entries.entries()) {
            JsonNode clause = get("/v1/clauses/" + entry.path("clauseId").asText());
            if (!entry.path("beneficiaryId").asText().equals(person) || !done(entry)
                    || !clauses.letsIn(entry, clause, get("/v1/employers/" + entry.path("employerId").asText()))) {
                continue;
            }
            LocalDate hire = day(job(entry), "startOn");
            JsonNode decision = decisions.stream().filter(one -> !day(one, "validFrom").isAfter(hire)
                    && (day(one, "validUntil") == null || !day(one, "validUntil").isBefore(hire))).reduce((a, b) -> b).orElse(null);
            LocalDate from = hire;
            if (decision == null) {
                decision = decisions.stream().filter(one -> day(one, "validFrom").isAfter(hire)).findFirst().orElse(null);
                from = decision == null ? null : day(decision, "validFrom");
            }
            LocalDate covered = from;
            LocalDate first = decision == null ? null : clauses.inside(entry, clause).stream().filter(day -> !day.isBefore(covered)).findFirst()
                    .orElse(null);
            if (first != null) {
                starts.add(new Start(first, hire, decision));
            }
        }
        starts.stream().min(Comparator.comparing(Start::hire)).ifPresent(start -> atEntry.put(person, start.decision()));
        starts.stream().min(Comparator.comparing(Start::day)).ifPresent(start -> entryDays.put(person, start.day()));
    }

    private static boolean done(JsonNode entry) {
        return entry.path("status").asText().equals("VALIDATED") && entry.path("correctedBy").isNull()
                && entry.path("validatedHours").decimalValue().signum() > 0;
    }

    /** What one entry is in one dimension. */
    private Set<String> codes(String dimension, JsonNode entry) {
        String person = entry.path("beneficiaryId").asText();
        JsonNode who = get("/v1/beneficiaries/" + person);
        return switch (dimension) {
            case "sex" -> Set.of(who.path("sex").asText());
            case "ageAtEntry" -> {
                long age = ChronoUnit.YEARS.between(day(who, "birthDate"), entryDays.get(person));
                yield Set.of(age < 26 ? "UNDER_26" : age < 50 ? "FROM_26_TO_49" : "FROM_50");
            }
            case "educationLevel" -> Set.of(who.path("educationLevel").asText("UNKNOWN"));
            case "criterion" -> criteria(person, false);
            case "principalCriterion" -> criteria(person, true);
            // moves are of today, entries are past
            case "qpv" -> Set.of((who.path("formerHomes").isEmpty() ? who : who.at("/formerHomes/0")).path("qpv").isNull() ? "NOT_SAID" : "IN_QPV");
            case "mode" -> Set.of(job(entry).path("mode").asText());
            case "contractKind" -> Set.of(job(entry).path("contractKind").asText());
            case "employerKind" -> Set.of(BruteForceClauses.kind(get("/v1/employers/" + job(entry).path("employerId").asText()),
                    day(entry, "from").isBefore(day(job(entry), "startOn")) ? day(job(entry), "startOn") : day(entry, "from")));
            case "sector" -> {
                String cpv = contract(entry).path("cpv").asText("");
                yield Set.of(!cpv.isEmpty() ? cpv.substring(0, 2) : contract(entry).path("category").asText().equals("WORKS") ? "45" : "UNKNOWN");
            }
            case "buyerKind" -> Set.of(get("/v1/buyers/" + contract(entry).path("buyerId").asText()).path("kind").asText());
            case "legalBasis" -> Set.of(get("/v1/clauses/" + entry.path("clauseId").asText()).path("legalBasis").asText());
            default -> throw new AssertionError(dimension);
        };
    }

    private Set<String> criteria(String person, boolean principal) {
        Set<String> codes = new HashSet<>();
        atEntry.get(person).path("criteria").forEach(held -> {
            if (!principal || held.path("principal").booleanValue()) {
                codes.add(held.path("criterion").asText());
            }
        });
        return codes;
    }

    /** @return how many parts there were */
    private int check(String scope, LocalDate asOf, Predicate<JsonNode> where) {
        String path = "/v1/reports/indicators?year=" + asOf.getYear() + "&asOf=" + asOf + "&" + scope;
        JsonNode indicators = Api.json(Api.admin().get(path).then().statusCode(200).extract().response());
        BruteForce.Tally tally = entries.tally(asOf, where.and(BruteForce.ofYear(asOf.getYear())));
        List<JsonNode> counted = entries.until(asOf, where.and(BruteForce.ofYear(asOf.getYear()))).stream()
                .filter(entry -> entry.at("/counting/hours").decimalValue().signum() > 0).toList();
        JsonNode totals = indicators.path("totals");
        assertEquals(tally.validated(), totals.path("hours").decimalValue(), path);
        assertEquals(tally.declared(), totals.path("declared").decimalValue(), path);
        assertEquals(tally.persons(), totals.path("persons").intValue(), path);
        assertEquals(distinct(counted, "employmentId"), totals.path("employments").intValue(), path);
        assertEquals(distinct(counted, "employerId"), totals.path("employers").intValue(), path);
        assertEquals(distinct(counted, "contractId"), totals.path("contracts").intValue(), path);
        assertEquals(counted.stream().map(entry -> contract(entry).path("buyerId")).distinct().count(), totals.path("buyers").intValue());
        assertEquals(tally.validated().divide(new BigDecimal("1607"), 2, RoundingMode.HALF_UP), totals.path("fullTimeEquivalents").decimalValue());
        assertEquals(tally.persons() == 0 ? "null" : tally.validated().divide(BigDecimal.valueOf(tally.persons()), 2, RoundingMode.HALF_UP)
                .toPlainString(), totals.path("hoursPerPerson").asText());
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        indicators.path("breakdowns").forEach(breakdown -> {
            String dimension = breakdown.path("dimension").asText();
            Map<String, List<JsonNode>> byCode = new TreeMap<>();
            counted.forEach(entry -> codes(dimension, entry).forEach(code -> byCode.computeIfAbsent(code, one -> new ArrayList<>()).add(entry)));
            byCode.forEach((code, own) -> expected.put(dimension + "," + code, line(BruteForce.Tally.of(own).validated(),
                    distinct(own, "beneficiaryId"), distinct(own, "employmentId"))));
            breakdown.path("parts").forEach(part -> found.put(dimension + "," + part.path("code").asText(), line(
                    part.path("hours").decimalValue(), part.path("persons").intValue(), part.path("employments").intValue())));
            addsUp(breakdown, totals);
        });
        assertEquals(expected, found, path);
        assertEquals(12, indicators.path("breakdowns").size());
        assertEquals(expected, csv(path), path);
        return expected.size();
    }

    private static String line(BigDecimal hours, int persons, int employments) {
        return hours + "," + persons + "," + employments;
    }

    private static int distinct(List<JsonNode> entries, String field) {
        return (int) entries.stream().map(entry -> entry.path(field).asText()).distinct().count();
    }

    private static void addsUp(JsonNode breakdown, JsonNode totals) {
        for (String number : List.of("hours", "persons", "employments")) {
            BigDecimal sum = new BigDecimal("0.00");
            for (JsonNode part : breakdown.path("parts")) {
                sum = sum.add(part.path(number).decimalValue());
            }
            if (breakdown.at("/addsUp/" + number).booleanValue()) {
                assertEquals(0, sum.compareTo(totals.path(number).decimalValue()), breakdown::toString);
            }
        }
        assertEquals(!breakdown.path("dimension").asText().equals("criterion"), breakdown.path("partition").booleanValue());
        assertEquals(breakdown.path("partition"), breakdown.at("/addsUp/hours"));
    }

    /** The same from the machine's CSV: table and code, then the numbers. */
    private static Map<String, String> csv(String path) {
        Map<String, String> found = new TreeMap<>();
        String text = Api.admin().get(path + "&format=csv&dialect=rfc4180").then().statusCode(200).extract().asString();
        for (String line : text.split("\r?\n")) {
            String[] cells = line.split(",");
            if (cells.length == 6 && cells[1].equals("DETAIL") && !cells[0].equals("totals")) {
                found.put(cells[0] + "," + cells[2], cells[3] + "," + cells[4] + "," + cells[5]);
            }
        }
        return found;
    }
}
