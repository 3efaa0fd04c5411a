package org.maillage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.maillage.report.Indicators.Part;
import org.maillage.territory.Department;
import org.maillage.testing.Api;

/** The indicators of a year are what counting its entries again gives. */
@QuarkusTest
class IndicatorsByBruteForceTest {

    @Test
    void everyNumberIsTheRecountOfTheEntries() {
        RandomHistory history = new RandomHistory(2018).told();
        BruteForce entries = BruteForce.of("department=" + history.department());
        LocalDate day = LocalDate.of(2018, 12, 31);
        Indicators indicators = QuarkusTransaction.requiringNew().call(() ->
                Indicators.of(Place.of(Department.ofCode(history.department())), new Moment(2018, day)));
        BruteForce.Tally tally = entries.tally(day, BruteForce.ofYear(2018));
        assertEquals(tally.validated(), indicators.totals().hours());
        assertEquals(tally.declared(), indicators.totals().declared());
        assertEquals(tally.persons(), indicators.totals().persons());
        Map<String, BigDecimal> modes = new TreeMap<>();
        Map<String, String> modeOf = new HashMap<>();
        for (JsonNode entry : entries.until(day, BruteForce.ofYear(2018))) {
            if (entry.at("/counting/counted").booleanValue() && entry.path("validatedHours").decimalValue().signum() > 0) {
                String mode = modeOf.computeIfAbsent(entry.path("employmentId").asText(), id -> Api.json(Api.admin().get("/v1/employments/" + id)).path("mode").asText());
                modes.merge(mode, entry.path("validatedHours").decimalValue(), BigDecimal::add);
            }
        }
        Map<String, BigDecimal> shown = new TreeMap<>();
        for (Part part : indicators.breakdown("mode").parts()) {
            shown.put(part.code(), part.hours());
        }
        assertEquals(modes, shown);
        assertEquals(tally.rsa(), indicators.breakdown("criterion").parts().stream().filter(p -> p.code().equals("RSA")).map(Part::hours).findFirst().orElse(new BigDecimal("0.00")));
    }
}
