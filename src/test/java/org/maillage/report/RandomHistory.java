package org.maillage.report;

import io.restassured.response.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/**
 * Two or three years of a département that nobody else uses, invented from a seed and told over HTTP: contracts with places and
 * lots, clauses with all their rules, employers of several kinds, persons with all sorts of decisions, hours declared one by one
 * and in batches, and decided every way.
 */
final class RandomHistory {

    private static final Set<Integer> EXPECTED = Set.of(409, 422);
    private static final int ENTRIES = 90;

    private final Random random;
    private final List<Place> places = Place.freshDepartment();
    private final Map<String, Made> employers = new HashMap<>();
    private final List<Made> contracts = new ArrayList<>();
    private final List<Made> clauses = new ArrayList<>();
    private final Map<String, List<String>> parties = new HashMap<>();
    private final List<Made> jobs = new ArrayList<>();
    private final Set<String> persons = new TreeSet<>();
    private int declared;

    RandomHistory(long seed) {
        random = new Random(seed);
    }

    String department() {
        return places.get(0).department();
    }

    List<Made> contracts() {
        return contracts;
    }

    List<Made> clauses() {
        return clauses;
    }

    Set<String> persons() {
        return persons;
    }

    int declared() {
        return declared;
    }

    RandomHistory told() {
        for (String kind : List.of("COMPANY", "GEIQ", "EITI", "EA", "ETTI", "EI")) {
            employers.put(kind, World.employer(kind));
        }
        target(Fields.of("department", department()), 2018, between(500, 3000), "0." + (20 + random.nextInt(50)));
        target(Fields.of("territory", places.get(0).territory()), 2018, between(100, 800), "0.3333");
        target(Fields.of("department", department()), 2019, between(200, 900), "1");
        for (int i = 0; i < 4; i++) {
            contract(i);
        }
        for (int i = 0; i < 9; i++) {
            person(i);
        }
        List<String> entries = declare();
        entries.forEach(this::decide);
        second();
        return this;
    }

    private void target(Fields scope, int year, BigDecimal hours, String rsaShare) {
        Api.made("/v1/targets", scope.with("year", year).with("hours", hours).with("rsaShare", Sample.decimal(rsaShare)));
    }

    /** The first knows only the département, the others have one to three communes; every second one has lots. */
    private void contract(int number) {
        LocalDate start = LocalDate.of(2017, 9, 1).plusDays(random.nextInt(150));
        World.ContractWords words = World.contract().during(start.toString(), start.plusDays(300 + random.nextInt(500)).toString());
        List<Place> chosen = new ArrayList<>(places).subList(0, Math.min(places.size(), 1 + number % 3));
        words = number == 0 ? words.somewhereIn(department()) : switch (chosen.size()) {
            case 1 -> words.in(chosen.get(0));
            case 2 -> words.inShares(chosen.get(0).commune(), "0.6", chosen.get(1).commune(), "0.4");
            default -> words.inShares(chosen.get(0).commune(), "0.333333", chosen.get(1).commune(), "0.333333", chosen.get(2).commune(),
                    "0.333334");
        };
        boolean lots = number % 2 == 1;
        Made contract = words.with("lots", !lots ? List.of() : List.of(Fields.of("number", "1", "title", "Gros œuvre"),
                Fields.of("number", "2", "title", "Espaces verts"))).made().contract();
        contracts.add(contract);
        clauses.add(clause(contract, lots ? contract.text("/lots/0/id") : null, number == 2));
        clauses.add(clause(contract, lots ? contract.text("/lots/1/id") : null, false));
    }

    private Made clause(Made contract, String lot, boolean withoutObjective) {
        LocalDate start = LocalDate.parse(contract.text("/startOn")).plusDays(random.nextInt(60));
        LocalDate end = LocalDate.parse(contract.text("/endOn")).minusDays(random.nextInt(60));
        LocalDate turn = start.plusDays(60 + random.nextInt(100));
        BigDecimal before = between(50, 900);
        BigDecimal after = random.nextBoolean() ? before : between(50, 900);
        List<Fields> versions = new ArrayList<>(List.of(version(start, before)));
        if (before.compareTo(after) != 0) {
            versions.add(version(turn, after));
        }
        Fields body = Sample.clause(contract.id()).with("lotId", lot).with("startOn", start.toString()).with("endOn", end.toString())
                .with("counting", counting());
        if (random.nextInt(3) > 0) {
            LocalDate rest = start.plusDays(random.nextInt(200));
            body = body.with("suspensions", List.of(suspension(rest, rest.plusDays(10 + random.nextInt(80)))));
        }
        body = withoutObjective ? body.with("objectiveForm", "NONE").with("objectiveVersions", List.of())
                .with("commitments", List.of(Sample.commitment(employer("COMPANY"), "0"), Sample.commitment(employer("EI"), "0")))
                : body.with("objectiveVersions", versions).with("commitments", commitments(before, after, turn));
        Made clause = Api.made("/v1/clauses", body);
        List<String> ids = new ArrayList<>();
        clause.body().path("commitments").forEach(commitment -> ids.add(commitment.path("employerId").asText()));
        parties.put(clause.id(), ids);
        return clause;
    }

    /** A holder throughout, a co-contractor that may leave, one that may come, and a subcontractor of the holder. */
    private List<Fields> commitments(BigDecimal before, BigDecimal after, LocalDate turn) {
        BigDecimal part = between(1, 40);
        String second = employer(random.nextBoolean() ? "GEIQ" : "EITI");
        List<Fields> parties = new ArrayList<>();
        parties.add(Sample.commitment(employer("COMPANY"), before.subtract(part).toPlainString()).with("role", "LEAD")
                .with("until", turn.minusDays(1).toString()));
        parties.add(Sample.commitment(second, part.toPlainString()).with("role", "CO_CONTRACTOR")
                .with("until", turn.minusDays(1).toString()));
        if (random.nextBoolean()) {
            parties.add(Sample.commitment(employer("COMPANY"), after.toPlainString()).with("role", "LEAD").with("from", turn.toString()));
        } else {
            parties.add(Sample.commitment(employer("COMPANY"), after.subtract(part).toPlainString()).with("from", turn.toString()));
            parties.add(Sample.commitment(employer("EA"), part.toPlainString()).with("role", "CO_CONTRACTOR")
                    .with("from", turn.toString()));
        }
        parties.add(Sample.commitment(employer("EI"), "20").with("role", "SUBCONTRACTOR").with("underEmployerId", employer("COMPANY")));
        return parties;
    }

    private static Fields version(LocalDate effectiveOn, BigDecimal hours) {
        return Fields.of("effectiveOn", effectiveOn.toString(), "hours", hours);
    }

    private static Fields suspension(LocalDate from, LocalDate until) {
        return Fields.of("from", from.toString(), "until", until.toString(), "reason", "Intempéries");
    }

    private Fields counting() {
        Fields counting = Fields.of("trainingCounted", random.nextInt(4) > 0, "eligibilityMonths",
                List.of(6, 12, 24).get(random.nextInt(3)),
                "straddlingMonth", random.nextBoolean() ? "SPLIT" : "WHOLE");
        return random.nextBoolean() ? counting.with("trainingCapShare", Sample.decimal("0.0" + (2 + random.nextInt(8)))) : counting;
    }

    private void person(int number) {
        World.PersonWords words = World.person().livingIn(places.get(number % places.size()).commune());
        String from = LocalDate.of(2017, 10, 1).plusDays(random.nextInt(200)).toString();
        words = switch (number % 5) {
            case 0 -> words;
            case 1 -> words.criterion("DELD").eligibleFrom(from);
            case 2 -> words.rsa().eligible(from, LocalDate.parse(from).plusDays(150).toString());
            case 3 -> words.criterion("DELD").eligibleFrom(from).rsa().eligibleFrom("2018-09-01");
            default -> words.rsa().eligibleFrom(from);
        };
        Made person = words.made();
        persons.add(person.id());
        for (int i = 0; i <= random.nextInt(3); i++) {
            jobs.add(job(person));
        }
    }

    private Made job(Made person) {
        LocalDate start = LocalDate.of(2017, 11, 1).plusDays(random.nextInt(300));
        String kind = List.of("COMPANY", "COMPANY", "GEIQ", "EITI", "EA", "ETTI", "EI").get(random.nextInt(7));
        World.EmploymentWords words = World.employment(person, employers.get(kind)).from(start.toString())
                .with("contractKind", random.nextInt(5) == 0 ? "APPRENTISSAGE" : "CDD");
        words = kind.equals("ETTI") ? words.at(employers.get("COMPANY")) : words;
        words = random.nextInt(3) == 0 ? words.in(places.get(random.nextInt(places.size())).commune()) : words;
        return (random.nextBoolean() ? words.until(start.plusDays(120 + random.nextInt(400)).toString()) : words).made();
    }

    /** Half of the entries one by one, half in one batch; what the rules refuse is not made. */
    private List<String> declare() {
        List<String> ids = new ArrayList<>();
        List<Fields> batch = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            Fields entry = entry();
            if (i % 2 == 0) {
                batch.add(entry);
                continue;
            }
            Response answer = Api.post(Api.admin(), "/v1/hour-entries", entry);
            if (answer.statusCode() == 201) {
                ids.add(answer.jsonPath().getString("id"));
            } else {
                refusal(answer.statusCode(), answer.asString());
            }
        }
        for (var item : Api.json(Api.post(Api.admin(), "/v1/hour-entries/batch", batch)).path("items")) {
            if (item.path("status").asInt() == 201) {
                ids.add(item.path("id").asText());
            } else {
                refusal(item.path("status").asInt(), item.toString());
            }
        }
        declared += ids.size();
        return ids;
    }

    private static void refusal(int status, String answer) {
        if (!EXPECTED.contains(status)) {
            throw new AssertionError(answer);
        }
    }

    private Fields entry() {
        Made job = jobs.get(random.nextInt(jobs.size()));
        String employer = job.text(job.body().path("userEmployerId").isNull() ? "/employerId" : "/userEmployerId");
        List<Made> open = clauses.stream().filter(clause -> parties.get(clause.id()).contains(employer)).toList();
        Made clause = open.isEmpty() ? clauses.get(0) : open.get(random.nextInt(open.size()));
        YearMonth month = YearMonth.from(LocalDate.parse(job.text("/startOn"))).plusMonths(random.nextInt(12));
        Fields entry = Sample.hours(job.id(), clause.id(), month.toString(), between(3, 70).toPlainString());
        entry = random.nextInt(4) == 0 ? entry.with("kind", "TRAINING") : entry;
        if (random.nextInt(4) == 0) {
            int first = 1 + random.nextInt(20);
            entry = entry.with("from", month.atDay(first).toString()).with("to", month.atDay(first + 4).toString());
        }
        return random.nextInt(3) == 0 ? entry.with("commune", places.get(random.nextInt(places.size())).commune()) : entry;
    }

    private void decide(String id) {
        switch (random.nextInt(10)) {
            case 0 -> post(id, "rejection", Fields.of("reason", "Non justifié"));
            case 1 -> {
                BigDecimal hours = Api.json(Api.admin().get("/v1/hour-entries/" + id)).path("hours").decimalValue();
                post(id, "validation", Fields.of("validatedHours", hours.multiply(new BigDecimal("0.73")).setScale(2, RoundingMode.DOWN),
                        "reason", "Absence"));
            }
            case 2, 3 -> correct(id);
            case 4 -> { }
            default -> post(id, "validation", Fields.of());
        }
    }

    /** A correction, of what was decided or not, that is validated, refused or left in turn. */
    private void correct(String id) {
        if (random.nextBoolean()) {
            post(id, "validation", Fields.of());
        }
        Fields change = Fields.of("reason", "Erreur de saisie", "hours", between(3, 70));
        Response answer = Api.post(Api.admin(), "/v1/hour-entries/" + id + "/correction",
                random.nextBoolean() ? change : change.with("employmentId", jobs.get(random.nextInt(jobs.size())).id()));
        if (answer.statusCode() != 201) {
            refusal(answer.statusCode(), answer.asString());
            return;
        }
        declared++;
        String fresh = answer.jsonPath().getString("id");
        switch (random.nextInt(3)) {
            case 0 -> post(fresh, "rejection", Fields.of("reason", "Erreur dans la correction"));
            case 1 -> post(fresh, "validation", Fields.of());
            default -> { }
        }
    }

    /** Things change after the hours were declared. */
    private void second() {
        Api.patch(clauses.get(0).path(), Fields.of("counting", Fields.of("trainingCounted", false))).then().statusCode(200);
        Api.patch(clauses.get(3).path(), Fields.of("suspensions",
                List.of(Fields.of("from", "2018-05-01", "until", "2018-06-30", "reason", "Grève"))))
                .then().statusCode(200);
        Api.patch(contracts.get(3).path(), Fields.of("places", List.of(Fields.of("commune", places.get(1).commune())))).then()
                .statusCode(200);
        Api.patch(jobs.get(0).path(), Fields.of("commune", places.get(1).commune())).then().statusCode(200);
        Api.patch(employers.get("GEIQ").path(), Fields.of("kinds", List.of(Fields.of("kind", "GEIQ", "until", "2018-06-30"),
                Fields.of("kind", "EITI", "from", "2018-07-01")))).then().statusCode(200);
        Api.made("/v1/beneficiaries/" + persons.iterator().next() + "/eligibilities", Sample.eligibility("RSA", "2018-02-01"));
        ended();
    }

    /** One contract is terminated, and a renewal of another is declined, within the time of their clauses. */
    private void ended() {
        Api.patch(contracts.get(1).path(), Fields.of("status", "TERMINATED", "endOn", start(1).plusDays(170).toString())).then().statusCode(200);
        Api.patch(contracts.get(2).path(), Fields.of("renewals", List.of(Fields.of("number", 1, "startOn", start(2).plusDays(190).toString(),
                "endOn", start(2).plusDays(290).toString(), "status", "DECLINED")))).then().statusCode(200);
    }

    private LocalDate start(int contract) {
        return LocalDate.parse(contracts.get(contract).text("/startOn"));
    }

    private static void post(String id, String decision, Fields body) {
        Api.post(Api.admin(), "/v1/hour-entries/" + id + "/" + decision, body).then().statusCode(200);
    }

    private String employer(String kind) {
        return employers.get(kind).id();
    }

    /** Hours with hundredths. */
    private BigDecimal between(int least, int most) {
        return BigDecimal.valueOf(least * 100L + random.nextInt((most - least) * 100), 2);
    }
}
