package org.maillage.webhook;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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

/** Webhooks with a receiver on this machine; time is what the test says it is. */
@QuarkusTest
class WebhookTest {

    private static final String PATH = "/v1/webhooks";

    @Inject
    Dispatcher dispatcher;

    private Receiver receiver;
    private String token;
    private Made client;
    /** Webhooks are told from here on, whatever the clock of the machine does meanwhile. */
    private Instant now = Instant.now().plusSeconds(60);

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
        client = Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("client"), "roles", List.of(Role.FACILITATOR)));
        token = client.text("/token");
    }

    @AfterEach
    void close() {
        Api.json(mine().get(PATH)).path("items").forEach(one -> Api.delete(mine(), PATH + "/" + one.path("id").asText(), one.path("etag").asText()));
        receiver.close();
    }

    private RequestSpecification mine() {
        return Api.as(token);
    }

    private Fields hook() {
        return Fields.of("url", receiver.url(), "types", List.of("buyer"));
    }

    private Made made(Fields input) {
        return Api.made(mine(), PATH, input);
    }

    private JsonNode shown(Made webhook) {
        return Api.json(mine().get(webhook.path()).then().statusCode(200).extract().response());
    }

    private JsonNode deliveries(Made webhook) {
        return Api.json(mine().queryParam("sort", "createdAt").get(webhook.path() + "/deliveries").then().statusCode(200).extract().response()).path("items");
    }

    private void after(Duration time) {
        now = now.plus(time);
        dispatcher.run(now);
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        receiver.received.forEach(one -> one.json().at("/data/changes").forEach(hint -> told.add(hint.path("action").asText() + " " + hint.path("id").asText())));
        return told;
    }

    @Test
    void achangeIsToldWithASignatureAndWithoutData() {
        Made webhook = made(hook());
        Made buyer = World.buyer();
        World.employer();
        after(Duration.ZERO);

        Receiver.Received got = receiver.received.get(0);
        assertTrue(got.signedWith(webhook.text("/secret")));
        assertFalse(got.signedWith(Signature.secret()));
        assertEquals(String.valueOf(now.getEpochSecond()), got.headers().getFirst("webhook-timestamp"));
        assertEquals("changes", got.json().path("type").asText());
        assertTrue(told().contains("CREATED " + buyer.id()));
        assertFalse(got.body().contains(buyer.text("/name")));
        assertTrue(receiver.received.stream().allMatch(one -> one.json().at("/data/changes").findValuesAsText("type").stream().allMatch("buyer"::equals)));
        JsonNode delivery = deliveries(webhook).get(0);
        assertEquals("DELIVERED 1 204 changes", delivery.path("status").asText() + " " + delivery.path("attempts").asText() + " "
                + delivery.path("answer").asText() + " " + delivery.path("type").asText());
        assertEquals(got.id(), "msg_" + delivery.path("id").asText().replace("-", ""));
        JsonNode feed = Api.json(mine().queryParam("types", "buyer").queryParam("after", got.json().at("/data/changes/0/cursor").asText()).get("/v1/changes"));
        assertTrue(feed.has("next"));

        int before = receiver.received.size();
        after(Duration.ofHours(1));
        assertEquals(before, receiver.received.size());
    }

    @Test
    void aMessageIsSentAgainUnderTheSameIdUntilItIsTaken() {
        Made webhook = made(hook());
        World.buyer();
        receiver.answering(500);
        after(Duration.ZERO);
        after(Duration.ofSeconds(5));
        assertEquals(1, receiver.received.size());
        after(Duration.ofSeconds(10));
        assertEquals(2, receiver.received.size());
        after(Duration.ofSeconds(10));
        assertEquals(2, receiver.received.size());
        Made late = World.buyer();
        receiver.answering(200);
        after(Duration.ofSeconds(20));

        assertEquals(receiver.received.get(0).id(), receiver.received.get(2).id());
        assertEquals(receiver.received.get(0).body(), receiver.received.get(2).body());
        assertNotEquals(receiver.received.get(0).headers().getFirst("webhook-signature"), receiver.received.get(2).headers().getFirst("webhook-signature"));
        assertTrue(told().get(told().size() - 1).endsWith(late.id()));
        assertEquals("[\"3\", \"1\"]", deliveries(webhook).findValuesAsText("attempts").stream().map(n -> '"' + n + '"').toList().toString());
        assertEquals("ACTIVE", shown(webhook).path("status").asText());
    }

    @Test
    void afterThreeDaysItIsDisabledAndListedAndMayBeResumed() {
        Made webhook = made(hook());
        Made buyer = World.buyer();
        receiver.answering(503);
        for (int hour = 0; hour < 72; hour++) {
            after(Duration.ofHours(1));
            assertEquals("ACTIVE", shown(webhook).path("status").asText(), "hour " + hour);
        }
        after(Duration.ofHours(1));
        assertEquals("DISABLED FAILING", shown(webhook).path("status").asText() + " " + shown(webhook).path("reason").asText());
        mine().queryParam("status", "DISABLED").get(PATH).then().body("items", hasSize(1));
        mine().queryParam("status", "FAILED").get(webhook.path() + "/deliveries").then().body("items", hasSize(1)).body("items[0].answer", equalTo(503))
                .body("items[0].fault", equalTo("ANSWER"));
        int attempts = receiver.received.size();
        assertTrue(attempts > 15 && attempts < 40, () -> "attempts: " + attempts);
        after(Duration.ofDays(1));
        assertEquals(attempts, receiver.received.size());

        receiver.answering(204);
        Api.patch(mine(), webhook.path(), shown(webhook).path("etag").asText(), Fields.of("active", true)).then().statusCode(200)
                .body("status", equalTo("ACTIVE")).body("reason", nullValue());
        after(Duration.ofSeconds(1));
        assertTrue(receiver.received.size() > attempts);
        assertTrue(told().get(told().size() - 1).contains(buyer.id()) || told().contains("CREATED " + buyer.id()));
    }

    @Test
    void aTestThatIsTakenWakesADisabledOne() {
        Made webhook = made(hook());
        World.buyer();
        receiver.answering(500);
        after(Duration.ZERO);
        after(Duration.ofDays(4));
        assertEquals("DISABLED", shown(webhook).path("status").asText());
        Api.post(mine(), webhook.path() + "/test", "").then().statusCode(200).body("status", equalTo("FAILED"));
        receiver.answering(200);
        Api.post(mine(), webhook.path() + "/test", "").then().statusCode(200).body("status", equalTo("DELIVERED")).body("type", equalTo("test"));
        assertEquals("ACTIVE", shown(webhook).path("status").asText());
        Receiver.Received test = receiver.received.get(receiver.received.size() - 1);
        assertEquals("test", test.json().path("type").asText());
        assertTrue(test.signedWith(webhook.text("/secret")));
    }

    @Test
    void theSecretBeforeSignsForADay() {
        Made webhook = made(hook());
        Response renewed = mine().post(webhook.path() + "/secret").then().statusCode(200).body("previousSecretUntil", notNullValue()).extract().response();
        String fresh = renewed.path("secret");
        mine().get(webhook.path()).then().statusCode(200).body("secret", nullValue());
        World.buyer();
        after(Duration.ZERO);
        Receiver.Received both = receiver.received.get(0);
        assertTrue(both.signedWith(fresh) && both.signedWith(webhook.text("/secret")));
        assertTrue(both.headers().getFirst("webhook-signature").matches("v1,\\S+ v1,\\S+"));

        World.buyer();
        after(Duration.ofHours(25));
        Receiver.Received one = receiver.received.get(receiver.received.size() - 1);
        assertTrue(one.signedWith(fresh) && !one.signedWith(webhook.text("/secret")));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirectsAreNotFollowed(int status) {
        Made webhook = made(hook());
        receiver.answering(status);
        Api.post(mine(), webhook.path() + "/test", "").then().statusCode(200).body("status", equalTo("FAILED")).body("answer", equalTo(status))
                .body("fault", equalTo("ANSWER"));
        assertEquals(List.of("/hook"), receiver.received.stream().map(Receiver.Received::path).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "http://localhost:8080/", "https://127.0.0.10/", "https://10.0.0.1/", "https://169.254.169.254/latest/meta-data",
        "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[fd00:ec2::254]/", "https://[64:ff9b::7f00:1]/", "https://2130706433/", "https://0x7f.1/",
        "https://0/", "https://nothing.invalid/", "https://a:b@127.0.0.9/", "https://127.0.0.9/#x", "https://127.0.0.9:0/"})
    void anInwardAddressIsRefused(String url) {
        Api.post(mine(), PATH, Fields.of("url", url)).then().statusCode(422).body("code", equalTo("webhook-url")).body("errors[0].pointer", equalTo("/url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.9/", "file:///etc/passwd", "127.0.0.9", "https://"})
    void whatIsNoAddressIsRefused(String url) {
        assertTrue(List.of(400, 422).contains(Api.post(mine(), PATH, Fields.of("url", url)).statusCode()));
    }

    /** Asked again at each message: a name may lead elsewhere by then. */
    @Test
    void anAddressThatBecameInwardIsNotCalled() {
        Sender.Outcome outcome = sender.send("http://127.0.0.1:" + receiver.url().replaceAll(".*:([0-9]+)/.*", "$1") + "/", UUID.randomUUID(), "{}",
                List.of(Signature.secret()), now);
        assertEquals(new Sender.Outcome(null, DeliveryFault.ADDRESS_REFUSED), outcome);
    }

    @Inject
    Sender sender;

    @Test
    void whoeverDoesNotAnswerIsTriedAgain() {
        Made webhook = made(hook().with("url", "http://127.0.0.9:1/"));
        World.buyer();
        after(Duration.ZERO);
        assertEquals("PENDING UNREACHABLE", deliveries(webhook).get(0).path("status").asText() + " " + deliveries(webhook).get(0).path("fault").asText());
    }

    @Test
    void onlyWhatItsOwnerSeesIsTold() {
        Made bound = Api.made(Api.accounts(), "/v1/api-clients",
                Fields.of("name", Sample.unique("client"), "roles", List.of(Role.FACILITATOR), "territories", List.of("MELLOIS", "NIORTAIS")));
        token = bound.text("/token");
        made(Fields.of("url", receiver.url(), "types", List.of("contract"), "territories", List.of("MELLOIS")));
        Made there = World.contract().in("79174").made().contract();
        Made elsewhere = World.contract().in(Sample.NIORT).made().contract();
        after(Duration.ZERO);
        assertTrue(told().contains("CREATED " + there.id()), () -> told().toString());
        assertFalse(told().toString().contains(elsewhere.id()));
    }

    @Test
    void whoMayNotSignInIsToldNothing() {
        Made webhook = made(hook());
        Api.accounts().post(client.path() + "/revocation").then().statusCode(200);
        World.buyer();
        after(Duration.ZERO);
        assertEquals(0, receiver.received.size());
        assertEquals("DISABLED OWNER_REVOKED", status(webhook));
        token = Api.token(List.of(Role.FACILITATOR));
    }

    @Inject
    jakarta.persistence.EntityManager entities;

    private String status(Made webhook) {
        return io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().call(() -> (String) entities
                .createNativeQuery("select concat(status, ' ', reason) from webhook where id = ?1").setParameter(1, webhook.id()).getSingleResult());
    }

    @Test
    void apausedOneGoesOnWhereItStopped() {
        Made webhook = made(hook());
        Api.patch(mine(), webhook.path(), webhook.etag(), Fields.of("active", false)).then().statusCode(200).body("status", equalTo("PAUSED"));
        Made buyer = World.buyer();
        after(Duration.ZERO);
        assertEquals(0, receiver.received.size());
        Api.patch(mine(), webhook.path(), shown(webhook).path("etag").asText(), Fields.of("active", true)).then().statusCode(200);
        after(Duration.ofSeconds(1));
        assertTrue(told().contains("CREATED " + buyer.id()));
    }

    @Test
    void othersDoNotSeeIt() {
        Made webhook = made(hook());
        Api.client(Role.FACILITATOR).get(webhook.path()).then().statusCode(404);
        Api.client(Role.FACILITATOR).get(PATH).then().statusCode(200).body("items", hasSize(0));
        Api.client(Role.READER).get(PATH).then().statusCode(403);
        mine().get(webhook.path()).then().statusCode(200).header("ETag", containsString("\""));
    }

    @Test
    void unknownTypesAndTerritoriesAreRefused() {
        Api.post(mine(), PATH, hook().with("types", List.of("buyer", "api-client"))).then().statusCode(422).body("code", equalTo("reference-unknown"))
                .body("errors[0].pointer", equalTo("/types/1"));
        Api.post(mine(), PATH, hook().with("territories", List.of("NOWHERE"))).then().statusCode(422).body("code", equalTo("territory-unknown"));
        Api.post(Api.client(Role.FACILITATOR, "MELLOIS"), PATH, hook().with("territories", List.of("NIORTAIS"))).then().statusCode(422)
                .body("code", equalTo("territory-unknown"));
    }
}
