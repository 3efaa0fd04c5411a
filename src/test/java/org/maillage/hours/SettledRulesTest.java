package org.maillage.hours;

import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.maillage.testing.World.hours;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** The rules of the count as they were settled, each by the example that led to it, over HTTP. */
@QuarkusTest
class SettledRulesTest {

    private Place place;
    private Made company;

    @BeforeEach
    void aPlaceAndACompany() {
        place = Place.fresh();
        company = World.employer();
    }

    private Made clause(Fields counting) {
        return World.contract().in(place).during("2017-01-01", "2025-12-31").withClause(hours("100")).heldBy(company).clauseWith("counting", counting)
                .made().clause();
    }

    private Made clause() {
        return clause(Fields.of());
    }

    private static Made job(Made person, Made employer, String from) {
        return World.employment(person, employer).from(from).made();
    }

    private static JsonNode counting(Made entry) {
        return entry.now().path("counting");
    }

    private static void counts(Made entry, String hours, String reason) {
        assertEquals(reason, counting(entry).path("reason").asText());
        assertEquals(new BigDecimal(hours), counting(entry).path("hours").decimalValue());
    }

    private String validatedIn(int year) {
        return Api.json(Api.admin().get("/v1/territories/" + place.territory() + "/progress?year=" + year)).at("/hours/validated").decimalValue()
                .toPlainString();
    }

    @Nested
    class OnlyValidatedHoursMoveAnything {

        @Test
        void anotherCompanysDeclarationOfMarch2020LeavesTheHundredHoursOfJune2022() {
            Made person = World.person().rsa().eligibleFrom("2019-01-01").made();
            Made june = World.hours(job(person, company, "2022-05-01"), clause(), "2022-06", "100").validated();
            Made other = World.employer();
            Made elsewhere = World.contract().during("2017-01-01", "2025-12-31").withClause(hours("10")).heldBy(other).made().clause();
            World.hours(job(person, other, "2020-01-01"), elsewhere, "2020-03", "1").declared();

            counts(june, "100.00", "COUNTED");
            assertEquals("100.00", validatedIn(2022));
        }

        @Test
        void aCorrectionThatWaitsLeavesTheHundredValidatedHours() {
            Made june = World.hours(job(World.person().rsa().eligibleFrom("2019-01-01").made(), company, "2022-05-01"), clause(), "2022-06", "100")
                    .validated();
            Made correction = Api.made(june.path() + "/correction", Fields.of("reason", "Relu", "hours", 90));

            counts(june, "100.00", "COUNTED");
            counts(correction, "0.00", "CORRECTION_PENDING");
            JsonNode progress = Api.json(Api.admin().get("/v1/territories/" + place.territory() + "/progress?year=2022"));
            assertEquals("100.00", progress.at("/hours/validated").decimalValue().toPlainString());
            assertEquals("0.00", progress.at("/hours/declared").decimalValue().toPlainString());
            JsonNode work = Api.json(Api.admin().get("/v1/worklist?kind=ENTRY_TO_VALIDATE&limit=500&territory=" + place.territory()));
            assertEquals(1, work.path("items").size());
        }

        /** Declarations and corrections of anybody, in any month; nothing that was there moves. */
        @Test
        void undecidedLinesAtRandomChangeNoOtherEntryAndNoValidatedSum() {
            Random random = new Random(20181229);
            List<Made> jobs = new ArrayList<>();
            List<Made> entries = new ArrayList<>();
            Made clause = clause(Fields.of("trainingCapShare", Sample.decimal("0.1"), "eligibilityMonths", 12));
            for (int i = 0; i < 3; i++) {
                Made person = World.person().rsa().eligibleFrom("2017-0" + (1 + i) + "-15").made();
                jobs.add(job(person, company, "2017-0" + (2 + i) + "-01"));
                jobs.add(job(person, company, "2018-03-01"));
            }
            for (int i = 0; i < 14; i++) {
                made(jobs, clause, random, 7).forEach(entry -> entries.add(decided(entry)));
            }
            Map<String, String> before = state(entries, clause);
            for (int i = 0; i < 20; i++) {
                made(jobs, clause, random, 0);
                Made one = entries.get(random.nextInt(entries.size()));
                Api.post(Api.admin(), one.path() + "/correction", Fields.of("reason", "x", "hours", 1 + random.nextInt(60)));
            }

            assertEquals(before, state(entries, clause));
        }

        private List<Made> made(List<Made> jobs, Made clause, Random random, int firstMonth) {
            Made job = jobs.get(random.nextInt(jobs.size()));
            LocalDate month = LocalDate.of(2017, 2, 1).plusMonths(firstMonth + random.nextInt(24));
            var answer = Api.post(Api.admin(), "/v1/hour-entries", Sample.hours(job.id(), clause.id(), month.toString().substring(0, 7),
                    String.valueOf(1 + random.nextInt(40))).with("kind", random.nextInt(3) == 0 ? "TRAINING" : "WORK"));
            return answer.statusCode() == 201 ? List.of(new Made("/v1/hour-entries/" + answer.jsonPath().getString("id"), Api.json(answer))) : List.of();
        }

        private Made decided(Made entry) {
            Api.post(Api.admin(), entry.path() + "/validation", Fields.of()).then().statusCode(200);
            return entry;
        }

        private Map<String, String> state(List<Made> entries, Made clause) {
            Map<String, String> state = new TreeMap<>();
            entries.forEach(entry -> state.put(entry.id(), counting(entry).toString()));
            for (int year = 2017; year <= 2019; year++) {
                for (String path : List.of("/v1/territories/" + place.territory(), "/v1/departments/" + place.department())) {
                    JsonNode hours = Api.json(Api.admin().get(path + "/progress?year=" + year)).path("hours");
                    String at = path + year;
                    List.of("validated", "rsa", "training", "notCounted").forEach(sum -> state.put(at + sum, hours.path(sum).toString()));
                }
            }
            JsonNode progress = Api.json(Api.admin().get(clause.path() + "/progress?asOf=2019-12-31"));
            List.of("validated", "rsa", "training", "notCounted").forEach(sum -> state.put(sum, progress.at("/hours/" + sum).toString()));
            return state;
        }
    }

    @Nested
    class TrainingUnderACapOfTwelveHours {

        private Made clause;

        @BeforeEach
        void aCap() {
            clause = clause(Fields.of("trainingCapShare", Sample.decimal("0.12")));
        }

        private Made job() {
            return SettledRulesTest.job(World.person().eligibleFrom("2018-01-01").made(), company, "2018-01-01");
        }

        private Made training(Made job, String month, String hours) {
            return World.hours(job, clause, month, hours).with("kind", "TRAINING").validated();
        }

        private void twelve() {
            assertEquals("12.00", validatedIn(2018));
        }

        @Test
        void tenAndSixHoursCountTwelveInThatOrder() {
            Made ten = training(job(), "2018-03", "10");
            counts(ten, "10.00", "COUNTED");
            Made six = training(job(), "2018-03", "6");

            counts(ten, "7.50", "COUNTED");
            counts(six, "4.50", "COUNTED");
            Api.admin().get(ten.path()).then().body("counting.leftOut.hours", comparesEqualTo(Sample.decimal("2.5")))
                    .body("counting.leftOut.reason", is("TRAINING_OVER_CAP"));
            twelve();
        }

        @Test
        void sixAndTenHoursCountTwelveInTheOtherOrder() {
            Made six = training(job(), "2018-03", "6");
            Made ten = training(job(), "2018-03", "10");

            counts(ten, "7.50", "COUNTED");
            counts(six, "4.50", "COUNTED");
            twelve();
        }

        @Test
        void correctingTenHoursToTenHoursChangesNothing() {
            Made ten = training(job(), "2018-03", "10");
            training(job(), "2018-03", "6");
            Made again = Api.made(ten.path() + "/correction", Fields.of("reason", "Relu", "hours", 10));
            twelve();
            Api.post(Api.admin(), again.path() + "/validation", Fields.of()).then().statusCode(200);

            counts(again, "7.50", "COUNTED");
            twelve();
        }

        @Test
        void twentyHoursCountTwelveAsOneEntryAndAsTwo() {
            Made one = training(job(), "2018-03", "20");
            counts(one, "12.00", "COUNTED");
            twelve();
            Made job = job();
            Api.post(Api.admin(), Api.made(one.path() + "/correction", Fields.of("reason", "x", "hours", 0)).path() + "/validation", Fields.of())
                    .then().statusCode(200);
            for (String[] half : List.of(new String[] {"2018-03-01", "2018-03-15"}, new String[] {"2018-03-16", "2018-03-31"})) {
                World.hours(job, clause, "2018-03", "10").with("kind", "TRAINING").with("from", half[0]).with("to", half[1]).validated();
            }
            twelve();
        }

        @Test
        void anAmendmentOf2019TakesNothingOutOf2018() {
            Made past = training(job(), "2018-03", "12");
            Made partner = company;
            Api.patch(clause.path(), Fields.of("objectiveVersions", List.of(
                    Fields.of("effectiveOn", "2017-01-01", "hours", 100), Fields.of("effectiveOn", "2019-01-01", "hours", 50, "reason", "Avenant")),
                    "commitments", List.of(Sample.commitment(partner.id(), "100").with("until", "2018-12-31"),
                            Sample.commitment(partner.id(), "50").with("from", "2019-01-01")))).then().statusCode(200);
            Made later = training(job(), "2019-03", "5");

            counts(past, "12.00", "COUNTED");
            counts(later, "0.00", "TRAINING_OVER_CAP");
            twelve();
        }

        @Test
        void centreHoursOfApprenticesAreWorkUnlessTheClauseSaysOtherwise() {
            Made apprentice = World.employment(World.person().eligibleFrom("2018-01-01").made(), company).from("2018-01-01")
                    .with("contractKind", "APPRENTISSAGE").made();
            Made centre = training(apprentice, "2018-03", "30");
            counts(centre, "30.00", "COUNTED");
            Api.patch(clause.path(), Fields.of("counting", Fields.of("trainingCounted", false))).then().statusCode(200);
            counts(centre, "30.00", "COUNTED");
            Api.patch(clause.path(), Fields.of("counting", Fields.of("centreHours", "TRAINING"))).then().statusCode(200);
            counts(centre, "0.00", "TRAINING_NOT_COUNTED");
            Api.patch(clause.path(), Fields.of("counting", Fields.of("trainingCounted", true))).then().statusCode(200);
            counts(centre, "12.00", "COUNTED");
        }

        @Test
        void theSumsAddWhatCountsInAllReports() {
            Made job = job();
            training(job, "2018-03", "20");
            JsonNode report = Api.json(Api.admin().get(clause.path() + "/report?asOf=2018-12-31"));
            assertEquals("12.00", report.at("/hours/training").decimalValue().toPlainString());
            assertEquals("8.00", report.at("/hours/notCounted").decimalValue().toPlainString());
            assertEquals("TRAINING_OVER_CAP", report.at("/notCounted/0/reason").asText());
            assertEquals("8.00", report.at("/notCounted/0/hours").decimalValue().toPlainString());
            JsonNode recap = Api.json(Api.admin().get("/v1/reports/annual-recap?year=2018&territory=" + place.territory()));
            assertEquals("12.00", recap.at("/total/validatedHours").decimalValue().toPlainString());
            assertEquals("8.00", recap.at("/total/notCountedHours").decimalValue().toPlainString());
            JsonNode explained = Api.json(Api.admin().get("/v1/explain/progress?year=2018&territory=" + place.territory()));
            assertEquals("12.00", explained.at("/entries/0/countedHours").decimalValue().toPlainString());
            JsonNode pathway = Api.json(Api.admin().get("/v1/beneficiaries/" + job.text("/beneficiaryId") + "/pathway?asOf=2018-12-31"));
            assertEquals("12.00", pathway.at("/hours/validated").decimalValue().toPlainString());
        }
    }

    @Nested
    class Clock {

        @Test
        void hoursOfAnExcludedKindDoNotStartIt() {
            Made person = World.person().eligibleFrom("2016-01-01").made();
            Made eiti = World.employer("EITI");
            Made elsewhere = World.contract().during("2017-01-01", "2025-12-31").withClause(hours("10")).heldBy(eiti).made().clause();
            World.hours(job(person, eiti, "2017-01-01"), elsewhere, "2017-01", "10").validated();
            Made job = job(person, company, "2017-03-01");
            World.hours(job, clause(), "2017-03", "10").validated();

            counts(World.hours(job, clause(), "2019-02", "10").validated(), "10.00", "COUNTED");
            counts(World.hours(job, clause(), "2019-03", "10").validated(), "0.00", "AFTER_LIMIT");
        }

        @Test
        void twentyFourMonthsFrom29February2020EndOn28February2022() {
            Made job = job(World.person().eligibleFrom("2020-01-01").made(), company, "2020-02-29");
            Made clause = clause();
            World.hours(job, clause, "2020-02", "5").validated();

            counts(World.hours(job, clause, "2022-02", "5").with("from", "2022-02-28").with("to", "2022-02-28").validated(), "5.00", "COUNTED");
            counts(World.hours(job, clause, "2022-03", "5").validated(), "0.00", "AFTER_LIMIT");
            JsonNode clock = Api.json(Api.admin().get("/v1/beneficiaries/" + job.text("/beneficiaryId") + "/pathway?asOf=2022-12-31")).at("/clocks/0");
            assertEquals("2022-02-28", clock.at("/limits/0/lastDay").asText());
        }

        @Test
        void rsaIsThatOfTheHireOf15JanuaryThoughTheFirstHoursAreOfAHireOf1June() {
            Made person = World.person().rsa().eligible("2018-01-01", "2018-05-31").criterion("DELD").eligibleFrom("2018-06-01").made();
            Made clause = clause();
            Made june = World.hours(job(person, company, "2018-06-01"), clause, "2018-06", "10").validated();
            Api.admin().get(june.path()).then().body("counting.rsa", is(false));
            Made july = World.hours(job(person, company, "2018-01-15"), clause, "2018-07", "10").validated();

            Api.admin().get(june.path()).then().body("counting.rsa", is(true));
            Api.admin().get(july.path()).then().body("counting.rsa", is(true));
        }
    }

    @Nested
    class DatedFacts {

        @Test
        void hoursOfAugustOfACompanyThatIsAnEitiFromJulyAreExcludedEverywhere() {
            Made employer = Api.made("/v1/employers", Sample.employer().with("kinds", List.of(Fields.of("kind", "COMPANY", "until", "2018-06-30"),
                    Fields.of("kind", "EITI", "from", "2018-07-01"))));
            Made clause = World.contract().in(place).during("2018-01-01", "2018-12-31").withClause(hours("100")).heldBy(employer).made().clause();
            Made job = job(World.person().eligibleFrom("2018-01-01").made(), employer, "2018-01-01");
            counts(World.hours(job, clause, "2018-06", "10").validated(), "10.00", "COUNTED");
            counts(World.hours(job, clause, "2018-08", "20").validated(), "0.00", "EMPLOYER_KIND_EXCLUDED");

            JsonNode indicators = Api.json(Api.admin().get("/v1/reports/indicators?year=2018&territory=" + place.territory()));
            Map<String, String> kinds = new TreeMap<>();
            indicators.path("breakdowns").forEach(one -> {
                if (one.path("dimension").asText().equals("employerKind")) {
                    one.path("parts").forEach(part -> kinds.put(part.path("code").asText(), part.path("hours").decimalValue().toPlainString()));
                }
            });
            kinds.values().removeIf("0.00"::equals);
            assertEquals(Map.of("COMPANY", "10.00"), kinds);
        }
    }

    @Nested
    class WhatAnOutsideRecountFound {

        @Test
        void theCorrectionOfARefusedCorrectionIsADeclarationOfItsOwn() {
            Made job = job(World.person().eligibleFrom("2018-01-01").made(), company, "2018-01-01");
            Made valid = World.hours(job, clause(), "2018-03", "7.5").validated();
            Made refused = Api.made(valid.path() + "/correction", Fields.of("reason", "x", "hours", 5));
            Api.post(Api.admin(), refused.path() + "/rejection", Fields.of("reason", "x")).then().statusCode(200);
            Api.post(Api.admin(), refused.path() + "/correction", Fields.of("reason", "x", "hours", 6)).then().statusCode(409)
                    .body("code", is("duplicate-hour-entry"));
            Made training = Api.made(refused.path() + "/correction", Fields.of("reason", "x", "kind", "TRAINING"));

            counts(valid, "7.50", "COUNTED");
            counts(training, "0.00", "NOT_VALIDATED");
            JsonNode hours = Api.json(Api.admin().get("/v1/territories/" + place.territory() + "/progress?year=2018")).path("hours");
            assertEquals("5.00", hours.path("declared").decimalValue().toPlainString());
            Made again = Api.made(valid.path() + "/correction", Fields.of("reason", "x", "hours", 6));
            Api.post(Api.admin(), again.path() + "/validation", Fields.of()).then().statusCode(200);
            counts(valid, "0.00", "REPLACED");
            assertEquals("6.00", validatedIn(2018));
        }

        @Test
        void aRevocationAfterTheHireLeavesTheStatusAtTheHire() {
            Made person = World.person().criterion("DELD").eligibleFrom("2018-01-01").rsa().eligibleFrom("2018-03-01").made();
            Made july = World.hours(job(person, company, "2018-01-10"), clause(), "2018-07", "40").validated();
            Api.admin().get(july.path()).then().body("counting.rsa", is(false));
            JsonNode first = Api.json(Api.admin().get(person.path() + "/eligibilities")).path("items").get(0);
            String path = person.path() + "/eligibilities/" + first.path("id").asText();
            assertEquals("2018-01-01", first.path("validFrom").asText());
            Api.patch(path, Fields.of("decision", "REVOKED", "revokedFrom", "2018-06-01", "reason", "x")).then().statusCode(200);

            counts(july, "40.00", "COUNTED");
            Api.admin().get(july.path()).then().body("counting.rsa", is(false));
        }

        @Test
        void theTerritoryIsThatOfTheFirstDayOfTheEmploymentInsideTheMonth() {
            List<Place> department = Place.freshDepartment();
            Place from = department.get(0);
            Made contract = World.contract().in(from).during("2018-01-01", "2018-12-31").withClause(hours("100")).heldBy(company).made().clause();
            Made late = World.employment(World.person().eligibleFrom("2018-01-01").made(), company).from("2018-03-15").in(from.commune()).made();
            Made before = World.hours(late, contract, "2018-03", "20").validated();
            String siren = Api.admin().get("/v1/territories/" + from.territory()).then().extract().jsonPath().getString("epcis[0].siren");
            Made drawn = Api.made("/v1/territories", Fields.of("code", "MARS-" + from.department(), "name", "Depuis le 10 mars", "department",
                    from.department(), "epcis", List.of(Fields.of("siren", siren, "validFrom", "2018-03-10"))));
            Made early = World.hours(job(World.person().eligibleFrom("2018-01-01").made(), company, "2018-01-01"), contract, "2018-03", "20").validated();
            Made after = World.hours(World.employment(World.person().eligibleFrom("2018-01-01").made(), company).from("2018-03-15").made(), contract,
                    "2018-03", "20").validated();

            assertEquals(drawn.text("/code"), counting(before).at("/territory/code").asText());
            assertEquals(drawn.text("/code"), counting(after).at("/territory/code").asText());
            assertEquals(from.territory(), counting(early).at("/territory/code").asText());
        }
    }

    @Nested
    class MonthsThatABoundaryCuts {

        @Test
        void suspendedFromThe2ndToThe31stTheHundredAndFiftyHoursOfMarchAreToBeSplit() {
            Made clause = World.contract().in(place).during("2018-01-01", "2018-12-31").withClause(hours("100")).heldBy(company)
                    .clauseWith("suspensions", List.of(Fields.of("from", "2018-03-02", "until", "2018-03-31", "reason", "Intempéries"))).made().clause();
            Made job = job(World.person().eligibleFrom("2018-01-01").made(), company, "2018-01-01");
            Made march = World.hours(job, clause, "2018-03", "150").validated();
            counts(march, "0.00", "SPLIT_NEEDED");
            Made ten = Api.made(march.path() + "/correction", Fields.of("reason", "Relu", "hours", 10));
            Api.post(Api.admin(), ten.path() + "/validation", Fields.of()).then().statusCode(200);
            counts(ten, "10.00", "COUNTED");
        }

        @Test
        void aReasonLetsThemIn() {
            Made clause = World.contract().in(place).during("2018-03-31", "2018-12-31").withClause(hours("100")).heldBy(company).made().clause();
            Made job = job(World.person().eligibleFrom("2018-01-01").made(), company, "2018-01-01");

            counts(World.hours(job, clause, "2018-03", "12").with("overrideReason", "Garde de nuit").validated(), "12.00", "COUNTED");
        }
    }
}
