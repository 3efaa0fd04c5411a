package org.maillage.privacy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.testing.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.audit.Expiry;
import org.maillage.testing.Api;
import org.maillage.testing.Dump;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.World;

/**
 * What goes by the clock, on days long before those of all other tests: nobody else has worked then. Who stopped working on
 * 30 June 2000 is due on 30 June 2002, with notice from 31 May on.
 */
@QuarkusTest
class RetentionTest {

    private static final LocalDate TOO_EARLY = LocalDate.of(2002, 5, 30);
    private static final LocalDate NOTICE = LocalDate.of(2002, 6, 10);
    private static final LocalDate END = NOTICE.plusDays(30);

    @Inject
    RetentionJob job;

    @Inject
    Expiry.Rule audit;

    private static Made worked() {
        Made person = World.person().made();
        World.employment(person, World.employer()).from("2000-01-03").with("endOn", "2000-06-30").made();
        return person;
    }

    private static Made hold(Made person) {
        return Api.made("/v1/legal-holds", Fields.of("operation", "FSE 2000", "reason", "Contrôle", "beneficiaryIds", List.of(person.id())));
    }

    private static JsonNode previewed(Made person, LocalDate day) {
        Response answer = Api.accounts().get("/v1/retention/preview?limit=500&asOf=" + day);
        answer.then().statusCode(200);
        for (JsonNode item : Api.json(answer).path("items")) {
            if (item.path("beneficiaryId").textValue().equals(person.id())) {
                return item;
            }
        }
        return null;
    }

    private static int statusOf(Made person) {
        return Api.admin().get(person.path()).statusCode();
    }

    @Test
    void goesThirtyDaysAfterTheNoticeUnlessHeld() {
        Made person = worked();
        Made held = worked();
        Made hold = hold(held);
        assertNull(previewed(person, TOO_EARLY));
        assertEquals("2002-06-30", previewed(person, TOO_EARLY.plusDays(1)).path("dueOn").textValue());
        assertEquals("FSE 2000", previewed(held, NOTICE).path("heldBy").textValue());
        job.run(TOO_EARLY);
        assertTrue(previewed(person, NOTICE).path("noticedOn").isNull());

        assertTrue(job.run(NOTICE).noticed() >= 1);
        assertEquals(0, job.run(NOTICE).noticed());
        JsonNode noticed = previewed(person, END);
        assertEquals("PATHWAY 2002-06-10 2002-07-10 ANONYMISED", noticed.path("kind").textValue() + " " + noticed.path("noticedOn").textValue()
                + " " + noticed.path("goesOn").textValue() + " " + noticed.path("outcome").textValue());
        Api.admin().get("/v1/worklist?kind=RETENTION_NOTICE&territory=NIORTAIS").then().statusCode(200)
                .body("items.subject.id", hasItem(person.id())).body("items[0].action", startsWith("La durée"));

        job.run(END.minusDays(1));
        assertEquals(200, statusOf(person));
        assertTrue(job.run(END).erased() >= 1);
        assertEquals(404, statusOf(person));
        assertEquals(200, statusOf(held));
        assertEquals(0, job.run(END).erased());
        Api.delete(hold.path()).then().statusCode(204);
    }

    @Test
    void theNoticeIsTakenBackFromWhoWorksAgain() {
        Made person = worked();
        job.run(NOTICE);
        assertEquals("2002-06-10", previewed(person, NOTICE).path("noticedOn").textValue());
        World.employment(person, World.employer()).from("2018-01-08").made();
        assertNull(previewed(person, NOTICE));
        assertTrue(job.run(END).withdrawn() >= 1);
        assertEquals(200, statusOf(person));
    }

    @Test
    void whoNeverWorkedIsDeletedAYearAfterTheLastChange() throws SQLException {
        Made person = World.person().made();
        try (Connection owner = Dump.owner(); PreparedStatement old = owner.prepareStatement(
                "update beneficiary set updated_at = '2000-03-15 10:00:00' where id = ?")) {
            old.setString(1, person.id());
            old.executeUpdate();
        }
        LocalDate due = LocalDate.of(2001, 3, 15);
        assertEquals("NEVER_HIRED DELETED", previewed(person, due).path("kind").textValue() + " " + previewed(person, due).path("outcome").textValue());
        job.run(due.minusDays(30));
        job.run(due.minusDays(1));
        assertEquals(200, statusOf(person));
        job.run(due);
        assertEquals(404, statusOf(person));
    }

    @Test
    void anErasureThatWaitedIsCarriedOut() {
        Made person = worked();
        Made hold = hold(person);
        Api.post(Api.admin(), person.path() + "/erasure", Fields.of("reason", "Demande")).then().statusCode(202);
        job.run(TOO_EARLY);
        Api.client(Role.FACILITATOR).get("/v1/worklist?kind=ERASURE_DEFERRED").then().statusCode(200)
                .body("items.subject.id", hasItem(person.id()));
        assertEquals(200, statusOf(person));
        Api.delete(hold.path()).then().statusCode(204);
        assertEquals(1, job.run(TOO_EARLY).erased());
        assertEquals(404, statusOf(person));
    }

    @Test
    void oneInstanceDoesItWhileOthersWait() {
        worked();
        JobLease another = new JobLease();
        assertTrue(another.take(RetentionJob.LEASE, Duration.ofMinutes(5)));
        assertEquals(new RetentionJob.Done(0, 0, 0, 0), job.run(NOTICE));
        another.give(RetentionJob.LEASE);
        assertTrue(job.run(NOTICE).noticed() >= 1);
        assertTrue(another.take(RetentionJob.LEASE, Duration.ZERO));
        assertTrue(new JobLease().take(RetentionJob.LEASE, Duration.ZERO), "a lease that has run out is free");
        another.give(RetentionJob.LEASE);
    }

    @Test
    void rulesHaveDatedVersions() {
        Fields later = Fields.of("kind", "NEVER_HIRED", "effectiveOn", "2090-01-01", "months", 6);
        Made made = Api.made(Api.accounts(), "/v1/retention-rules", later);
        assertEquals(30, made.body().path("noticeDays").intValue());
        assertRefused(409, "duplicate", "/effectiveOn", Api.post(Api.accounts(), "/v1/retention-rules", later));
        assertRefused(400, "invalid-body", "/months", Api.post(Api.accounts(), "/v1/retention-rules", later.with("months", 0)));
        Api.post(Api.client(Role.COORDINATOR), "/v1/retention-rules", later.with("effectiveOn", "2091-01-01")).then().statusCode(403);
        Api.client(Role.COORDINATOR).get("/v1/retention-rules?kind=PATHWAY").then().statusCode(200).body("items.months", contains(24))
                .body("items.noticeDays", contains(30));
        Api.accounts().get("/v1/retention-rules?kind=NEVER_HIRED&sort=-effectiveOn").then().body("items.months", contains(6, 12));
    }

    @Test
    void theAuditTrailIsKeptByARuleElseAsConfigured() {
        assertEquals(12, audit.months(LocalDate.of(2095, 1, 1)));
        Api.made(Api.accounts(), "/v1/retention-rules", Fields.of("kind", "AUDIT", "effectiveOn", "2096-01-01", "months", 36));
        assertEquals(12, audit.months(LocalDate.of(2095, 12, 31)));
        assertEquals(36, audit.months(LocalDate.of(2096, 1, 1)));
    }

    @Test
    void thePreviewIsReadPageByPageByWhoSeesThePersons() {
        Made here = worked();
        worked();
        List<String> all = Api.accounts().get("/v1/retention/preview?limit=500&asOf=" + NOTICE).jsonPath().getList("items.beneficiaryId");
        Response first = Api.accounts().get("/v1/retention/preview?limit=1&asOf=" + NOTICE);
        first.then().statusCode(200).body("items.beneficiaryId", contains(all.get(0)));
        String next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
        Api.accounts().get(next).then().statusCode(200).body("items.beneficiaryId", contains(all.get(1)));
        assertRefused(400, "invalid-cursor", Api.accounts().get("/v1/retention/preview?cursor=x"));
        assertRefused(400, "invalid-parameter", Api.accounts().get("/v1/retention/preview?limit=501"));

        String query = "/v1/retention/preview?limit=500&asOf=" + NOTICE;
        Api.client(Role.COORDINATOR, "NIORTAIS").get(query).then().body("items.beneficiaryId", hasItem(here.id()));
        Api.client(Role.COORDINATOR, "BOCAGE").get(query).then().body("items.size()", is(0));
        Api.client(Role.READER).get(query).then().statusCode(403);
    }
}
