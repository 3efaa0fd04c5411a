package org.maillage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.hours.Recount;
import org.maillage.testing.Made;

/** Whatever the history: every number of every check is the one that counting the entries again gives. */
@QuarkusTest
class RecountByBruteForceTest {

    private static final List<String> DAYS =
            List.of("2018-12-31", "2018-09-30", "2018-02-28", "2018-04-17", "2017-12-31", "2019-03-31", "2019-12-31", "2016-01-01");

    @Inject
    Recount recount;

    @ParameterizedTest
    @ValueSource(longs = {2018, 7000, 30})
    void everyNumberIsTheRecountOfTheEntries(long seed) {
        RandomHistory history = new RandomHistory(seed).told();
        BruteForce entries = BruteForce.of("department=" + history.department());
        Map<String, List<JsonNode>> clauses = new HashMap<>();
        history.contracts().forEach(contract -> clauses.put(contract.id(), history.clauses().stream()
                .filter(clause -> clause.text("/contractId").equals(contract.id())).map(Made::now).toList()));

        assertEquals(history.declared(), entries.entries().size());
        assertTrue(history.declared() > 40, () -> "too few entries: " + history.declared());
        Set<String> reasons = entries.entries().stream().map(entry -> entry.at("/counting/reason").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(reasons.size() > 7 && reasons.contains("COUNTED"), () -> "little happens: " + reasons);
        for (LocalDate day : DAYS.stream().map(LocalDate::parse).toList()) {
            Set<Integer> years = new TreeSet<>(List.of(2018, day.getYear()));
            years.forEach(year -> AddsUp.territories(history.department(), entries, day, year));
            history.contracts().forEach(contract -> AddsUp.contract(contract, clauses.get(contract.id()), entries, day));
        }
        storedIsWhatTheRulesSay(history, entries);
    }

    /** Counting everybody anew changes nothing: no entry was left behind by what happened. */
    private void storedIsWhatTheRulesSay(RandomHistory history, BruteForce entries) {
        List<UUID> persons = history.persons().stream().map(UUID::fromString).toList();
        QuarkusTransaction.requiringNew().run(() -> recount.persons(persons));
        assertEquals(counting(entries), counting(BruteForce.of("department=" + history.department())));
    }

    private static Map<String, JsonNode> counting(BruteForce entries) {
        Map<String, JsonNode> counting = new TreeMap<>();
        entries.entries().forEach(entry -> counting.put(entry.path("id").asText(), entry.path("counting")));
        return counting;
    }
}
