package org.maillage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.maillage.testing.Api;

/**
 * The numbers of every check counted again, one entry after the other, from what {@code GET /v1/hour-entries} shows on all its
 * pages, and from nothing else but what was owed. None of the service's own sums, rounding or verdicts is used.
 *
 * <p>A number is known by its path in the answer, {@code hours.validated}, and is compared as it is written.
 */
final class BruteForce {

    private static final int PAGE = 37;
    private static final BigDecimal ZERO = new BigDecimal("0.00");

    /** Hours done, and the persons who did hours that count. */
    record Tally(BigDecimal validated, BigDecimal declared, BigDecimal rsa, BigDecimal training, BigDecimal notCounted, int persons,
                 int rsaPersons) {

        static Tally of(List<JsonNode> entries) {
            Map<String, BigDecimal> sums = new HashMap<>();
            Set<String> persons = new HashSet<>();
            Set<String> recipients = new HashSet<>();
            for (JsonNode entry : entries) {
                boolean rsa = entry.at("/counting/rsa").booleanValue();
                boolean stands = entry.path("correctedBy").isNull();
                BigDecimal hours = entry.at("/counting/hours").decimalValue();
                boolean waits = entry.path("status").asText().equals("DECLARED") && !entry.at("/counting/reason").asText().equals("CORRECTION_PENDING");
                sums.merge("validated", hours, BigDecimal::add);
                sums.merge("declared", stands && waits ? entry.path("hours").decimalValue() : ZERO, BigDecimal::add);
                sums.merge("notCounted", stands && entry.path("status").asText().equals("VALIDATED")
                        ? entry.path("validatedHours").decimalValue().subtract(hours) : ZERO, BigDecimal::add);
                sums.merge("rsa", rsa ? hours : ZERO, BigDecimal::add);
                sums.merge("training", entry.path("kind").asText().equals("TRAINING") ? hours : ZERO, BigDecimal::add);
                if (hours.signum() > 0) {
                    persons.add(entry.path("beneficiaryId").asText());
                    recipients.addAll(rsa ? List.of(entry.path("beneficiaryId").asText()) : List.of());
                }
            }
            return new Tally(sums.getOrDefault("validated", ZERO), sums.getOrDefault("declared", ZERO), sums.getOrDefault("rsa", ZERO),
                    sums.getOrDefault("training", ZERO), sums.getOrDefault("notCounted", ZERO), persons.size(), recipients.size());
        }

        /** As {@code hours} and {@code beneficiaries} below {@code path}. */
        Map<String, String> shown(String path) {
            Map<String, String> shown = hours(path);
            shown.put(path + "beneficiaries.total", String.valueOf(persons));
            shown.put(path + "beneficiaries.rsa", String.valueOf(rsaPersons));
            return shown;
        }

        Map<String, String> hours(String path) {
            Map<String, String> shown = new TreeMap<>();
            shown.put(path + "hours.validated", text(validated));
            shown.put(path + "hours.declared", text(declared));
            shown.put(path + "hours.rsa", text(rsa));
            shown.put(path + "hours.training", text(training));
            shown.put(path + "hours.notCounted", text(notCounted));
            return shown;
        }
    }

    /** How much of a period is past. */
    record Past(long days, long total, boolean over) {
    }

    private final List<JsonNode> entries;
    private final Map<String, JsonNode> periods = new HashMap<>();

    private BruteForce(List<JsonNode> entries) {
        this.entries = entries;
    }

    /** Over the entries that a list finds, page by page. */
    static BruteForce of(String filter) {
        List<JsonNode> entries = new ArrayList<>();
        Response page = Api.admin().get("/v1/hour-entries?limit=" + PAGE + "&" + filter);
        while (true) {
            page.then().statusCode(200);
            Api.json(page).path("items").forEach(entries::add);
            String link = page.header("Link");
            if (link == null) {
                return new BruteForce(entries);
            }
            page = Api.admin().urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));
        }
    }

    List<JsonNode> entries() {
        return entries;
    }

    /** Those whose last day is {@code asOf} or before. */
    List<JsonNode> until(LocalDate asOf, Predicate<JsonNode> where) {
        return entries.stream().filter(where).filter(entry -> !ends(entry).isAfter(asOf)).toList();
    }

    /** The last of its days that are also of the employment and of the clause; those of one that has none in common do not matter. */
    LocalDate ends(JsonNode entry) {
        List<LocalDate> days = LocalDate.parse(entry.path("from").asText())
                .datesUntil(LocalDate.parse(entry.path("to").asText()).plusDays(1)).toList();
        for (String whole : List.of("/v1/employments/" + entry.path("employmentId").asText(), "/v1/clauses/" + entry.path("clauseId").asText())) {
            JsonNode period = periods.computeIfAbsent(whole, path -> Api.json(Api.admin().get(path)));
            List<LocalDate> common = days.stream().filter(day -> day.toString().compareTo(period.path("startOn").asText()) >= 0
                    && (period.path("endOn").isNull() || day.toString().compareTo(period.path("endOn").asText()) <= 0)).toList();
            days = common.isEmpty() ? days : common;
        }
        return days.get(days.size() - 1);
    }

    Tally tally(LocalDate asOf, Predicate<JsonNode> where) {
        return Tally.of(until(asOf, where));
    }

    /** The check of a year, of the entries {@code where}. */
    Map<String, String> year(JsonNode target, int year, LocalDate asOf, Predicate<JsonNode> where) {
        Tally done = tally(asOf, where.and(ofYear(year)));
        LocalDate first = LocalDate.of(year, 1, 1);
        long total = Year.of(year).length();
        Past past = new Past(Math.max(0, Math.min(total, ChronoUnit.DAYS.between(first, asOf) + 1)), total,
                !asOf.isBefore(LocalDate.of(year, 12, 31)));
        Map<String, String> numbers = done.shown("");
        numbers.put("rsaShare", done.validated.signum() == 0 ? "null" : text(done.rsa.divide(done.validated, 4, RoundingMode.HALF_UP)));
        numbers.putAll(check("", target.isNull() ? null : target.path("hours").decimalValue(), done, past));
        numbers.putAll(share(target, done, past.over));
        return numbers;
    }

    static Predicate<JsonNode> ofYear(int year) {
        return entry -> entry.path("month").asText().startsWith(year + "-");
    }

    static Predicate<JsonNode> inTerritory(String code) {
        return entry -> entry.at("/counting/territory/code").asText().equals(code == null ? "" : code);
    }

    /** The check of hours below {@code path}. */
    static Map<String, String> check(String path, BigDecimal owed, Tally done, Past past) {
        BigDecimal days = BigDecimal.valueOf(past.days);
        BigDecimal total = BigDecimal.valueOf(past.total);
        Map<String, String> check = new TreeMap<>();
        check.put("verdict", verdict(owed, done, past));
        check.put("expected", owed == null ? "null" : past.total == 0 ? "0.00" : text(owed.multiply(days).divide(total, 2, RoundingMode.HALF_UP)));
        check.put("remaining", owed == null ? "null" : text(owed.subtract(done.validated).max(ZERO)));
        check.put("projected", past.days == 0 ? "null" : text(done.validated.multiply(total).divide(days, 2, RoundingMode.HALF_UP)));
        Map<String, String> placed = new TreeMap<>();
        check.forEach((name, value) -> placed.put(path + "checks.hours." + name, value));
        return placed;
    }

    /** Nothing owed is no objective; nothing done is nothing to judge only as long as nothing was to be expected. */
    private static String verdict(BigDecimal owed, Tally done, Past past) {
        if (owed == null || owed.signum() == 0) {
            return "NO_OBJECTIVE";
        }
        boolean early = past.days == 0 && done.validated.add(done.declared).signum() == 0;
        if (done.validated.compareTo(owed) < 0 && (early || past.total == 0)) {
            return "NO_DATA";
        }
        if (done.validated.compareTo(owed) >= 0) {
            return "MET";
        }
        boolean asExpected = done.validated.multiply(BigDecimal.valueOf(past.total)).compareTo(owed.multiply(BigDecimal.valueOf(past.days))) >= 0;
        return past.over ? "MISSED" : asExpected ? "ON_TRACK" : "BEHIND";
    }

    private static Map<String, String> share(JsonNode target, Tally done, boolean over) {
        String path = "checks.rsaShare.";
        if (target.isNull()) {
            return Map.of(path + "verdict", "NO_OBJECTIVE", path + "rsaHoursMissing", "null", path + "rsaHoursToRestoreShare", "null");
        }
        BigDecimal share = target.path("rsaShare").decimalValue();
        BigDecimal lacking = share.multiply(done.validated).subtract(done.rsa);
        boolean missed = over && (lacking.signum() > 0 || done.validated.signum() == 0 && target.path("hours").decimalValue().signum() > 0);
        String verdict = share.signum() == 0 ? "NO_OBJECTIVE" : missed ? "MISSED" : done.validated.signum() == 0 ? "NO_DATA"
                : lacking.signum() <= 0 ? "MET" : "BEHIND";
        BigDecimal others = BigDecimal.ONE.subtract(share);
        String restoring = lacking.signum() <= 0 ? "0.00"
                : others.signum() == 0 ? "null" : text(lacking.divide(others, 2, RoundingMode.UP));
        BigDecimal rsaHours = share.multiply(target.path("hours").decimalValue()).setScale(2, RoundingMode.HALF_UP);
        return Map.of(path + "verdict", verdict, path + "rsaHoursMissing", text(rsaHours.subtract(done.rsa).max(ZERO)),
                path + "rsaHoursToRestoreShare", restoring);
    }

    static String rate(BigDecimal validated, BigDecimal owed) {
        return owed == null || owed.signum() == 0 ? "null" : text(validated.divide(owed, 4, RoundingMode.HALF_UP));
    }

    static String text(BigDecimal number) {
        return number == null ? "null" : number.toPlainString();
    }

    /** Of an answer, the numbers that {@code like} has. */
    static Map<String, String> shown(JsonNode answer, Map<String, String> like) {
        Map<String, String> shown = new TreeMap<>();
        like.keySet().forEach(path -> shown.put(path, answer.at("/" + path.replace('.', '/')).asText()));
        return shown;
    }
}
