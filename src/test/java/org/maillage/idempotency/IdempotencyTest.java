package org.maillage.idempotency;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Code;
import org.maillage.testing.Contract;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;
import org.maillage.web.Idempotent;

/** A POST that is sent again under the same key. */
@QuarkusTest
class IdempotencyTest {

    private static final String BUYERS = "/v1/buyers";

    @Inject
    Keys keys;

    @Inject
    Forgetting forgetting;

    @Inject
    EntityManager entities;

    private static Response post(RequestSpecification who, String path, String key, Object body) {
        return Api.post(who.header(Idempotent.KEY, key), path, body);
    }

    private static Response post(String path, String key, Object body) {
        return post(Api.admin(), path, key, body);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static int buyers(Fields buyer) {
        return Api.all(BUYERS, Map.of("name", buyer.get("name"))).size();
    }

    private static String count(Response answer) {
        return answer.statusCode() + " " + Api.json(answer).path("code").textValue();
    }

    private static void assertSame(Response first, Response again) {
        assertEquals("true", again.header(Idempotent.REPLAYED));
        assertNull(first.header(Idempotent.REPLAYED));
        assertEquals(first.statusCode(), again.statusCode());
        assertEquals(first.asString(), again.asString());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals(first.header("ETag"), again.header("ETag"));
        assertEquals(first.header("Content-Type"), again.header("Content-Type"));
        assertEquals(first.header("Cache-Control"), again.header("Cache-Control"));
    }

    @Test
    void theSecondOfTwoIsAnsweredLikeTheFirst() {
        Fields buyer = Sample.buyer().without("siret");
        String key = key();

        Response first = post(BUYERS, key, buyer);
        assertEquals(201, first.statusCode());
        assertSame(first, post(BUYERS, key, buyer));
        assertSame(first, post(BUYERS, '"' + key + '"', buyer));
        assertEquals(1, buyers(buyer));
    }

    @Test
    void theFirstAnswerStaysWhateverBecameOfTheThing() {
        Fields buyer = Sample.buyer();
        String key = key();
        Response first = post(BUYERS, key, buyer);
        String path = BUYERS + "/" + first.path("id");
        Api.patch(path, Fields.of("email", "marches@exemple.fr")).then().statusCode(200);

        assertSame(first, post(BUYERS, key, buyer));
        assertNotEquals(first.header("ETag"), Api.etag(path));
    }

    @Test
    void withoutAKeyEachIsDone() {
        Fields buyer = Sample.buyer().without("siret");
        Api.made(BUYERS, buyer);
        Api.made(BUYERS, buyer);
        assertEquals(2, buyers(buyer));
    }

    @Test
    void anotherBodyOrAddressUnderTheKeyIsRefused() {
        String key = key();
        post(BUYERS, key, Sample.buyer()).then().statusCode(201);

        post(BUYERS, key, Sample.buyer()).then().statusCode(422).body("code", equalTo("idempotency-key-reused"))
                .body("errors[0].header", equalTo(Idempotent.KEY));
        post("/v1/employers", key, Sample.employer()).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void theSameSaidInAnotherOrderIsTheSame() {
        String key = key();
        String name = Sample.unique("Mairie");
        Response first = post(BUYERS, key, Fields.of("name", name, "kind", "COMMUNE"));
        assertSame(first, post(BUYERS, key, Fields.of("kind", "COMMUNE", "email", null, "name", name)));
    }

    @Test
    void aKeyIsTheAccountsOwn() {
        Fields buyer = Sample.buyer().without("siret");
        String key = key();
        String mine = post(Api.client(Role.FACILITATOR), BUYERS, key, buyer).then().statusCode(201).extract().path("id");
        String theirs = post(Api.client(Role.FACILITATOR), BUYERS, key, buyer).then().statusCode(201).extract().path("id");

        assertNotEquals(mine, theirs);
        assertEquals(2, buyers(buyer));
    }

    @Test
    void whatWasRefusedIsNotKept() {
        Fields buyer = Sample.buyer();
        String key = key();
        post(BUYERS, key, buyer.with("siret", "12345678912345")).then().statusCode(422).body("code", equalTo("siret-invalid"));
        post(BUYERS, key, buyer.without("kind")).then().statusCode(400);

        assertNull(post(BUYERS, key, buyer).then().statusCode(201).extract().header(Idempotent.REPLAYED));
    }

    @Test
    void manyAtOnceMakeOneRecord() throws Exception {
        for (int round = 0; round < 5; round++) {
            Fields buyer = Sample.buyer().without("siret");
            String key = key();
            List<Response> answers = atOnce(8, () -> post(BUYERS, key, buyer));

            assertTrue(Set.of("201 null", "409 idempotency-key-in-use").containsAll(answers.stream().map(IdempotencyTest::count).toList()));
            assertEquals(1, answers.stream().filter(one -> one.statusCode() == 201 && one.header(Idempotent.REPLAYED) == null).count());
            assertEquals(1, buyers(buyer));
            assertEquals("true", post(BUYERS, key, buyer).header(Idempotent.REPLAYED));
        }
    }

    private static List<Response> atOnce(int writers, Callable<Response> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Response> answers = new java.util.ArrayList<>();
            for (Future<Response> one : pool.invokeAll(Collections.nCopies(writers, call))) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    /** As another instance would hold it, in a transaction that then ends without success: nothing of it is left. */
    @Test
    void whileOneRunsTheOtherIsToldAndNothingIsLeftOfWhatFailed() throws Exception {
        Made client = Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("client"), "roles", List.of(Role.FACILITATOR)));
        String key = key();
        String hash = Fingerprint.sha256("client:" + client.id() + "\n" + key);
        Fields buyer = Sample.buyer();

        QuarkusTransaction.begin();
        try {
            Keys.Taken taken = keys.take(hash, Instant.now(), false);
            keys.keep(taken.id(), new Answer("of a crashed one", 201, null, null, null, Api.json(Api.admin().get("/v1/me"))), List.of());
            post(Api.as(client.text("/token")), BUYERS, key, buyer).then().statusCode(409).body("code", equalTo("idempotency-key-in-use"))
                    .body("errors[0].header", equalTo(Idempotent.KEY));
        } finally {
            QuarkusTransaction.rollback();
        }

        assertEquals(0, rows("key_hash = '" + hash + "'"));
        assertNull(post(Api.as(client.text("/token")), BUYERS, key, buyer).then().statusCode(201).extract().header(Idempotent.REPLAYED));
        assertEquals(0, rows("answer is null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ein Schlüssel", "two words", "\"\"", " "})
    void aKeyIsOneVisibleWord(String wrong) {
        post(BUYERS, wrong, Sample.buyer()).then().statusCode(400).body("code", equalTo("bad-request"))
                .body("errors[0].header", equalTo(Idempotent.KEY));
    }

    @Test
    void twoKeysOrALongOneAreRefused() {
        post(Api.admin().header(Idempotent.KEY, "one"), BUYERS, "two", Sample.buyer()).then().statusCode(400);
        post(BUYERS, "k".repeat(256), Sample.buyer()).then().statusCode(400);
        post(BUYERS, key() + "k".repeat(219), Sample.buyer()).then().statusCode(201);
    }

    @Test
    void anHourEntryItsDecisionAndItsCorrectionAreDoneOnce() {
        Made employer = World.employer();
        Made clause = World.contract().withClause(World.hours("700")).heldBy(employer).made().clause();
        Made person = World.person().rsa().eligibleFrom("2018-01-01").made();
        Made employment = World.employment(person, employer).from("2018-01-08").made();
        String key = key();
        Fields hours = Sample.hours(employment.id(), clause.id(), "2018-03", "100.50");
        Response first = post("/v1/hour-entries", key, hours);
        assertSame(first, post("/v1/hour-entries", key, hours.with("hours", Sample.decimal("100.5"))));

        String path = "/v1/hour-entries/" + first.path("id");
        String deciding = key();
        Response validated = post(path + "/validation", deciding, Fields.of());
        assertSame(validated, post(path + "/validation", deciding, Fields.of()));
        assertEquals(200, validated.statusCode());

        String correcting = key();
        Fields correction = Fields.of("hours", Sample.decimal("90"), "reason", "Bulletin de paie");
        Response corrected = post(path + "/correction", correcting, correction);
        assertSame(corrected, post(path + "/correction", correcting, correction));
        assertEquals(201, corrected.statusCode());
    }

    @Test
    void whatIsKeptOfAPersonGoesWithIt() {
        String key = key();
        Fields person = Sample.beneficiary();
        Response first = post("/v1/beneficiaries", key, person);
        String path = "/v1/beneficiaries/" + first.path("id");
        Api.post(Api.admin(), path + "/restriction", Fields.of("reason", "Demande de la personne")).then().statusCode(200);
        post("/v1/beneficiaries", key, person).then().statusCode(409).body("code", equalTo("restricted"));

        assertEquals(1, rows("person_id = '" + first.path("id") + "'"));
        Api.post(Api.admin(), path + "/erasure", Fields.of("reason", "Demande de la personne")).then().statusCode(200);
        assertEquals(0, rows("person_id = '" + first.path("id") + "'"));
    }

    @Test
    void aMergeIsAnsweredAsTheFirstTimeAlsoWhenItWasUndoneAndGoesWithEitherPerson() {
        Made survivor = Api.made("/v1/beneficiaries", Sample.beneficiary());
        Made absorbed = Api.made("/v1/beneficiaries", Sample.beneficiary());
        String key = key();
        Fields said = Fields.of("otherId", absorbed.id(), "reason", "Même personne, deux PLIE");
        Response first = post(survivor.path() + "/merge", key, said);
        assertEquals(200, first.statusCode());
        assertSame(first, post(survivor.path() + "/merge", key, said));
        post(survivor.path() + "/merge", key, said.with("reason", "Autre")).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        post(survivor.path() + "/merge", key(), said).then().statusCode(422).body("code", equalTo("reference-unknown"));

        Api.admin().post(survivor.path() + "/merges/" + first.path("id") + "/undo").then().statusCode(200);
        assertSame(first, post(survivor.path() + "/merge", key, said));
        Api.post(Api.admin(), absorbed.path() + "/restriction", Fields.of("reason", "Demande de la personne")).then().statusCode(200);
        post(survivor.path() + "/merge", key, said).then().statusCode(409).body("code", equalTo("restricted"));

        assertEquals(1, rows("person_id = '" + survivor.id() + "' and other_person_id = '" + absorbed.id() + "'"));
        Api.post(Api.admin(), absorbed.path() + "/erasure", Fields.of("reason", "Demande de la personne")).then().statusCode(200);
        assertEquals(0, rows("person_id = '" + survivor.id() + "' and answer is not null and created_at > utc_timestamp() - interval 1 hour"
                + " and other_person_id is not null"));
    }

    /** Lost with the first answer, it would be there and of no use to anybody; changed twice, a token that works would end. */
    @Test
    void aTokenAndASecretAreMadeOnceAndToldAgainToBeStoredByNobody() {
        Response client = onceWithASecret(201, Api.ACCOUNTS_TOKEN, "/v1/api-clients", "token",
                Fields.of("name", Sample.unique("client"), "roles", List.of(Role.FACILITATOR)));
        String before = client.path("token");
        Response rotated = onceWithASecret(200, Api.ACCOUNTS_TOKEN, "/v1/api-clients/" + client.path("id") + "/rotation", "token", Fields.of());
        String token = rotated.path("token");
        List.of(before, token).forEach(one -> Api.as(one).get("/v1/me").then().statusCode(200));

        String hook = "/v1/webhooks/" + onceWithASecret(201, token, "/v1/webhooks", "secret",
                Fields.of("url", "https://1.1.1.1/maillage", "types", List.of("target"))).path("id");
        Response renewed = onceWithASecret(200, token, hook + "/secret", "secret", null);
        Response list = Api.as(token).get("/v1/webhooks");
        assertEquals(renewed.<String>path("etag"), list.path("items[0].etag"));
        assertEquals(1, Api.json(list).path("items").size());
        Api.delete(Api.as(token), hook, list.path("items[0].etag")).then().statusCode(204);
    }

    private Response onceWithASecret(int status, String token, String path, String secret, Fields body) {
        String key = key();
        Supplier<Response> call = () -> body == null ? Api.as(token).header(Idempotent.KEY, key).post(path) : post(Api.as(token), path, key, body);
        Response first = call.get();
        first.then().statusCode(status).header("Cache-Control", equalTo("no-store"));
        assertSame(first, call.get());
        assertEquals(0, rows("answer like '%" + first.path(secret) + "%'"));
        assertEquals(0, count("audit_event", "details like '%" + first.path(secret) + "%'"));
        return first;
    }

    @Test
    void whatIsKeptIsSealed() {
        Fields buyer = Sample.buyer().with("name", Sample.unique("Zanzibar"));
        post(BUYERS, key(), buyer).then().statusCode(201);
        assertEquals(0, rows("answer like '%" + buyer.get("name") + "%'"));
    }

    @Test
    void oldKeysGo() {
        Fields buyer = Sample.buyer().without("siret");
        String key = key();
        post(BUYERS, key, buyer).then().statusCode(201);
        forgetting.run(Instant.now().plus(Duration.ofHours(23)));
        assertEquals("true", post(BUYERS, key, buyer).header(Idempotent.REPLAYED));

        forgetting.run(Instant.now().plus(Duration.ofHours(25)));
        assertNull(post(BUYERS, key, buyer).then().statusCode(201).extract().header(Idempotent.REPLAYED));
        assertEquals(2, buyers(buyer));
    }

    @Test
    void theContractNamesTheOperationsThatTakeAKey() {
        Set<String> inContract = Contract.ours().operations().stream()
                .filter(operation -> operation.node().path("parameters").toString().contains("/IdempotencyKey"))
                .map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
        Set<String> inCode = Code.routes().stream().filter(route -> route.handler().isAnnotationPresent(Idempotent.class))
                .map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(inContract, inCode);
    }

    /** So that the next one is not forgotten. A deferred erasure makes nothing that could be made twice. */
    @Test
    void whateverMakesSomethingTakesAKey() {
        List<String> without = Contract.ours().operations().stream().filter(operation -> operation.toString().startsWith("POST "))
                .filter(operation -> operation.node().path("responses").has("201") || operation.node().path("responses").has("202"))
                .filter(operation -> !operation.node().path("parameters").toString().contains("/IdempotencyKey"))
                .map(Object::toString).toList();
        assertEquals(List.of("POST /v1/beneficiaries/{id}/erasure"), without);
    }

    private long rows(String condition) {
        return count("idempotency_key", condition);
    }

    private long count(String table, String condition) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities
                .createNativeQuery("select count(*) from " + table + " where " + condition).getSingleResult()).longValue());
    }
}
