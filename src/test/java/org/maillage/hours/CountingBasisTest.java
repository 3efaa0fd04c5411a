package org.maillage.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.World;

/** What an earlier release, or another setting, has counted is counted anew. */
@QuarkusTest
class CountingBasisTest {

    private static final int SHORT_GAP = 6;

    @Inject
    Recount recount;

    @ConfigProperty(name = "maillage.pathway.gap-months")
    int gapMonths;

    private UUID before;
    private Made person;
    private Made first;
    private Made second;

    @BeforeEach
    void twoJobsWithAGapBetween() {
        before = UUID.fromString(World.person().made().id());
        person = World.person().eligibleFrom("2017-01-01").eligibleFrom("2018-06-01").made();
        Made employer = World.employer();
        var contract = World.contract().in("79049").during("2017-01-01", "2019-12-31").withClause(World.hours("700")).heldBy(employer).made();
        first = World.hours(World.employment(person, employer).from("2017-04-01").made(), contract.clause(), "2017-04", "10.25").validated();
        second = World.hours(World.employment(person, employer).from("2019-04-02").made(), contract.clause(), "2019-04", "7.50").validated();
    }

    @AfterEach
    void asItWas() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> basis(Counting.RULES, gapMonths, before));
        new CountingBasis(recount, gapMonths).settle();
    }

    private static void basis(int rules, int gap, UUID reached) {
        HourEntry.getEntityManager().createNativeQuery("update counting_basis set rules = ?1, gap_months = ?2, reached = ?3")
                .setParameter(1, rules).setParameter(2, gap).setParameter(3, reached).executeUpdate();
    }

    private static UUID reached() {
        return (UUID) QuarkusTransaction.requiringNew().call(() -> HourEntry.getEntityManager()
                .createNativeQuery("select reached from counting_basis", UUID.class).getSingleResult());
    }

    private static String reason(Made entry) {
        return entry.now().at("/counting/reason").asText();
    }

    @Test
    void whatIsSettledIsLeftAlone() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> basis(Counting.RULES, gapMonths, null));
        String etag = second.now().path("etag").asText();
        spoil(second);

        new CountingBasis(recount, gapMonths).settle();

        assertEquals("SUSPENDED", reason(second));
        assertEquals(etag, second.now().path("etag").asText());
    }

    @Test
    void otherRulesBeginWithTheFirstPerson() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> basis(Counting.RULES - 1, gapMonths, null));

        assertTrue(QuarkusTransaction.requiringNew().call(new CountingBasis(recount, gapMonths)::begin));

        assertEquals(new UUID(0, 0), reached());
    }

    @Test
    void whatWasLeftIsGoneOnWithAndPutsEntriesRight() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> basis(Counting.RULES, gapMonths, before));
        assertEquals("AFTER_LIMIT", reason(second));
        spoil(second);

        new CountingBasis(recount, gapMonths).settle();

        assertEquals("AFTER_LIMIT", reason(second));
        assertEquals(null, reached());
    }

    @Test
    void aShorterGapCountsAnewAndALongerOneAgain() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> basis(Counting.RULES, SHORT_GAP, before));

        new CountingBasis(new Recount(SHORT_GAP), SHORT_GAP).settle();

        assertEquals("COUNTED", reason(first));
        assertEquals("COUNTED", reason(second));
    }

    @Test
    void oneStepOfManyEndsBehindThePersonsItHasCounted() {
        QuarkusTransaction.requiringNew().run(() -> basis(Counting.RULES, gapMonths, before));

        assertFalse(QuarkusTransaction.requiringNew().call(new CountingBasis(recount, gapMonths)::step));

        assertEquals(UUID.fromString(person.id()), reached());
    }

    @Test
    void anotherInstanceWithOtherRulesIsNotFought() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> basis(Counting.RULES, SHORT_GAP, before));

        assertTrue(QuarkusTransaction.requiringNew().call(new CountingBasis(recount, gapMonths)::step));

        assertEquals(before, reached());
    }

    @Test
    void whatCountsOtherwiseIsListedWithBeforeAndAfterAndTheRule() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> basis(Counting.RULES - 1, gapMonths, null));
        CountingBasis started = new CountingBasis(recount, gapMonths);
        QuarkusTransaction.requiringNew().call(started::begin);
        assertFalse(differences().path("complete").booleanValue());
        QuarkusTransaction.requiringNew().run(() -> HourEntry.getEntityManager().createNativeQuery("""
                update hour_entry set counting_reason = 'COUNTED', counted_hours = validated_hours where id = ?1""")
                .setParameter(1, UUID.fromString(second.id())).executeUpdate());

        started.settle();

        JsonNode told = differences();
        assertTrue(told.path("complete").booleanValue());
        JsonNode one = StreamSupport.stream(told.path("differences").spliterator(), false)
                .filter(difference -> difference.path("id").asText().equals(second.id())).findFirst().orElseThrow();
        assertEquals("CLOCK", one.path("rule").asText());
        assertEquals(new BigDecimal("7.50"), one.path("hoursBefore").decimalValue());
        assertEquals(new BigDecimal("0.00"), one.path("hoursAfter").decimalValue());
        assertEquals("AFTER_LIMIT", one.path("reasonAfter").asText());
        assertTrue(StreamSupport.stream(told.path("differences").spliterator(), false)
                .noneMatch(difference -> difference.path("id").asText().equals(first.id())), "what counts as before is not listed");
        JsonNode sum = StreamSupport.stream(told.path("sums").spliterator(), false).filter(line -> line.path("year").asInt() == 2019
                && line.path("territory").asText().equals(second.now().at("/counting/territory/code").asText())).findFirst().orElseThrow();
        assertEquals(new BigDecimal("7.50"), sum.path("hoursBefore").decimalValue().subtract(sum.path("hoursAfter").decimalValue()));
        String place = "/v1/reports/recount-differences?territory=";
        assertTrue(Api.json(Api.client(Role.COORDINATOR).get(place + second.now().at("/counting/territory/code").asText())).path("differences").size() > 0);
        assertEquals(0, Api.json(Api.client(Role.COORDINATOR).get(place + Place.fresh().territory())).path("differences").size());
        for (String format : List.of("csv", "xlsx", "pdf", "html")) {
            Api.client(Role.COORDINATOR).get("/v1/reports/recount-differences?year=2019&format=" + format).then().statusCode(200);
        }
        String elsewhere = Place.fresh().territory();
        assertEquals(0, Api.json(Api.client(Role.COORDINATOR, elsewhere).get("/v1/reports/recount-differences")).path("differences").size());
    }

    private static JsonNode differences() {
        return Api.json(Api.client(Role.COORDINATOR).get("/v1/reports/recount-differences"));
    }

    /** As another release may have left it. */
    private static void spoil(Made entry) {
        QuarkusTransaction.requiringNew().run(() -> HourEntry.getEntityManager().createNativeQuery(
                "update hour_entry set counting_reason = 'SUSPENDED' where id = ?1").setParameter(1, UUID.fromString(entry.id())).executeUpdate());
    }
}
