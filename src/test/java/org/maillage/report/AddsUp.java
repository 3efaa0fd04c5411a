package org.maillage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.maillage.testing.Api;
import org.maillage.testing.Made;

/** Holds the checks that the service answers against {@link BruteForce}, and each level against the one below. */
final class AddsUp {

    private static final List<String> HOURS = List.of("validated", "declared", "rsa", "training", "notCounted");

    private AddsUp() {
    }

    /** The département, each of its territories, what belongs to none, and the targets. */
    static void territories(String code, BruteForce entries, LocalDate asOf, int year) {
        String query = "/progress?year=" + year + "&asOf=" + asOf;
        JsonNode department = get("/v1/departments/" + code + query);
        assertShown(entries.year(department.path("target"), year, asOf, entry -> true), department, "département " + asOf);
        List<JsonNode> parts = new ArrayList<>();
        for (JsonNode territory : department.path("territories")) {
            assertShown(entries.year(territory.path("target"), year, asOf, BruteForce.inTerritory(code(territory))), territory,
                    code(territory) + " " + asOf);
            if (parts.size() < 3) {
                assertEquals(territory, get("/v1/territories/" + code(territory) + query));
            }
            parts.add(territory);
        }
        JsonNode unassigned = department.path("unassigned");
        assertShown(entries.tally(asOf, BruteForce.inTerritory(null).and(BruteForce.ofYear(year))).shown(""), unassigned,
                "unassigned " + asOf);
        targetsAddUp(department, parts);
        parts.add(unassigned);
        HOURS.forEach(hours -> assertEquals(department.at("/hours/" + hours).decimalValue(), sum(parts, "/hours/" + hours),
                hours + " " + asOf));
    }

    /** Parts by inhabitants, the largest remainders first; a territory with a target of its own keeps it. */
    private static void targetsAddUp(JsonNode department, List<JsonNode> territories) {
        if (department.path("target").isNull()) {
            return;
        }
        Map<String, Long> inhabitants = new TreeMap<>();
        Api.all("/v1/territories", Map.of("department", department.at("/department/code").asText()))
                .forEach(territory -> inhabitants.put(territory.path("code").asText(), territory.path("population").longValue()));
        BigDecimal left = department.at("/target/hours").decimalValue();
        List<JsonNode> sharing = new ArrayList<>();
        for (JsonNode territory : territories) {
            if (territory.at("/target/source").asText().equals("SET")) {
                left = left.subtract(territory.at("/target/hours").decimalValue()).max(BigDecimal.ZERO);
            } else {
                sharing.add(territory);
            }
        }
        BigDecimal all = BigDecimal.valueOf(sharing.stream().mapToLong(t -> inhabitants.get(code(t))).sum());
        assertEquals(0, left.compareTo(sum(sharing, "/target/hours")));
        for (JsonNode territory : sharing) {
            BigDecimal exact = left.multiply(BigDecimal.valueOf(inhabitants.get(code(territory)))).divide(all, 10, RoundingMode.HALF_UP);
            BigDecimal given = territory.at("/target/hours").decimalValue();
            assertTrue(given.subtract(exact).abs().compareTo(new BigDecimal("0.01")) < 0,
                    () -> code(territory) + " " + given + " " + exact);
        }
    }

    /** A contract, its clauses (all of them, in the order of their creation) and their parties. */
    static void contract(Made made, List<JsonNode> clauses, BruteForce entries, LocalDate asOf) {
        BruteForceClauses forced = new BruteForceClauses(entries);
        JsonNode contract = get(made.path() + "/progress?asOf=" + asOf);
        assertShown(forced.contract(clauses, asOf), contract, "contract " + asOf);
        List<JsonNode> parts = new ArrayList<>();
        contract.path("clauses").forEach(parts::add);
        assertEquals(clauses.size(), parts.size());
        HOURS.forEach(hours -> assertEquals(contract.at("/hours/" + hours).decimalValue(), sum(parts, "/hours/" + hours), hours));
        for (int i = 0; i < parts.size(); i++) {
            clause(forced, clauses.get(i), parts.get(i), asOf);
        }
    }

    private static void clause(BruteForceClauses forced, JsonNode clause, JsonNode progress, LocalDate asOf) {
        assertEquals(get("/v1/clauses/" + clause.path("id").asText() + "/progress?asOf=" + asOf), progress);
        assertShown(forced.clause(clause, asOf), progress, "clause " + asOf);
        Map<String, Map<String, String>> parties = forced.parties(clause, asOf);
        assertEquals(parties.size(), progress.path("commitments").size());
        List<JsonNode> owing = new ArrayList<>();
        for (JsonNode party : progress.path("commitments")) {
            assertShown(parties.get(party.path("commitmentId").asText()), party, "party " + asOf + " " + clause);
            if (!party.path("role").asText().equals("SUBCONTRACTOR")) {
                owing.add(party);
            }
        }
        HOURS.forEach(hours -> assertEquals(progress.at("/hours/" + hours).decimalValue(), sum(owing, "/hours/" + hours),
                () -> hours + clause));
    }

    private static void assertShown(Map<String, String> expected, JsonNode answer, String what) {
        assertEquals(new TreeMap<>(expected), BruteForce.shown(answer, expected), what);
    }

    private static BigDecimal sum(List<JsonNode> parts, String number) {
        return parts.stream().map(part -> part.at(number).decimalValue()).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static String code(JsonNode territory) {
        return territory.at("/territory/code").asText();
    }

    private static JsonNode get(String path) {
        return Api.json(Api.admin().get(path).then().statusCode(200).extract().response());
    }
}
