package org.maillage.access;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Issuer;
import org.maillage.testing.LogRecorder;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Who signs in at an OpenID provider, and what the claims of the token make of it. */
@QuarkusTest
class OidcTest {

    private static final long NOW = Instant.now().getEpochSecond();

    private static Fields facilitator(String... territories) {
        return Issuer.claims("zoe", Role.FACILITATOR).with("territories", List.of(territories));
    }

    private static ValidatableResponse me(Fields claims) {
        return Api.as(Issuer.token(claims)).get("/v1/me").then();
    }

    @Test
    void aTokenIsAnAccount() {
        me(facilitator("NIORTAIS", "BOCAGE").with("permissions", List.of("SENSITIVE", "ANYTHING"))).statusCode(200)
                .body("id", nullValue()).body("account", is("oidc:zoe")).body("name", is("zoe")).body("roles", is(List.of("FACILITATOR")))
                .body("permissions", is(List.of("SENSITIVE"))).body("reach", is("TERRITORY"))
                .body("territories", is(List.of("BOCAGE", "NIORTAIS"))).header("RateLimit", notNullValue());
    }

    @Test
    void aFacilitatorWorksOnItsTerritoryOnly() {
        Place here = Place.fresh();
        Place there = Place.fresh();
        Made ours = World.person().livingIn(here.commune()).made();
        Made theirs = World.person().livingIn(there.commune()).made();
        String token = Issuer.token(facilitator(here.territory()));
        Api.as(token).get(ours.path()).then().statusCode(200);
        Api.as(token).get(theirs.path()).then().statusCode(404);
        Api.as(token).get("/v1/beneficiaries?count=true").then().statusCode(200).body("total", is(1));
        Api.post(Api.as(token), "/v1/beneficiaries", Sample.beneficiary().with("commune", here.commune())).then().statusCode(201);
        Api.post(Api.as(token), "/v1/beneficiaries", Sample.beneficiary().with("commune", there.commune())).then().statusCode(403);
        Api.as(token).get("/v1/api-clients").then().statusCode(403);
    }

    @Test
    void bothWaysOfSigningInWorkSideBySide() {
        Place here = Place.fresh();
        Made ours = World.person().livingIn(here.commune()).made();
        Api.as(Issuer.token(facilitator(here.territory()))).get(ours.path()).then().statusCode(200);
        Api.client(Role.FACILITATOR, here.territory()).get(ours.path()).then().statusCode(200);
    }

    @Test
    void aTokenThatIsNotGoodOpensNothing() {
        Fields good = facilitator("NIORTAIS");
        Map<String, String> bad = Map.ofEntries(
                Map.entry("expired", Issuer.token(good.with("iat", NOW - 600).with("exp", NOW - 300))),
                Map.entry("without end", Issuer.token(good.without("exp"))),
                Map.entry("not yet", Issuer.token(good.with("nbf", NOW + 3000))),
                Map.entry("another audience", Issuer.token(good.with("aud", "account"))),
                Map.entry("no audience", Issuer.token(good.without("aud"))),
                Map.entry("empty audience", Issuer.token(good.with("aud", ""))),
                Map.entry("another issuer", Issuer.token(good.with("iss", "https://evil.example"))),
                Map.entry("no issuer", Issuer.token(good.without("iss"))),
                Map.entry("no subject", Issuer.token(good.without("sub"))),
                Map.entry("another key", Issuer.forged(good)),
                Map.entry("alg none", Issuer.unsigned(good, "none")),
                Map.entry("alg None", Issuer.unsigned(good, "None")),
                Map.entry("unsigned", Issuer.unsigned(good, "RS256")),
                Map.entry("public key as a secret", Issuer.signedWithPublicKey(good)),
                Map.entry("changed", changed(Issuer.token(good))),
                Map.entry("nonsense", "eyJh.eyJh.AAAA"));
        String log = LogRecorder.during(() -> bad.forEach((what, token) -> Api.as(token).get("/v1/me").then()
                .statusCode(is(401)).body("code", is("unauthorized")).header("WWW-Authenticate", "Bearer realm=\"maillage\"")
                .header("RateLimit", nullValue()).header("Content-Type", containsString("application/problem+json"))));
        assertFalse(log.contains("zoe") || log.contains("eyJ"), log);
    }

    private static String changed(String token) {
        String[] parts = token.split("\\.");
        String other = Issuer.token(facilitator("BOCAGE")).split("\\.")[1];
        return parts[0] + "." + other + "." + parts[2];
    }

    @Test
    void whatATokenDoesNotSayIsNotGiven() {
        for (Role role : List.of(Role.FACILITATOR, Role.READER, Role.STATISTICS, Role.SYNC, Role.EMPLOYER, Role.SUPPLIER, Role.BUYER,
                Role.PRESCRIBER, Role.REFERENT)) {
            me(Issuer.claims("nobody", role)).statusCode(200).body("reach", is("NOTHING")).body("territories", is(List.of()))
                    .body("keys", is(List.of())).body("permissions", is(List.of()));
        }
        me(facilitator()).statusCode(200).body("reach", is("NOTHING"));
        me(facilitator().with("territories", "")).statusCode(200).body("reach", is("NOTHING"));
        me(facilitator().with("territories", Fields.of("a", 1))).statusCode(200).body("reach", is("NOTHING"));
        Api.as(Issuer.token(facilitator())).get("/v1/beneficiaries?count=true").then().statusCode(200).body("total", is(0));
    }

    @Test
    void aRoleThatIsNotConfiguredMeansNothing() {
        for (Object roles : List.of(List.of(), List.of("FACILITATOR", "ADMIN", "facilitator"), "", "admin")) {
            me(Issuer.claims("zoe").with("realm_access", Fields.of("roles", roles))).statusCode(403);
        }
        me(Issuer.claims("zoe").without("realm_access")).statusCode(403);
        me(Issuer.claims("zoe").without("realm_access").with("realm_access/roles", Issuer.called(Role.COORDINATOR))).statusCode(200);
    }

    @Test
    void rolesThatDoNotGoTogetherAreNone() {
        me(Issuer.claims("zoe", Role.FACILITATOR, Role.EMPLOYER).with("territories", "*")).statusCode(403);
        me(Issuer.claims("zoe", Role.FACILITATOR, Role.READER).with("territories", "BOCAGE")).statusCode(200);
    }

    @Test
    void everywhereIsSaidOrGoesWithTheRole() {
        me(facilitator("*")).body("reach", is("EVERYWHERE"));
        me(Issuer.claims("ali", Role.COORDINATOR)).body("reach", is("EVERYWHERE"));
        me(Issuer.claims("ali", Role.ADMIN)).body("reach", is("EVERYWHERE"));
        me(Issuer.claims("ali", Role.COORDINATOR, Role.FACILITATOR)).body("reach", is("NOTHING"));
        me(Issuer.claims("ali", Role.COORDINATOR).with("departments", List.of("79"))).body("reach", is("TERRITORY"))
                .body("departments", is(List.of("79"))).body("territories.size()", is(6));
    }

    @Test
    void aTextOfSeveralIsTakenApart() {
        me(facilitator().with("territories", "NIORTAIS, BOCAGE GATINE")).body("territories", is(List.of("BOCAGE", "GATINE", "NIORTAIS")));
    }

    @Test
    void organisationsAreNamedByIdOrSiret() {
        Made employer = World.employer();
        Made buyer = Api.made("/v1/buyers", Sample.buyer());
        String other = UUID.randomUUID().toString();
        for (Role role : List.of(Role.EMPLOYER, Role.SUPPLIER)) {
            me(Issuer.claims("max", role).with("employers", List.of(employer.id()))).body("reach", is(role.name()))
                    .body("keys", is(List.of(employer.id())));
            me(Issuer.claims("max", role).with("employers", employer.text("/siret"))).body("keys", is(List.of(employer.id())));
            me(Issuer.claims("max", role).with("employers", List.of("00000000000000", "x"))).body("reach", is("NOTHING"));
        }
        me(Issuer.claims("max", Role.BUYER).with("buyers", buyer.text("/siret"))).body("keys", is(List.of(buyer.id())));
        me(Issuer.claims("max", Role.PRESCRIBER).with("prescribers", other)).body("keys", is(List.of(other)));
        me(Issuer.claims("max", Role.REFERENT).with("referent", "C. Modèle")).body("keys", is(List.of("C. Modèle")));
    }

    @Test
    void anAuditorSaysWhyAndASystemWhichItIs() {
        me(Issuer.claims("audit", Role.AUDITOR).with("territories", "*")).statusCode(403);
        me(Issuer.claims("audit", Role.AUDITOR).with("territories", "*").with("reason", "Contrôle FSE 2026-14")).statusCode(200);
        me(Issuer.claims("plie", Role.SYNC).with("territories", "BOCAGE").with("source", "PLIE")).body("reach", is("TERRITORY"))
                .body("source", is("PLIE"));
        me(Issuer.claims("plie", Role.SYNC).with("territories", "BOCAGE")).body("reach", is("NOTHING"));
    }
}
