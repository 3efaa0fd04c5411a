package org.maillage.access;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.StatementCount;

/** Who gets in, how far, and until when. */
@QuarkusTest
class ApiClientTest {

    private static final String CLIENTS = "/v1/api-clients";

    private static Fields input(Role... roles) {
        return Fields.of("name", Sample.unique("SI du PLIE"), "roles", List.of(roles));
    }

    @Test
    void aTokenIsShownOnceAndKeptAsAHash() {
        Response created = Api.post(Api.admin(), CLIENTS, input(Role.READER));
        created.then().statusCode(201).header("Cache-Control", "no-store").body("token", matchesPattern("mlg_[A-Za-z0-9_-]{43}"));
        String token = created.path("token");
        String path = CLIENTS + "/" + created.path("id");

        String read = Api.admin().get(path).then().statusCode(200).body("tokenPrefix", is(token.substring(0, 8))).extract().asString();
        assertFalse(read.contains(token));
        assertFalse(Api.all(CLIENTS, Map.of()).toString().contains(token));
        String hash = QuarkusTransaction.requiringNew().call(() -> ApiClient.<ApiClient>find("name", (String) created.path("name"))
                .firstResult().tokenHash);
        assertEquals(Tokens.hash(token), hash);
    }

    @Test
    void aClientIsWhoItsTokenSays() {
        Made client = Api.made(CLIENTS, input(Role.FACILITATOR, Role.READER).with("territories", List.of("NIORTAIS", "BOCAGE")));
        Api.as(client.text("/token")).get("/v1/me").then().statusCode(200).body("id", is(client.id()))
                .body("name", is(client.text("/name"))).body("roles", is(List.of("FACILITATOR", "READER")))
                .body("territories", is(List.of("BOCAGE", "NIORTAIS")));
        Api.admin().get(client.path()).then().body("lastUsedAt", notNullValue());
    }

    @Test
    void whoeverHasNoValidTokenIsTurnedAway() {
        List<Response> answers = new ArrayList<>(List.of(Api.anonymous().get("/v1/me"), Api.as("").get("/v1/me"), Api.as("mlg_x").get("/v1/me"),
                Api.as(Api.adminToken() + "x").get("/v1/me"), Api.as(Api.adminToken().toUpperCase()).get("/v1/me"),
                Api.anonymous().header("Authorization", "Basic " + Api.adminToken()).get("/v1/me"),
                Api.anonymous().header("Authorization", Api.adminToken()).get("/v1/me"),
                Api.anonymous().body(input(Role.ADMIN)).post(CLIENTS)));
        answers.forEach(answer -> answer.then().statusCode(401).body("code", is("unauthorized"))
                .header("WWW-Authenticate", "Bearer realm=\"maillage\""));
        Api.anonymous().header("Authorization", "bearer  " + Api.adminToken()).get("/v1/me").then().statusCode(200);
    }

    @Test
    void aBodyIsNotReadBeforeTheTokenIs() {
        Api.anonymous().body("{").post(CLIENTS).then().statusCode(401);
        Api.client(Role.READER).body("{").post(CLIENTS).then().statusCode(403).body("code", is("forbidden"));
    }

    @Test
    void aRevocationHoldsAtOnce() {
        Made client = Api.made(CLIENTS, input(Role.READER));
        Api.as(client.text("/token")).get("/v1/me").then().statusCode(200);

        String etag = Api.admin().post(client.path() + "/revocation").then().statusCode(200).body("revokedAt", notNullValue())
                .extract().header("ETag");
        Api.as(client.text("/token")).get("/v1/me").then().statusCode(401);
        Api.admin().post(client.path() + "/revocation").then().statusCode(200).header("ETag", etag);
        Api.as(client.text("/token")).get("/v1/me").then().statusCode(401);
    }

    @Test
    void aTokenIsChangedWithoutAGap() {
        Made client = Api.made(CLIENTS, input(Role.READER));
        String old = client.text("/token");
        Response rotated = Api.post(Api.admin(), client.path() + "/rotation", "{}");
        rotated.then().statusCode(200).header("Cache-Control", "no-store").body("token", matchesPattern("mlg_[A-Za-z0-9_-]{43}"))
                .body("tokenPrefix", is(rotated.<String>path("token").substring(0, 8)))
                .body("previousToken.tokenPrefix", is(old.substring(0, 8))).body("previousToken.worksUntil", notNullValue());
        for (String token : List.of(old, rotated.<String>path("token"))) {
            Api.as(token).get("/v1/me").then().statusCode(200).body("id", is(client.id()));
        }
        String read = Api.admin().get(client.path()).then().statusCode(200).body("previousToken.tokenPrefix", is(old.substring(0, 8)))
                .extract().asString();
        assertFalse(read.contains(old) || read.contains(rotated.path("token")), read);
    }

    @Test
    void aTokenThatLeakedEndsWithItsRotation() {
        Made client = Api.made(CLIENTS, input(Role.READER));
        Response rotated = Api.post(Api.admin(), client.path() + "/rotation", Fields.of("overlapHours", 0));
        rotated.then().statusCode(200).body("previousToken", nullValue());
        Api.as(client.text("/token")).get("/v1/me").then().statusCode(401);
        Api.as(rotated.path("token")).get("/v1/me").then().statusCode(200);
    }

    @Test
    void theLastTwoTokensOfAClientWorkAndNoOlderOne() {
        Made client = Api.made(CLIENTS, input(Role.READER));
        List<String> tokens = new ArrayList<>(List.of(client.text("/token")));
        for (int i = 0; i < 2; i++) {
            tokens.add(Api.post(Api.admin(), client.path() + "/rotation", Fields.of("overlapHours", 168)).path("token"));
        }
        Api.as(tokens.get(0)).get("/v1/me").then().statusCode(401);
        Api.as(tokens.get(1)).get("/v1/me").then().statusCode(200);
        Api.as(tokens.get(2)).get("/v1/me").then().statusCode(200);
        Api.admin().post(client.path() + "/revocation").then().statusCode(200);
        Api.as(tokens.get(1)).get("/v1/me").then().statusCode(401);
        Api.as(tokens.get(2)).get("/v1/me").then().statusCode(401);
    }

    @Test
    void whoeverIsNotLetInGetsNoNewToken() {
        Made revoked = Api.made(CLIENTS, input(Role.READER));
        Api.admin().post(revoked.path() + "/revocation").then().statusCode(200);
        Made expired = Api.made(CLIENTS, input(Role.READER).with("expiresAt", "2020-01-01T00:00:00Z"));
        for (Made client : List.of(revoked, expired)) {
            Api.post(Api.admin(), client.path() + "/rotation", "{}").then().statusCode(409).body("code", is("wrong-status"));
        }
        for (Object hours : List.of(-1, 169, 1.5, "24")) {
            Api.post(Api.admin(), revoked.path() + "/rotation", Fields.of("overlapHours", hours)).then().statusCode(400)
                    .body("errors[0].pointer", is("/overlapHours"));
        }
        Api.post(Api.admin(), CLIENTS + "/0161f57f-0dc0-7b01-8c00-0000000000ff/rotation", "{}").then().statusCode(404);
        Api.post(Api.client(Role.READER), revoked.path() + "/rotation", "{}").then().statusCode(403);
    }

    @Test
    void anOverlapEndsOnItsOwn() {
        Instant now = Instant.parse("2018-09-01T09:30:00Z");
        ApiClient client = new ApiClient();
        client.tokenHash = Tokens.hash("old");
        client.rotate("mlg_new", Duration.ofHours(24), now);
        assertTrue(client.opens(Tokens.hash("old"), now.plus(Duration.ofHours(24)).minusMillis(1)));
        assertFalse(client.opens(Tokens.hash("old"), now.plus(Duration.ofHours(24))));
        assertTrue(client.opens(Tokens.hash("mlg_new"), now.plus(Duration.ofDays(300))));
        assertFalse(client.opens(Tokens.hash("other"), now));
    }

    @Test
    void anExpiredTokenOpensNothing() {
        Made client = Api.made(CLIENTS, input(Role.READER).with("expiresAt", "2020-01-01T00:00:00Z"));
        Api.as(client.text("/token")).get("/v1/me").then().statusCode(401);

        Api.patch(client.path(), Fields.of("expiresAt", "2199-12-31T23:59:59.123456Z")).then().statusCode(200)
                .body("expiresAt", is("2199-12-31T23:59:59.123456Z"));
        Api.as(client.text("/token")).get("/v1/me").then().statusCode(200);
        Api.patch(client.path(), Fields.of("expiresAt", null)).then().statusCode(200).body("expiresAt", nullValue());
        Api.as(client.text("/token")).get("/v1/me").then().statusCode(200);
    }

    @Test
    void rolesAndTerritoriesChangeAtOnce() {
        Place place = Place.fresh();
        Made client = Api.made(CLIENTS, input(Role.READER).with("territories", List.of(place.territory())));
        Api.patch(client.path(), Fields.of("name", "Autre nom", "roles", List.of("COORDINATOR", "ADMIN"), "territories", List.of()))
                .then().statusCode(200).body("roles", is(List.of("ADMIN", "COORDINATOR"))).body("territories", is(List.of()));
        Api.as(client.text("/token")).get("/v1/me").then().body("name", is("Autre nom")).body("territories", is(List.of()));
        Api.as(client.text("/token")).get(CLIENTS).then().statusCode(200);
        Api.patch(client.path(), Fields.of("roles", List.of("READER"))).then().statusCode(200);
        Api.as(client.text("/token")).get(CLIENTS).then().statusCode(403);
    }

    @Test
    void aPatchNamesWhatMayBeWrittenOnly() {
        Made client = Api.made(CLIENTS, input(Role.READER));
        for (String field : List.of("token", "tokenPrefix", "revokedAt", "lastUsedAt", "id", "etag", "createdAt")) {
            Api.patch(client.path(), Fields.of(field, "x")).then().statusCode(400).body("errors[0].code", is("unknown-field"))
                    .body("errors[0].pointer", is("/" + field));
        }
        Api.patch(client.path(), Fields.of("roles", null)).then().statusCode(400).body("errors[0].pointer", is("/roles"));
    }

    @Test
    void wrongClientsAreRefused() {
        refused(input(), "/roles", "required");
        refused(input(Role.READER, Role.READER), "/roles", "invalid-value");
        refused(input(Role.READER).with("roles", List.of("BOSS")), "/roles/0", "invalid-value");
        refused(input(Role.READER).with("name", "x".repeat(201)), "/name", "too-long");
        refused(input(Role.READER).with("territories", List.of("NIORTAIS", "NIORTAIS")), "/territories", "invalid-value");
        for (Object instant : List.of(1700000000, "2018-01-01", "2018-01-01T00:00:00+02:00", "+999999-01-01T00:00:00Z", "0000-01-01T00:00:00Z")) {
            refused(input(Role.READER).with("expiresAt", instant), "/expiresAt", instant instanceof String ? "invalid-format" : "invalid-type");
        }
        Api.post(Api.admin(), CLIENTS, input(Role.READER).with("territories", List.of("NIORTAIS", "ATLANTIS"))).then().statusCode(422)
                .body("code", is("territory-unknown")).body("errors[0].pointer", is("/territories/1"));
        Api.post(Api.admin(), CLIENTS, input(Role.READER).with("name", "1 85 05 78 006 084 36")).then().statusCode(422)
                .body("code", is("nir-refused"));
    }

    private static void refused(Fields client, String pointer, String code) {
        Api.post(Api.admin(), CLIENTS, client).then().statusCode(400).body("code", is("invalid-body"))
                .body("errors[0].pointer", is(pointer)).body("errors[0].code", is(code));
    }

    @Test
    void onlyAdministratorsManageClients() {
        Made client = Api.made(CLIENTS, input(Role.READER));
        for (Role role : List.of(Role.COORDINATOR, Role.FACILITATOR, Role.READER)) {
            List<Response> answers = List.of(Api.client(role).get(CLIENTS), Api.client(role).get(client.path()),
                    Api.client(role).body(input(Role.ADMIN)).post(CLIENTS), Api.client(role).post(client.path() + "/revocation"),
                    Api.patch(Api.client(role), client.path(), client.etag(), Fields.of("name", "x")));
            answers.forEach(answer -> answer.then().statusCode(403).body("code", is("forbidden")));
        }
        Api.as(client.text("/token")).get("/v1/me").then().statusCode(200);
    }

    @Test
    void theListCostsTheSameForFewAndMany() {
        for (int i = 0; i < 30; i++) {
            Api.made(CLIENTS, input(Role.FACILITATOR, Role.READER).with("territories", List.of("NIORTAIS", "BOCAGE")));
        }
        List<String> few = StatementCount.during(() -> Api.admin().get(CLIENTS + "?limit=3").then().statusCode(200));
        List<String> many = StatementCount.during(() -> Api.admin().get(CLIENTS + "?limit=30").then().statusCode(200));
        assertEquals(few.size(), many.size(), many::toString);
        assertTrue(few.size() > 0);
    }

    @Test
    void theListIsPaged() {
        Made client = Api.made(CLIENTS, input(Role.READER));
        Api.admin().get(CLIENTS + "?limit=1&count=true").then().statusCode(200).header("Link", startsWith("</v1/api-clients?"))
                .body("items.id", not(hasItem(client.id())));
        assertEquals(1, Api.all(CLIENTS, Map.of()).stream().filter(item -> item.path("id").textValue().equals(client.id())).count());
    }
}
