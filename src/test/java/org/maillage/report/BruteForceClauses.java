package org.maillage.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.maillage.report.BruteForce.Past;
import org.maillage.report.BruteForce.Tally;
import org.maillage.testing.Api;

/** As {@link BruteForce}, of clauses, their parties and contracts; what was owed is read from the clauses themselves. */
final class BruteForceClauses {

    private final BruteForce entries;
    private final Map<String, JsonNode> jobs = new HashMap<>();

    BruteForceClauses(BruteForce entries) {
        this.entries = entries;
    }

    /** What is owed by a clause, what was done, and how much of its time is past. */
    private record Stand(BigDecimal owed, Tally done, Past past, Map<String, String> numbers) {
    }

    Map<String, String> clause(JsonNode clause, LocalDate asOf) {
        return stand(clause, asOf).numbers;
    }

    private Stand stand(JsonNode clause, LocalDate asOf) {
        Tally done = entries.tally(asOf, entry -> entry.path("clauseId").equals(clause.path("id")));
        Past past = past(clause, asOf);
        BigDecimal owed = owed(clause, seen(clause, asOf));
        Map<String, String> numbers = done.shown("");
        numbers.put("owed", BruteForce.text(owed));
        numbers.put("rate", BruteForce.rate(done.validated(), owed));
        numbers.putAll(BruteForce.check("", owed, done, past));
        return new Stand(owed, done, past, numbers);
    }

    /** The numbers of the contract of these clauses. */
    Map<String, String> contract(List<JsonNode> clauses, LocalDate asOf) {
        List<Stand> all = clauses.stream().map(clause -> stand(clause, asOf)).toList();
        List<Stand> owing = all.stream().filter(stand -> stand.owed != null).toList();
        List<String> ids = clauses.stream().map(clause -> clause.path("id").asText()).toList();
        Tally done = entries.tally(asOf, entry -> ids.contains(entry.path("clauseId").asText()));
        BigDecimal owed = sum(owing, Stand::owed);
        Map<String, String> numbers = done.shown("");
        numbers.put("owed", BruteForce.text(owed));
        numbers.put("rate", BruteForce.rate(sum(owing, stand -> stand.done.validated()), owed));
        numbers.put("checks.hours.verdict", verdict(owing, done));
        numbers.put("checks.hours.expected", BruteForce.text(sum(owing, stand -> shown(stand, "expected"))));
        numbers.put("checks.hours.remaining", BruteForce.text(sum(owing, stand -> shown(stand, "remaining"))));
        numbers.put("checks.hours.projected", BruteForce.text(sum(all.stream().filter(stand -> stand.past.days() > 0).toList(),
                stand -> shown(stand, "projected"))));
        return numbers;
    }

    private static String verdict(List<Stand> owing, Tally done) {
        if (owing.isEmpty()) {
            return "NO_OBJECTIVE";
        }
        List<String> verdicts = owing.stream().map(stand -> BruteForce.judged(stand.owed, stand.done.validated(), stand.past)).toList();
        String worst = List.of("MISSED", "BEHIND", "ON_TRACK", "MET").stream().filter(verdicts::contains).findFirst().orElseThrow();
        return done.validated().add(done.declared()).signum() == 0 ? "NO_DATA" : worst;
    }

    private static BigDecimal shown(Stand stand, String number) {
        return new BigDecimal(stand.numbers.get("checks.hours." + number));
    }

    private static BigDecimal sum(List<Stand> stands, Function<Stand, BigDecimal> value) {
        return stands.stream().map(value).reduce(BigDecimal::add).orElse(null);
    }

    /** The numbers of each party, by the id of the commitment that stands for it. */
    Map<String, Map<String, String>> parties(JsonNode clause, LocalDate asOf) {
        LocalDate day = seen(clause, asOf);
        Past past = past(clause, asOf);
        Map<String, Map<String, String>> parties = new TreeMap<>();
        for (JsonNode commitment : shownCommitments(clause, day)) {
            Tally done = entries.tally(asOf,
                    entry -> entry.path("clauseId").equals(clause.path("id")) && isOf(commitment, entry, clause));
            boolean inForce = !day.isBefore(start(commitment, clause)) && !day.isAfter(end(commitment, clause));
            BigDecimal owed = clause.path("objectiveVersions").isEmpty() ? null
                    : inForce ? commitment.path("hours").decimalValue() : new BigDecimal("0.00");
            Map<String, String> numbers = done.hours("");
            numbers.put("owed", BruteForce.text(owed));
            numbers.put("rate", BruteForce.rate(done.validated(), owed));
            numbers.putAll(BruteForce.check("", owed, done, past));
            parties.put(commitment.path("id").asText(), numbers);
        }
        return parties;
    }

    private boolean isOf(JsonNode commitment, JsonNode entry, JsonNode clause) {
        JsonNode party = party(entry, clause);
        if (party == null || !answering(party).equals(answering(commitment))) {
            return false;
        }
        return !subcontracted(commitment) || party.path("employerId").equals(commitment.path("employerId"));
    }

    /** The commitment by which an entry came in: that of the first day inside the clause, else the first of any of its days. */
    private JsonNode party(JsonNode entry, JsonNode clause) {
        List<LocalDate> inside = inside(entry, clause);
        return (inside.isEmpty() ? days(entry) : inside).stream().map(day -> party(job(entry), clause, day)).filter(Objects::nonNull).findFirst()
                .orElse(null);
    }

    /** The commitment on a day: the user company's before the employer's, an own one before one as subcontractor. */
    private static JsonNode party(JsonNode job, JsonNode clause, LocalDate day) {
        for (JsonNode employer : List.of(job.path("userEmployerId"), job.path("employerId"))) {
            JsonNode found = commitments(clause).stream().filter(c -> c.path("employerId").equals(employer))
                    .filter(c -> !bound(c, "from", LocalDate.MIN).isAfter(day) && !bound(c, "until", LocalDate.MAX).isBefore(day))
                    .min(Comparator.comparing(BruteForceClauses::subcontracted).thenComparing(c -> bound(c, "from", LocalDate.MIN)))
                    .orElse(null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private JsonNode job(JsonNode entry) {
        return jobs.computeIfAbsent(entry.path("employmentId").asText(), id -> Api.json(Api.admin().get("/v1/employments/" + id)));
    }

    /** The days of an entry, those outside of its employment left out. */
    private List<LocalDate> days(JsonNode entry) {
        JsonNode job = job(entry);
        return date(entry, "from").datesUntil(date(entry, "to").plusDays(1)).filter(day -> !day.isBefore(date(job, "startOn"))
                && !day.isAfter(bound(job, "endOn", LocalDate.MAX))).toList();
    }

    /** The days on which the clause can have been worked for. */
    List<LocalDate> inside(JsonNode entry, JsonNode clause) {
        return days(entry).stream().filter(day -> !day.isBefore(date(clause, "startOn")) && !day.isAfter(date(clause, "endOn")))
                .filter(day -> StreamSupport.stream(clause.path("suspensions").spliterator(), false)
                        .noneMatch(rest -> !day.isBefore(date(rest, "from")) && !day.isAfter(date(rest, "until"))))
                .filter(day -> party(job(entry), clause, day) != null).toList();
    }

    /** Whether the clause's own rules let validated hours in. */
    boolean letsIn(JsonNode entry, JsonNode clause, JsonNode employer) {
        int all = days(entry).size();
        int days = inside(entry, clause).size();
        BigDecimal hours = entry.path("validatedHours").decimalValue();
        int most = Math.min(10 * days, 48 * ((days + 6) / 7));
        boolean fits = days == all || hours.compareTo(BigDecimal.valueOf(most)) <= 0 || !entry.path("overrideReason").isNull();
        boolean alternance = List.of("APPRENTISSAGE", "PROFESSIONNALISATION").contains(job(entry).path("contractKind").asText());
        boolean training = entry.path("kind").asText().equals("TRAINING") && !alternance;
        String kind = kind(employer, days(entry).get(0));
        boolean excluded = StreamSupport.stream(clause.at("/counting/excludedEmployerKinds").spliterator(), false)
                .anyMatch(one -> one.asText().equals(kind));
        return days > 0 && fits && !excluded && (!training || clause.at("/counting/trainingCounted").asBoolean());
    }

    /** What an employer is on a day; empty: nothing was said. */
    static String kind(JsonNode employer, LocalDate day) {
        return StreamSupport.stream(employer.path("kinds").spliterator(), false)
                .filter(one -> !bound(one, "from", LocalDate.MIN).isAfter(day) && !bound(one, "until", LocalDate.MAX).isBefore(day))
                .map(one -> one.path("kind").asText()).findFirst().orElse("");
    }

    /** Of each party, the commitment that began last by {@code day}, else the first to come. */
    private static List<JsonNode> shownCommitments(JsonNode clause, LocalDate day) {
        Map<String, JsonNode> shown = new LinkedHashMap<>();
        commitments(clause).stream().sorted(Comparator.comparing(c -> start(c, clause))).forEach(c -> {
            String party = c.path("employerId").asText() + (subcontracted(c) ? answering(c) : "");
            if (!shown.containsKey(party) || !start(c, clause).isAfter(day)) {
                shown.put(party, c);
            }
        });
        return new ArrayList<>(shown.values());
    }

    private static List<JsonNode> commitments(JsonNode clause) {
        return StreamSupport.stream(clause.path("commitments").spliterator(), false).toList();
    }

    private static boolean subcontracted(JsonNode commitment) {
        return commitment.path("role").asText().equals("SUBCONTRACTOR");
    }

    private static String answering(JsonNode commitment) {
        return commitment.path(subcontracted(commitment) ? "underEmployerId" : "employerId").asText();
    }

    private static LocalDate start(JsonNode commitment, JsonNode clause) {
        return bound(commitment, "from", date(clause, "startOn"));
    }

    private static LocalDate end(JsonNode commitment, JsonNode clause) {
        return bound(commitment, "until", date(clause, "endOn"));
    }

    private static LocalDate bound(JsonNode node, String field, LocalDate otherwise) {
        return node.path(field).isNull() ? otherwise : date(node, field);
    }

    private static LocalDate date(JsonNode node, String field) {
        return LocalDate.parse(node.path(field).asText());
    }

    /** The day of the clause that is nearest to {@code asOf}. */
    private static LocalDate seen(JsonNode clause, LocalDate asOf) {
        LocalDate first = date(clause, "startOn");
        LocalDate last = date(clause, "endOn");
        return asOf.isBefore(first) ? first : asOf.isAfter(last) ? last : asOf;
    }

    private static BigDecimal owed(JsonNode clause, LocalDate day) {
        BigDecimal owed = null;
        for (JsonNode version : clause.path("objectiveVersions")) {
            if (owed == null || !date(version, "effectiveOn").isAfter(day)) {
                owed = version.path("hours").decimalValue();
            }
        }
        return owed;
    }

    /** Day after day, those of suspensions left out. */
    private static Past past(JsonNode clause, LocalDate asOf) {
        long past = 0;
        long total = 0;
        for (LocalDate day = date(clause, "startOn"); !day.isAfter(date(clause, "endOn")); day = day.plusDays(1)) {
            LocalDate today = day;
            boolean rests = StreamSupport.stream(clause.path("suspensions").spliterator(), false)
                    .anyMatch(s -> !today.isBefore(date(s, "from")) && !today.isAfter(date(s, "until")));
            total += rests ? 0 : 1;
            past += rests || day.isAfter(asOf) ? 0 : 1;
        }
        return new Past(past, total, !asOf.isBefore(date(clause, "endOn")));
    }
}
