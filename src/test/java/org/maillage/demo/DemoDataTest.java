package org.maillage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.maillage.beneficiary.Criterion;
import org.maillage.employer.EmployerKind;
import org.maillage.employer.Siret;
import org.maillage.hours.CountingReason;
import org.maillage.testing.Api;

/** The service started with the demo, on a database of its own. */
@QuarkusTest
@TestProfile(DemoDataTest.WithDemo.class)
@DisabledIfEnvironmentVariable(named = "QUARKUS_DATASOURCE_JDBC_URL", matches = ".+",
        disabledReason = "the demo is loaded into an empty database only")
class DemoDataTest {

    /** Another profile is another start, and each start of the tests has a new database. */
    public static class WithDemo implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("maillage.demo", "true");
        }
    }

    private static final String PROGRESS = "/v1/departments/79/progress?year=2018&asOf=2018-12-31";
    private static final int LATE_DAYS = 45;
    private static final String UNASSIGNED = "";

    @Inject
    DemoData data;

    @Test
    void holdsAWholeYear() {
        assertEquals(11, all("buyers").size());
        assertEquals(25, all("contracts").size());
        assertEquals(33, all("clauses").size());
        assertEquals(17, all("employers").size());
        assertEquals(30, all("beneficiaries").size());
        assertEquals(99, entries().size());
        assertTrue(all("contracts").stream().anyMatch(contract -> contract.path("lots").size() == 3));
        assertTrue(all("contracts").stream().anyMatch(contract -> contract.path("places").size() == 2));
    }

    @Test
    void knowsEmployersOfAllKinds() {
        Set<String> kinds = texts(all("employers"), "/kinds", "kind");

        assertEquals(EnumSet.complementOf(EnumSet.of(EmployerKind.OTHER)),
                kinds.stream().map(EmployerKind::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(EmployerKind.class))));
    }

    @Test
    void everySiretIsValid() {
        List<String> sirets = Stream.concat(all("employers").stream(), all("buyers").stream()).map(one -> one.path("siret"))
                .filter(JsonNode::isTextual).map(JsonNode::textValue).toList();

        assertEquals(27, sirets.size());
        sirets.forEach(siret -> assertTrue(Siret.valid(siret), siret));
    }

    /** One by one: a list names no sensitive criterion. */
    private static List<JsonNode> whole(String collection) {
        return all(collection).stream().map(one -> Api.json(Api.admin().get("/v1/" + collection + "/" + one.path("id").textValue()))).toList();
    }

    @Test
    void aThirdOfThePersonsAreRsaRecipients() {
        List<List<JsonNode>> eligibilities = all("beneficiaries").stream()
                .map(person -> whole("beneficiaries/" + person.path("id").textValue() + "/eligibilities")).toList();
        Predicate<List<JsonNode>> rsa = one -> texts(one, "/criteria", "criterion").contains(Criterion.RSA.name());

        assertEquals(9, eligibilities.stream().filter(rsa).count());
        assertEquals(25, texts(eligibilities.stream().flatMap(List::stream).toList(), "/criteria", "criterion").size());
    }

    @Test
    void everySpecialCaseShowsWhyItCountsOrNot() {
        Map<String, Long> reasons = entries().stream()
                .collect(Collectors.groupingBy(entry -> entry.at("/counting/reason").textValue(), TreeMap::new, Collectors.counting()));
        Set<String> all = Arrays.stream(CountingReason.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        all.remove(CountingReason.EMPLOYER_NOT_PARTY.name());

        assertEquals(all, reasons.keySet());
        assertEquals(76, reasons.get("COUNTED"));
        assertEquals(6, reasons.get("NOT_VALIDATED"));
    }

    @Test
    void someHoursCameLateAndSomeWereCut() {
        assertEquals(6, entries().stream().filter(DemoDataTest::late).count());
        assertEquals(3, entries().stream().filter(entry -> entry.path("validatedHours").isNumber()
                && entry.path("validatedHours").decimalValue().compareTo(entry.path("hours").decimalValue()) < 0).count());
        assertEquals(4, entries().stream().filter(entry -> entry.path("corrects").isTextual()).count());
    }

    @Test
    void theCheckOfTheYearIsTheRecountOfItsEntries() {
        Map<String, Tally> recount = new TreeMap<>();
        Tally whole = new Tally();
        for (JsonNode entry : entries()) {
            recount.computeIfAbsent(entry.at("/counting/territory/code").asText(UNASSIGNED), code -> new Tally()).add(entry);
            whole.add(entry);
        }
        JsonNode progress = progress();

        whole.assertSame(progress);
        recount.remove(UNASSIGNED).assertSame(progress.path("unassigned"));
        assertEquals(6, recount.size());
        progress.path("territories").forEach(row -> recount.remove(row.at("/territory/code").textValue()).assertSame(row));
        assertTrue(recount.isEmpty());
    }

    @Test
    void sevenRowsAddUpToTheDepartment() {
        JsonNode progress = progress();
        for (String hours : List.of("validated", "declared", "rsa", "training", "notCounted")) {
            BigDecimal sum = progress.at("/unassigned/hours/" + hours).decimalValue();
            for (JsonNode row : progress.path("territories")) {
                sum = sum.add(row.at("/hours/" + hours).decimalValue());
            }
            assertEquals(progress.at("/hours/" + hours).decimalValue(), sum, hours);
        }
        BigDecimal targets = StreamSupport.stream(progress.path("territories").spliterator(), false)
                .map(row -> row.at("/target/hours").decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(new BigDecimal("7000.00"), targets);
    }

    @Test
    void someTerritoriesMakeTheirPartAndSomeDoNot() {
        Map<String, String> verdicts = new TreeMap<>();
        progress().path("territories").forEach(row -> verdicts.put(row.at("/territory/code").textValue(), verdicts(row)));

        assertEquals(Map.of("BOCAGE", "MET MISSED", "GATINE", "MET MET", "HAUT-VAL-DE-SEVRE", "MISSED MET",
                "MELLOIS", "MISSED MISSED", "NIORTAIS", "MISSED MET", "THOUARSAIS", "MET MET"), verdicts);
    }

    /** 7,028.82 h were done, of which 2,101.38 h by RSA recipients: more than 2,100, and less than 30 %. */
    @Test
    void theDepartmentMissesItsShareByAHair() {
        assertEquals("MET MISSED", verdicts(progress()));
        assertEquals(new BigDecimal("7028.82"), progress().at("/hours/validated").decimalValue());
        assertEquals(new BigDecimal("0.2990"), progress().path("rsaShare").decimalValue());
        assertEquals(new BigDecimal("0.00"), progress().at("/checks/rsaShare/rsaHoursMissing").decimalValue());
        assertEquals(new BigDecimal("10.38"), progress().at("/checks/rsaShare/rsaHoursToRestoreShare").decimalValue());
    }

    /** Bocage: 435.55 of 1,452.00 h are 29.9966 %, which shows as 0.3000 and is not 30 %. */
    @Test
    void aShareThatRoundsToTheTargetDoesNotMeetIt() {
        JsonNode bocage = progress().at("/territories/0");

        assertEquals("BOCAGE", bocage.at("/territory/code").textValue());
        assertEquals(new BigDecimal("0.3000"), bocage.path("rsaShare").decimalValue());
        assertEquals("MISSED", bocage.at("/checks/rsaShare/verdict").textValue());
    }

    @Test
    void loadingAgainChangesNothing() {
        List<JsonNode> before = entries();

        assertFalse(data.load());
        assertEquals(before, entries());
    }

    private static String verdicts(JsonNode row) {
        return row.at("/checks/hours/verdict").textValue() + " " + row.at("/checks/rsaShare/verdict").textValue();
    }

    private static boolean late(JsonNode entry) {
        OffsetDateTime end = YearMonth.parse(entry.path("month").textValue()).plusMonths(1).atDay(1).atStartOfDay()
                .atOffset(ZoneOffset.UTC);
        return OffsetDateTime.parse(entry.path("createdAt").textValue()).isAfter(end.plusDays(LATE_DAYS));
    }

    private static JsonNode progress() {
        return Api.json(Api.admin().get(PROGRESS).then().statusCode(200).extract().response());
    }

    private static List<JsonNode> entries() {
        return Api.all("/v1/hour-entries", Map.of("year", 2018, "department", "79"));
    }

    private static List<JsonNode> all(String collection) {
        return Api.all("/v1/" + collection, Map.of());
    }

    private static Set<String> texts(List<JsonNode> items, String array, String field) {
        Set<String> texts = new TreeSet<>();
        items.forEach(item -> item.at(array).forEach(element -> texts.add(element.path(field).textValue())));
        return texts;
    }

    /** A recount by hand: nothing but the entries, one after the other. */
    private static final class Tally {
        private BigDecimal validated = new BigDecimal("0.00");
        private BigDecimal declared = validated;
        private BigDecimal rsa = validated;
        private BigDecimal training = validated;
        private BigDecimal notCounted = validated;
        private final Set<String> persons = new TreeSet<>();
        private final Set<String> rsaPersons = new TreeSet<>();

        void add(JsonNode entry) {
            boolean stands = entry.path("correctedBy").isNull();
            BigDecimal counted = entry.at("/counting/hours").decimalValue();
            if (counted.signum() > 0) {
                count(entry, counted);
            }
            if (stands && entry.at("/counting/reason").textValue().equals("NOT_VALIDATED")) {
                declared = declared.add(entry.path("hours").decimalValue());
            } else if (stands && entry.path("status").textValue().equals("VALIDATED")) {
                notCounted = notCounted.add(entry.path("validatedHours").decimalValue().subtract(counted));
            }
        }

        private void count(JsonNode entry, BigDecimal hours) {
            String person = entry.path("beneficiaryId").textValue();
            validated = validated.add(hours);
            persons.add(person);
            if (entry.at("/counting/rsa").booleanValue()) {
                rsa = rsa.add(hours);
                rsaPersons.add(person);
            }
            if (entry.path("kind").textValue().equals("TRAINING")) {
                training = training.add(hours);
            }
        }

        void assertSame(JsonNode row) {
            assertEquals(validated, row.at("/hours/validated").decimalValue());
            assertEquals(declared, row.at("/hours/declared").decimalValue());
            assertEquals(rsa, row.at("/hours/rsa").decimalValue());
            assertEquals(training, row.at("/hours/training").decimalValue());
            assertEquals(notCounted, row.at("/hours/notCounted").decimalValue());
            assertEquals(persons.size(), row.at("/beneficiaries/total").intValue());
            assertEquals(rsaPersons.size(), row.at("/beneficiaries/rsa").intValue());
        }
    }
}
