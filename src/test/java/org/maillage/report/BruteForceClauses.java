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
    private final Map<String, JsonNode> deals = new HashMap<>();

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
        numbers.putAll(check(clause, owed, done, past, asOf));
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
        numbers.put("checks.hours.verdict", verdict(owing));
        numbers.put("checks.hours.expected", BruteForce.text(sum(owing, stand -> shown(stand, "expected"))));
        numbers.put("checks.hours.remaining", BruteForce.text(sum(owing, stand -> shown(stand, "remaining"))));
        numbers.put("checks.hours.projected", BruteForce.text(sum(all.stream().filter(stand -> !stand.numbers.get("checks.hours.projected").equals("null")).toList(),
                stand -> shown(stand, "projected"))));
        return numbers;
    }

    /** One verdict of all is the contract's; of several the worst, or on its way. */
    private static String verdict(List<Stand> owing) {
        List<String> verdicts = owing.stream().map(stand -> stand.numbers.get("checks.hours.verdict")).filter(one -> !one.equals("NO_OBJECTIVE"))
                .distinct().toList();
        return verdicts.isEmpty() ? "NO_OBJECTIVE" : verdicts.size() == 1 ? verdicts.get(0)
                : List.of("MISSED", "BEHIND", "STOPPED").stream().filter(verdicts::contains).findFirst().orElse("ON_TRACK");
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
            BigDecimal owed = owed(clause, day) == null ? null
                    : inForce ? commitment.path("hours").decimalValue() : new BigDecimal("0.00");
            Map<String, String> numbers = done.hours("");
            numbers.put("owed", BruteForce.text(owed));
            numbers.put("rate", BruteForce.rate(done.validated(), owed));
            numbers.putAll(check(clause, owed, done, past, asOf));
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

    private JsonNode deal(JsonNode clause) {
        return deals.computeIfAbsent(clause.path("contractId").asText(), id -> Api.json(Api.admin().get("/v1/contracts/" + id)));
    }

    /** With its confirmed renewals, up to the first that was declined. */
    private static LocalDate end(JsonNode deal) {
        LocalDate end = date(deal, "endOn");
        for (JsonNode renewal : StreamSupport.stream(deal.path("renewals").spliterator(), false).sorted(Comparator.comparing(r -> date(r, "startOn"))).toList()) {
            if (renewal.path("status").asText().equals("DECLINED")) {
                return end.isBefore(date(renewal, "startOn")) ? end : date(renewal, "startOn").minusDays(1);
            }
            end = renewal.path("status").asText().equals("CONFIRMED") ? date(renewal, "endOn") : end;
        }
        return end;
    }

    /** The last day on which the clause owes: its own, or that of a contract whose renewal was declined. */
    private LocalDate last(JsonNode clause) {
        boolean declined = deal(clause).path("renewals").findValuesAsText("status").contains("DECLINED");
        LocalDate end = end(deal(clause));
        return declined && end.isBefore(date(clause, "endOn")) ? end : date(clause, "endOn");
    }

    /** The day of the termination, where that is known by then. */
    private LocalDate until(JsonNode clause, LocalDate asOf) {
        LocalDate end = end(deal(clause));
        return deal(clause).path("status").asText().equals("TERMINATED") && end.isBefore(asOf) ? end : asOf;
    }

    /** As for any period, but that of a terminated contract what was to be done by its last day is the measure. */
    private Map<String, String> check(JsonNode clause, BigDecimal owed, Tally done, Past past, LocalDate asOf) {
        Map<String, String> check = new TreeMap<>(BruteForce.check("", owed, done, past));
        LocalDate end = end(deal(clause));
        boolean known = end.isBefore(last(clause));
        if (owed != null && owed.signum() > 0 && deal(clause).path("status").asText().equals("TERMINATED") && !(known && asOf.isBefore(end))) {
            BigDecimal lacking = new BigDecimal(check.get("checks.hours.expected")).subtract(done.validated());
            boolean enough = done.validated().multiply(BigDecimal.valueOf(past.total())).compareTo(owed.multiply(BigDecimal.valueOf(past.days()))) >= 0;
            check.put("checks.hours.verdict", "STOPPED");
            check.put("checks.hours.remaining", enough ? "0.00" : lacking.signum() == 0 ? "0.01" : lacking.toPlainString());
            check.put("checks.hours.projected", done.validated().toPlainString());
        }
        return check;
    }

    /** The day of the clause that is nearest to {@code asOf}. */
    private LocalDate seen(JsonNode clause, LocalDate asOf) {
        LocalDate first = date(clause, "startOn");
        LocalDate until = until(clause, asOf);
        return until.isBefore(first) ? first : until.isAfter(last(clause)) ? last(clause) : until;
    }

    private BigDecimal owed(JsonNode clause, LocalDate day) {
        BigDecimal owed = null;
        for (JsonNode version : clause.path("objectiveVersions")) {
            if (!date(version, "effectiveOn").isAfter(last(clause)) && (owed == null || !date(version, "effectiveOn").isAfter(day))) {
                owed = version.path("hours").decimalValue();
            }
        }
        return last(clause).isBefore(date(clause, "startOn")) ? null : owed;
    }

    /** Day after day, those of suspensions left out. */
    private Past past(JsonNode clause, LocalDate asOf) {
        long past = 0;
        long total = 0;
        for (LocalDate day = date(clause, "startOn"); !day.isAfter(last(clause)); day = day.plusDays(1)) {
            LocalDate today = day;
            boolean rests = StreamSupport.stream(clause.path("suspensions").spliterator(), false)
                    .anyMatch(s -> !today.isBefore(date(s, "from")) && !today.isAfter(date(s, "until")));
            total += rests ? 0 : 1;
            past += rests || day.isAfter(until(clause, asOf)) ? 0 : 1;
        }
        return new Past(past, total, !asOf.isBefore(last(clause)));
    }
}
