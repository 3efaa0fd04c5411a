package org.maillage.idempotency;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;
import org.maillage.web.Idempotent;

/** A batch or a file that is sent again under the same key: its work is committed part by part. */
@QuarkusTest
class WorkInPartsTest {

    private static final String BATCH = "/v1/hour-entries/batch";
    private static final String IMPORTS = "/v1/imports";
    private static final String PERSONS = IMPORTS + "/beneficiaries?source=PLIE";
    private static final String DECP = IMPORTS + "/decp";
    private static final String HEAD = "Identifiant externe;Nom;Prénom;Date de naissance;Sexe;Code INSEE\n";

    @Inject
    Keys keys;

    @Inject
    Heartbeats heartbeats;

    @Inject
    Forgetting forgetting;

    @Inject
    EntityManager entities;

    private Made client;
    private String key;

    @BeforeEach
    void aClientWithAKey() {
        client = Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("client"), "roles", List.of(Role.FACILITATOR)));
        key = UUID.randomUUID().toString();
    }

    private RequestSpecification mine() {
        return Api.as(client.text("/token"));
    }

    private RequestSpecification keyed() {
        return mine().header(Idempotent.KEY, key);
    }

    private Response lines(List<String> lines) {
        return Api.postLines(keyed(), BATCH, lines);
    }

    private Response file(String path, String csv) {
        return Api.file(keyed(), "text/csv", csv.getBytes(StandardCharsets.UTF_8)).post(path);
    }

    private String hash() {
        return Fingerprint.sha256("client:" + client.id() + "\n" + key);
    }

    private static String row() {
        return Sample.unique("P") + ";Barbotin;Aïcha;12/05/1990;Femme;79191\n";
    }

    private static void assertSame(Response first, Response again) {
        assertEquals("true", again.header(Idempotent.REPLAYED), again::asString);
        assertNull(first.header(Idempotent.REPLAYED));
        assertEquals(first.statusCode(), again.statusCode());
        assertEquals(first.asString(), again.asString());
        for (String header : List.of("Location", "ETag", "Content-Type", "Cache-Control")) {
            assertEquals(first.header(header), again.header(header));
        }
    }

    private static void assertInUse(Response answer) {
        answer.then().statusCode(409).body("code", equalTo("idempotency-key-in-use")).body("errors[0].header", equalTo(Idempotent.KEY));
    }

    private static void assertReused(Response answer) {
        answer.then().statusCode(422).body("code", equalTo("idempotency-key-reused")).body("errors[0].header", equalTo(Idempotent.KEY));
    }

    /** Hours of a job in so many months, without a name that would tell them from others. */
    private static List<String> hours(int months) {
        Made employer = World.employer();
        Made clause = World.contract().withClause(World.hours("700")).heldBy(employer).made().clause();
        Made job = World.employment(World.person().rsa().eligibleFrom("2018-01-01").made(), employer).made();
        return IntStream.range(0, months).mapToObj(i -> Api.line(Sample.hours(job.id(), clause.id(), "2018-%02d".formatted(i + 1), "10"))).toList();
    }

    private long imports() {
        return Api.json(mine().get(IMPORTS)).path("items").size();
    }

    private long rows(String condition) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities
                .createNativeQuery("select count(*) from idempotency_key where " + condition).getSingleResult()).longValue());
    }

    private void change(String what) {
        QuarkusTransaction.requiringNew().run(() -> assertEquals(1,
                entities.createNativeQuery("update idempotency_key set " + what + " where key_hash = '" + hash() + "'").executeUpdate()));
    }

    /** As another instance takes it, which then says no more. */
    private Keys.Taken takenElsewhere() {
        return QuarkusTransaction.requiringNew().call(() -> keys.take(hash(), Instant.now(), true));
    }

    private static void until(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < end);
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void aBatchIsAnsweredAsTheFirstTimeInEitherForm() {
        List<String> lines = hours(2);
        Response first = lines(lines);
        first.then().statusCode(200).body("summary.created", equalTo(2));
        assertSame(first, lines(lines));
        assertReused(lines(List.of(lines.get(0))));
        assertReused(Api.postLines(keyed(), BATCH + "?dryRun=true", lines));
        Api.postLines(mine(), BATCH, lines).then().body("items.status", equalTo(List.of(409, 409)));

        key = UUID.randomUUID().toString();
        String array = "[" + hours(1).get(0) + "]";
        Response other = Api.post(keyed(), BATCH, array);
        other.then().statusCode(200).body("summary.created", equalTo(1));
        assertSame(other, Api.post(keyed(), BATCH, array));
    }

    @Test
    void aBatchThatWasRefusedKeepsNothing() {
        List<String> lines = hours(2);
        String broken = "{}";
        for (int i = 0; i < 2; i++) {
            Api.postLines(keyed(), BATCH + "?atomic=true", List.of(lines.get(0), broken)).then().statusCode(422).body("code", equalTo("batch-refused"));
            assertEquals(0, rows("key_hash = '" + hash() + "'"));
        }
        Api.post(keyed(), BATCH, "{}").then().statusCode(400);
        Response first = Api.postLines(keyed(), BATCH + "?atomic=true", lines);
        first.then().statusCode(200).body("summary.created", equalTo(2));
        assertSame(first, Api.postLines(keyed(), BATCH + "?atomic=true", lines));
    }

    @Test
    void anAnswerOfTenThousandLinesIsKept() {
        List<String> most = IntStream.range(0, 10_000).mapToObj(i -> "{\"employmentId\":\"" + UUID.randomUUID() + "\",\"none" + i + "\":1}").toList();
        Response first = lines(most);
        first.then().statusCode(200).body("summary.refused", equalTo(10_000));
        assertSame(first, lines(most));
        assertTrue(first.asByteArray().length > 1 << 20);
        assertEquals(1, rows("key_hash = '" + hash() + "' and length(answer) < " + (1 << 20)));
    }

    @Test
    void ofManyAtOnceOneIsDone() throws Exception {
        List<String> lines = hours(12);
        String csv = HEAD + row();
        List<Callable<Response>> calls = List.of(() -> lines(lines), () -> file(PERSONS, csv));
        for (Callable<Response> call : calls) {
            List<Response> answers = atOnce(8, call);
            List<Response> good = answers.stream().filter(one -> one.statusCode() < 300).toList();
            assertEquals(1, good.stream().filter(one -> one.header(Idempotent.REPLAYED) == null).count());
            assertEquals(1, good.stream().map(Response::asString).distinct().count());
            answers.stream().filter(one -> !good.contains(one)).forEach(WorkInPartsTest::assertInUse);
            key = UUID.randomUUID().toString();
        }
        assertEquals(1, imports());
        Api.postLines(mine(), BATCH, lines).then().body("summary.refused", equalTo(12));
    }

    private static List<Response> atOnce(int writers, Callable<Response> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Response> answers = new ArrayList<>();
            for (Future<Response> one : pool.invokeAll(Collections.nCopies(writers, call))) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"beneficiaries", "employers", "contracts", "employments", "hour-entries"})
    void aFileOfAnyKindComesInOnce(String kind) {
        String path = IMPORTS + "/" + kind;
        Response first = file(path, HEAD + "1\n");
        assertEquals(202, first.statusCode());
        assertSame(first, file(path, HEAD + "1\n"));
        assertReused(file(path, HEAD + "2\n"));
        assertReused(file(path + "?dryRun=true", HEAD + "1\n"));
        assertReused(Api.file(keyed(), "application/x-ndjson", (HEAD + "1\n").getBytes(StandardCharsets.UTF_8)).post(path));
        assertEquals(1, imports());
        mine().get(IMPORTS).then().body("items.id", equalTo(List.of(first.<String>path("id"))));
    }

    @Test
    void aFileThatWasRefusedKeepsNothing() {
        file(PERSONS, "").then().statusCode(400);
        file(PERSONS + "&dryRun=maybe", HEAD).then().statusCode(400);
        Api.file(keyed(), "text/csv; charset=klingon", new byte[] {1}).post(PERSONS).then().statusCode(415);
        assertEquals(0, rows("key_hash = '" + hash() + "'"));
        assertNull(file(PERSONS, HEAD + row()).then().statusCode(202).extract().header(Idempotent.REPLAYED));
    }

    @Test
    void aFileOfEssentialDataComesInOnce() {
        Api.file(keyed(), "application/json", "{\"marches\":3}".getBytes(StandardCharsets.UTF_8)).post(DECP).then().statusCode(400);
        Made buyer = Api.made("/v1/buyers", Sample.buyer().with("commune", Sample.NIORT));
        Fields record = Fields.of("id", Sample.unique("D"), "acheteur", Fields.of("id", buyer.text("/siret")), "objet", "Voirie", "codeCPV", "45233140",
                "lieuExecution", Fields.of("code", Sample.NIORT, "typeCode", "Code commune"), "dateNotification", "2024-05-15", "dureeMois", 12);
        Fields file = Fields.of("marches", Fields.of("marche", List.of(record)));
        Response first = Api.post(keyed(), DECP, file);
        first.then().statusCode(200).body("summary.created", equalTo(1));
        assertSame(first, Api.post(keyed(), DECP, file));
        assertReused(Api.post(keyed(), DECP + "?dryRun=true", file));
        assertReused(Api.post(keyed(), DECP, Fields.of("marches", Fields.of("marche", List.of()))));
        assertReused(Api.post(keyed(), DECP, Api.line(file) + " "));
        Api.post(mine(), DECP, file).then().body("summary.unchanged", equalTo(1));
    }

    /** Half of a file, by a client that has not sent the rest yet. */
    private Socket begun(String path, String part, int length) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        String head = String.join("\r\n", "POST " + path + " HTTP/1.1", "Host: localhost", "Connection: close", "Content-Type: text/csv",
                "Authorization: Bearer " + client.text("/token"), Idempotent.KEY + ": " + key, "Content-Length: " + length) + "\r\n\r\n";
        socket.getOutputStream().write((head + part).getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    void whileAFileComesInItsKeyIsInUseAndWhenTheClientGoesAwayItIsFree() throws Exception {
        String csv = HEAD + row();
        try (Socket half = begun(PERSONS, "Nom;", 1000)) {
            until(() -> rows("key_hash = '" + hash() + "'") == 1);
            assertInUse(file(PERSONS, csv));
            assertInUse(lines(List.of("{}")));
            assertInUse(Api.post(keyed(), "/v1/buyers", Sample.buyer()));
        }
        until(() -> rows("key_hash = '" + hash() + "'") == 0);
        assertNull(file(PERSONS, csv).then().statusCode(202).extract().header(Idempotent.REPLAYED));
    }

    @Test
    void whoWorksSaysSoAndWhoFellSilentIsRelieved() throws Exception {
        try (Socket half = begun(PERSONS, "Nom;", 1000)) {
            until(() -> rows("key_hash = '" + hash() + "'") == 1);
            change("heartbeat_at = utc_timestamp(6) - interval 1 hour");
            heartbeats.beat();
            assertInUse(file(PERSONS, HEAD));
        }
        until(() -> rows("key_hash = '" + hash() + "'") == 0);

        Keys.Taken dead = takenElsewhere();
        change("heartbeat_at = utc_timestamp(6) - interval 59 second");
        assertInUse(file(PERSONS, HEAD));
        change("heartbeat_at = utc_timestamp(6) - interval 60 second");
        Response first = file(PERSONS, HEAD);
        assertNull(first.then().statusCode(202).extract().header(Idempotent.REPLAYED));
        assertFalse(QuarkusTransaction.requiringNew().call(() -> keys.keep(dead.id(), new Answer("of the dead", 202, null, null, null,
                Api.json(first)), List.of())));
        assertSame(first, file(PERSONS, HEAD));
    }

    @Test
    void whatIsDoneInOneTransactionRelievesTheSilentToo() {
        takenElsewhere();
        Fields buyer = Sample.buyer();
        assertInUse(Api.post(keyed(), "/v1/buyers", buyer));
        change("heartbeat_at = utc_timestamp(6) - interval 61 second");
        Response first = Api.post(keyed(), "/v1/buyers", buyer);
        assertEquals(201, first.statusCode());
        assertSame(first, Api.post(keyed(), "/v1/buyers", buyer));
    }

    /** An instance that was thought dead: the import of whoever came after it is the only one. */
    @Test
    void whoLostTheKeyMeanwhileTakesItsFileBack() throws Exception {
        String csv = HEAD + Sample.unique("P") + ";Barbotin;Aicha;12/05/1990;Femme;79191\n";
        byte[] bytes = csv.getBytes(StandardCharsets.ISO_8859_1);
        String answer;
        try (Socket half = begun(PERSONS, "Iden", bytes.length)) {
            until(() -> rows("key_hash = '" + hash() + "'") == 1);
            change("heartbeat_at = utc_timestamp(6) - interval 1 hour");
            takenElsewhere();
            half.getOutputStream().write(Arrays.copyOfRange(bytes, 4, bytes.length));
            half.getOutputStream().flush();
            answer = new String(half.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        assertTrue(answer.startsWith("HTTP/1.1 409 ") && answer.contains("idempotency-key-in-use"), answer);
        assertEquals(0, imports());
        assertEquals(1, rows("key_hash = '" + hash() + "' and answer is null"));
    }

    /** What a crash in the middle leaves: lines that were committed, and a key that falls silent. */
    @Test
    void afterACrashTheBatchIsDoneToItsEndAndNothingTwice() {
        List<String> lines = hours(3).stream().map(line -> line.replaceFirst("}$", ",\"externalIds\":[{\"source\":\"PAIE\",\"id\":\""
                + Sample.unique("B") + "\"}]}")).toList();
        Api.postLines(mine(), BATCH, lines.subList(0, 2)).then().statusCode(200).body("summary.created", equalTo(2));
        takenElsewhere();
        assertInUse(lines(lines));
        change("heartbeat_at = utc_timestamp(6) - interval 61 second");
        Response first = lines(lines);
        first.then().statusCode(200).body("items.status", equalTo(List.of(200, 200, 201))).body("summary.unchanged", equalTo(2));
        assertSame(first, lines(lines));
    }

    @Test
    void afterADayTheKeyIsFreeAgainAlthoughTheImportStands() {
        String csv = HEAD + row();
        Response first = file(PERSONS, csv);
        assertEquals(202, first.statusCode());
        forgetting.run(Instant.now().plus(Duration.ofHours(25)));
        Response again = file(PERSONS, csv);
        assertNull(again.then().statusCode(202).extract().header(Idempotent.REPLAYED));
        assertNotEquals(first.<String>path("id"), again.<String>path("id"));
        mine().get(IMPORTS).then().body("items", hasSize(2));
    }

    @Test
    void anAnswerThatIsTooLongIsNotKept() {
        Keys.Taken taken = takenElsewhere();
        StringBuilder noise = new StringBuilder();
        while (noise.length() < 15 << 20) {
            noise.append(UUID.randomUUID());
        }
        JsonNode body = Api.tree("{\"noise\":\"" + noise + "\"}");
        assertTrue(QuarkusTransaction.requiringNew().call(() -> keys.keep(taken.id(), new Answer("long", 200, null, null, null, body), List.of())));
        assertEquals(0, rows("key_hash = '" + hash() + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "\"\""})
    void aKeyIsOneVisibleWord(String wrong) {
        key = wrong;
        for (Response answer : List.of(lines(List.of("{}")), file(PERSONS, HEAD), Api.post(keyed(), DECP, "{}"))) {
            answer.then().statusCode(400).body("code", equalTo("bad-request")).body("errors[0].header", equalTo(Idempotent.KEY));
        }
        assertEquals(0, imports());
    }
}
