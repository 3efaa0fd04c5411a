package org.maillage.audit;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.LogRecorder;
import org.maillage.testing.Made;
import org.maillage.testing.Owner;
import org.maillage.testing.Sample;

/** That the chain shows what was done to it, whatever the database user who did it; what a test spoils it puts right again. */
@QuarkusTest
class ChainTest {

    private static final String VERIFICATION = "/v1/audit/verification";

    @Inject
    Sealing sealing;

    @Inject
    Expiry expiry;

    private static JsonNode verdict() {
        return Api.json(Api.auditor().get(VERIFICATION).then().statusCode(200).extract().response());
    }

    private static void intact() {
        Api.auditor().get(VERIFICATION).then().statusCode(200).body("intact", is(true)).body("firstBroken", nullValue());
    }

    private static void broken(String block) {
        Api.auditor().get(VERIFICATION).then().statusCode(200).body("intact", is(false))
                .body("firstBroken.toString()", is(block));
    }

    private static String count(String table) {
        return Owner.list("SELECT count(*) FROM " + table).get(0);
    }

    /** Makes an event and seals it; the number of its block. */
    private String sealed(Made made) {
        sealing.run();
        return Owner.list("SELECT s.block FROM audit_seal s JOIN audit_event e ON e.id = s.event_id WHERE e.resource_id = ?", made.id()).get(0);
    }

    @Test
    void everyEventIsSealedOnce() {
        Api.made("/v1/buyers", Sample.buyer());
        String log = LogRecorder.during(sealing::run);

        JsonNode verdict = verdict();
        assertTrue(verdict.path("intact").booleanValue());
        assertTrue(verdict.path("appendOnly").booleanValue());
        assertEquals(0, verdict.path("unsealed").intValue());
        assertEquals(count("audit_event"), verdict.path("events").asText());
        assertTrue(log.contains("SHA-256") && log.contains(verdict.path("head").textValue()), log);

        assertEquals("", LogRecorder.during(sealing::run));
        assertEquals(verdict.path("blocks"), verdict().path("blocks"));
    }

    @Test
    void aChangedRowShows() {
        Made made = Api.made("/v1/buyers", Sample.buyer());
        String block = sealed(made);
        intact();
        for (String change : List.of("actor_key = concat(actor_key, 'x')", "at = at + INTERVAL 1 MICROSECOND", "action = 'DELETE'",
                "details = replace(details, 'name', 'title')", "status = 1", "person_id = id")) {
            Owner.send("CREATE TABLE kept_event AS SELECT * FROM audit_event WHERE resource_id = ?", made.id());
            Owner.send("UPDATE audit_event SET " + change + " WHERE resource_id = ?", made.id());
            broken(block);
            Owner.send("REPLACE INTO audit_event SELECT * FROM kept_event");
            Owner.send("DROP TABLE kept_event");
            intact();
        }
    }

    @Test
    void aRemovedRowShows() {
        Made made = Api.made("/v1/buyers", Sample.buyer());
        String block = sealed(made);
        Owner.send("CREATE TABLE kept_event AS SELECT * FROM audit_event WHERE resource_id = ?", made.id());
        Owner.send("DELETE FROM audit_event WHERE resource_id = ?", made.id());
        broken(block);
        Owner.send("CREATE TABLE kept_seal AS SELECT * FROM audit_seal WHERE event_id = (SELECT id FROM kept_event)");
        Owner.send("DELETE FROM audit_seal WHERE event_id = (SELECT id FROM kept_event)");
        broken(block);
        Owner.send("INSERT INTO audit_seal SELECT * FROM kept_seal");
        Owner.send("INSERT INTO audit_event SELECT * FROM kept_event");
        Owner.send("DROP TABLE kept_event, kept_seal");
        intact();
    }

    @Test
    void aSubjectThatIsAddedOrRemovedShows() {
        Made person = Api.made("/v1/beneficiaries", Sample.beneficiary());
        Api.made("/v1/beneficiaries", Sample.beneficiary());
        Api.admin().get("/v1/beneficiaries?limit=500").then().statusCode(200);
        sealing.run();
        String event = Owner.list("SELECT max(event_id) FROM audit_subject").get(0);
        String block = Owner.list("SELECT block FROM audit_seal WHERE event_id = ?", event).get(0);
        String shown = Owner.list("SELECT max(person_id) FROM audit_subject WHERE event_id = ?", event).get(0);
        intact();
        Owner.send("DELETE FROM audit_subject WHERE event_id = ? AND person_id = ?", event, shown);
        broken(block);
        Owner.send("INSERT INTO audit_subject VALUES (?, ?)", event, shown);
        Owner.send("INSERT INTO audit_subject VALUES (?, uuid())", event);
        broken(block);
        Owner.send("DELETE FROM audit_subject WHERE event_id = ? AND person_id NOT IN (SELECT id FROM beneficiary)", event);
        intact();
        assertTrue(person.id() != null);
    }

    @Test
    void aBlockThatIsChangedOrRemovedShows() {
        String block = sealed(Api.made("/v1/buyers", Sample.buyer()));
        sealed(Api.made("/v1/buyers", Sample.buyer()));
        Owner.send("CREATE TABLE kept_block AS SELECT * FROM audit_block WHERE number = ?", block);
        Owner.send("UPDATE audit_block SET sealed_at = sealed_at + INTERVAL 1 SECOND WHERE number = ?", block);
        broken(block);
        Owner.send("DELETE FROM audit_block WHERE number = ?", block);
        broken(block);
        Owner.send("INSERT INTO audit_block SELECT * FROM kept_block");
        Owner.send("DROP TABLE kept_block");
        intact();
    }

    @Test
    void anEventThatIsPutInAfterwardsShows() {
        sealed(Api.made("/v1/buyers", Sample.buyer()));
        String early = "0161f57f-0dc0-7b01-8c00-0000000000b1";
        Owner.send("INSERT INTO audit_event (id, at, actor_key, action, resource) VALUES (?, '2018-04-03', 'client:x', 'READ', 'beneficiary')", early);
        sealing.run();
        Api.auditor().get(VERIFICATION).then().body("intact", is(false)).body("unsealed.toString()", notNullValue());
        Owner.send("DELETE FROM audit_event WHERE id = ?", early);
        sealing.run();
        intact();
    }

    @Test
    void writersDoNotWaitAndNothingIsLeftOutOrSealedTwice() throws Exception {
        int writers = 8;
        int each = 12;
        CountDownLatch writing = new CountDownLatch(writers);
        ExecutorService pool = Executors.newFixedThreadPool(writers + 2);
        List<Future<?>> ends = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            ends.add(pool.submit(() -> {
                try {
                    IntStream.range(0, each).forEach(i -> Api.made("/v1/buyers", Sample.buyer()));
                } finally {
                    writing.countDown();
                }
            }));
        }
        for (int s = 0; s < 2; s++) {
            ends.add(pool.submit(() -> {
                while (writing.getCount() > 0) {
                    sealing.run();
                }
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        pool.shutdown();
        sealing.run();
        assertEquals(count("audit_event"), count("audit_seal"));
        assertEquals(List.of(), Owner.list("SELECT e.id FROM audit_event e LEFT JOIN audit_seal s ON s.event_id = e.id WHERE s.event_id IS NULL"));
        intact();
    }

    @Test
    void whatIsOlderThanItIsKeptGoesAndTheChainStaysWhole() {
        sealed(Api.made("/v1/buyers", Sample.buyer()));
        String old = Owner.list("SELECT max(number) FROM audit_block").get(0);
        String blocks = count("audit_block");
        expiry.run(LocalDate.of(2018, 1, 1));
        assertEquals(List.of(), Owner.list("SELECT id FROM audit_event WHERE action = 'PURGE'"));

        age(old);
        expiry.run(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC));

        assertEquals(blocks, count("audit_block"));
        assertEquals(List.of(), Owner.list("SELECT event_id FROM audit_seal WHERE block <= ?", old));
        assertEquals(List.of(old), Owner.list("SELECT resource_id FROM audit_event WHERE action = 'PURGE'"));
        assertEquals(List.of(), Owner.list("SELECT event_id FROM audit_subject s WHERE NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.id = s.event_id)"));
        sealing.run();
        intact();
    }

    /** Makes the chain two years older, from the beginning to the last block: all hashes anew, as only the owner can. */
    private static void age(String through) {
        Owner.send("UPDATE audit_event e JOIN audit_seal s ON s.event_id = e.id SET e.at = e.at - INTERVAL 2 YEAR WHERE s.block <= ?", through);
        Rehash.all();
    }
}
