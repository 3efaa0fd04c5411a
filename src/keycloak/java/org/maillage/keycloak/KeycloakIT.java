package org.maillage.keycloak;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Signs in at a real Keycloak. */
@QuarkusTest
@WithTestResource(Keycloak.class)
class KeycloakIT {

    private static final String THOUARS = "79329";
    private static final String NIORT = "79191";
    private static final String PERSONS = "/v1/beneficiaries";

    /** An access token as Keycloak gives it. */
    private static String token(String client, String user) {
        String issuer = ConfigProvider.getConfig().getValue("maillage.oidc.issuer", String.class);
        return given().noFilters().formParam("grant_type", "password").formParam("client_id", client).formParam("username", user)
                .formParam("password", "invented-for-tests").post(issuer + "/protocol/openid-connect/token")
                .then().statusCode(200).extract().path("access_token");
    }

    private static String zoe() {
        return token("maillage-portal", "zoe.facilitatrice");
    }

    @Test
    void aFacilitatorWorksOnItsTerritoriesOnly() {
        Made ours = World.person().livingIn(THOUARS).made();
        Made theirs = World.person().livingIn(NIORT).made();
        String zoe = zoe();
        Api.as(zoe).get("/v1/me").then().statusCode(200).body("account", startsWith("oidc:")).body("name", is("zoe.facilitatrice"))
                .body("roles", is(List.of("FACILITATOR"))).body("territories", is(List.of("BOCAGE", "THOUARSAIS")));
        Api.as(zoe).get(ours.path()).then().statusCode(200);
        Api.as(zoe).get(theirs.path()).then().statusCode(404);
        Api.as(zoe).get(PERSONS + "?limit=500").then().statusCode(200).body("items.id", hasItem(ours.id()))
                .body("items.id", not(hasItem(theirs.id())));
        Api.post(Api.as(zoe), PERSONS, Sample.beneficiary().with("commune", THOUARS)).then().statusCode(201);
        Api.post(Api.as(zoe), PERSONS, Sample.beneficiary().with("commune", NIORT)).then().statusCode(403);
        Api.as(zoe).get("/v1/api-clients").then().statusCode(403);
        Api.client(Role.FACILITATOR, "NIORTAIS").get(theirs.path()).then().statusCode(200);
    }

    @Test
    void aCoordinatorReadsAllAndAFacilitatorWithoutTerritoriesNothing() {
        Made person = World.person().livingIn(NIORT).made();
        Api.as(token("maillage-portal", "ali.coordination")).get(person.path()).then().statusCode(200);
        String max = token("maillage-portal", "max.sansterritoire");
        Api.as(max).get(person.path()).then().statusCode(404);
        Api.as(max).get(PERSONS + "?count=true").then().statusCode(200).body("total", is(0));
    }

    @Test
    void aTokenForAnotherApplicationIsRefused() {
        refused(token("another-application", "zoe.facilitatrice"));
    }

    @Test
    void aTokenThatWasChangedIsRefused() {
        String[] parts = zoe().split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        refused(parts[0] + "." + parts[1] + ".");
        refused(none + "." + parts[1] + ".");
        refused(none + "." + parts[1] + "." + parts[2]);
        refused(parts[0] + "." + token("maillage-portal", "ali.coordination").split("\\.")[1] + "." + parts[2]);
    }

    /** Its tokens end after a second: it is asked until then. */
    @Test
    void aTokenThatHasExpiredIsRefused() {
        String brief = token("maillage-portal-brief", "zoe.facilitatrice");
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        int status;
        do {
            status = Api.as(brief).get("/v1/me").statusCode();
            assertTrue(status == 200 || status == 401, () -> "unexpected answer to " + brief.length() + " letters");
        } while (status == 200 && Instant.now().isBefore(end));
        assertEquals(401, status);
        refused(brief);
    }

    private static void refused(String token) {
        Api.as(token).get("/v1/me").then().statusCode(401).body("code", is("unauthorized"))
                .header("WWW-Authenticate", "Bearer realm=\"maillage\"");
    }
}
