package org.maillage;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bucket4j.TimeMeter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Issuer;
import org.maillage.testing.Raw;
import org.maillage.testing.Sample;
import org.maillage.testing.StatementCount;

/** The service behind a proxy that it trusts, with limits that are soon reached and timeouts that are soon over. */
@QuarkusTest
@TestProfile(EdgesTest.Narrow.class)
class EdgesTest {

    private static final int FAILURES = 3;
    private static final int LOOKUPS = 5;
    private static final int REQUESTS = 30;
    private static final String ORIGIN = "https://clauses.example.org";

    /** A clock that stands still: nothing that was taken comes back while the test runs. */
    @Alternative
    @Singleton
    public static class Standing implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return 0;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    /** Another profile is another start. */
    public static class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("maillage.limits.requests-per-minute", String.valueOf(REQUESTS)),
                    Map.entry("maillage.limits.failed-sign-ins-per-minute", String.valueOf(FAILURES)),
                    Map.entry("maillage.limits.lookups-per-minute", String.valueOf(LOOKUPS)),
                    Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                    Map.entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1"),
                    Map.entry("quarkus.http.cors.enabled", "true"),
                    Map.entry("quarkus.http.cors.origins", ORIGIN),
                    Map.entry("maillage.oidc.issuer", "http://127.0.0.1:1"),
                    Map.entry("quarkus.http.idle-timeout", "2s"),
                    Map.entry("quarkus.http.read-timeout", "1s"));
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Standing.class);
        }
    }

    private static RequestSpecification from(String address, String token) {
        return Api.as(token).header("X-Forwarded-For", address);
    }

    private static ValidatableResponse refused(Response answer, int seconds) {
        return answer.then().statusCode(429).body("code", is("too-many-requests")).body("detail", containsString(" " + seconds + " "))
                .header("Retry-After", String.valueOf(seconds));
    }

    private static String rateLimit(int left) {
        return "\"client\";r=" + left + ";t=" + (REQUESTS - left) * 60 / REQUESTS;
    }

    @Test
    void aClientThatAsksTooOftenIsToldWhenToComeBack() {
        String token = Api.token(List.of(Role.READER), "NIORTAIS");
        for (int left = REQUESTS - 1; left >= 0; left--) {
            from("192.0.2.10", token).get("/v1/me").then().statusCode(200).header("RateLimit", rateLimit(left))
                    .header("RateLimit-Policy", "\"client\";q=" + REQUESTS + ";w=60");
        }
        List<String> statements = StatementCount.during(() ->
                refused(from("192.0.2.10", token).get("/v1/me"), 60 / REQUESTS).header("RateLimit", rateLimit(0)));
        assertEquals(List.of(), statements);
        from("192.0.2.10", Api.token(List.of(Role.READER), "NIORTAIS")).get("/v1/me").then().statusCode(200);
    }

    @Test
    void whatIsForbiddenOrWrongCountsToo() {
        String token = Api.token(List.of(Role.READER), "NIORTAIS");
        from("192.0.2.11", token).body("{").post("/v1/api-clients").then().statusCode(403)
                .header("RateLimit", rateLimit(REQUESTS - 1));
        from("192.0.2.11", token).get("/v1/buyers?limit=0").then().statusCode(400)
                .header("RateLimit", rateLimit(REQUESTS - 2));
    }

    @Test
    void anAddressWhoseTokensAreRefusedWaits() {
        for (int i = 0; i < FAILURES; i++) {
            from("192.0.2.20", "mlg_guess" + i).get("/v1/me").then().statusCode(401).header("RateLimit", nullValue());
        }
        List<String> statements = StatementCount.during(() -> {
            refused(from("192.0.2.20", "mlg_another").get("/v1/me"), 60 / FAILURES);
            refused(from("192.0.2.20", "mlg_yet-another").body("{}").post("/v1/buyers"), 60 / FAILURES);
        });
        assertEquals(List.of(), statements);
        from("192.0.2.21", "mlg_another").get("/v1/me").then().statusCode(401);
        Api.anonymous().header("X-Forwarded-For", "192.0.2.20").get("/q/health/ready").then().statusCode(200);
        Api.anonymous().header("X-Forwarded-For", "192.0.2.20").get("/v1/me").then().statusCode(401);
    }

    @Test
    void aTokenThatWorkedAMomentAgoWorksOnFromSuchAnAddress() {
        String known = Api.token(List.of(Role.READER), "NIORTAIS");
        String unknown = Api.token(List.of(Role.READER), "NIORTAIS");
        from("2001:db8::1", known).get("/v1/me").then().statusCode(200);
        for (int i = 0; i < FAILURES; i++) {
            from("2001:db8::" + i, "mlg_guess" + i).get("/v1/me").then().statusCode(401);
        }
        from("2001:db8::ffff", unknown).get("/v1/me").then().statusCode(200);
        from("2001:db8::ffff", known).get("/v1/me").then().statusCode(200);
        from("2001:db8:0:1::1", unknown).get("/v1/me").then().statusCode(200);
    }

    /** A wrong one is told from a good one by its answer alone, and no more of them are looked up than is allowed. */
    @Test
    void anAddressThatWaitsHasSoManyLookUpsMore() {
        for (int i = 0; i < FAILURES; i++) {
            from("192.0.2.60", "mlg_guess" + i).get("/v1/me").then().statusCode(401);
        }
        String good = Api.token(List.of(Role.READER), "NIORTAIS");
        for (int i = 0; i < LOOKUPS; i++) {
            refused(from("192.0.2.60", good.substring(0, good.length() - 2) + "%02d".formatted(i)).get("/v1/me"), 60 / FAILURES);
        }
        List<String> statements = StatementCount.during(() -> refused(from("192.0.2.60", good).get("/v1/me"), 60 / FAILURES));
        assertEquals(List.of(), statements);
        from("192.0.2.61", good).get("/v1/me").then().statusCode(200);
        from("192.0.2.60", good).get("/v1/me").then().statusCode(200);
    }

    @Test
    void aRefusedTokenWaitsWhereverItComesFrom() {
        for (int i = 0; i < FAILURES; i++) {
            from("192.0.2.3" + i, "mlg_leaked").get("/v1/me").then().statusCode(401);
        }
        refused(from("192.0.2.39", "mlg_leaked").get("/v1/me"), 60 / FAILURES);
        from("192.0.2.39", "mlg_other").get("/v1/me").then().statusCode(401);
    }

    @Test
    void whoeverComesByHttpsIsToldToStayThere() {
        for (String path : List.of("/v1/me", "/v1/nothing", "/q/health", "/q/swagger-ui/")) {
            Api.anonymous().header("X-Forwarded-Proto", "https").get(path).then().header("Strict-Transport-Security", "max-age=31536000");
            Api.anonymous().header("X-Forwarded-Proto", "http").get(path).then().header("Strict-Transport-Security", nullValue());
            Api.anonymous().get(path).then().header("Strict-Transport-Security", nullValue());
        }
    }

    @Test
    void theOriginThatIsConfiguredIsLetInAndNoOther() {
        String token = Api.token(List.of(Role.READER), "NIORTAIS");
        from("192.0.2.40", token).header("Origin", ORIGIN).get("/v1/me").then().statusCode(200)
                .header("Access-Control-Allow-Origin", ORIGIN).header("Access-Control-Expose-Headers", notNullValue())
                .header("Access-Control-Allow-Credentials", "false");
        Api.anonymous().header("Origin", ORIGIN).header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match").options("/v1/buyers").then().statusCode(200)
                .header("Access-Control-Allow-Origin", ORIGIN).header("Access-Control-Allow-Methods", matchesPattern(".*PATCH.*"));
        for (String foreign : List.of("https://evil.example", ORIGIN + ".evil.example", "null", "http://clauses.example.org")) {
            from("192.0.2.41", token).header("Origin", foreign).get("/v1/me").then().statusCode(403).body("code", is("forbidden")).body("errors[0].header", is("Origin"))
                    .body("errors[0].code", is("origin-forbidden"))
                    .contentType("application/problem+json").header("Access-Control-Allow-Origin", nullValue());
            Api.anonymous().header("Origin", foreign).header("Access-Control-Request-Method", "GET").options("/v1/buyers").then().statusCode(403)
                    .body("code", is("forbidden")).body("errors[0].header", is("Origin"))
                    .body("errors[0].code", is("origin-forbidden")).header("Access-Control-Allow-Origin", nullValue());
        }
        assertFalse(raw("GET /v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: https://evil.example\r\n\r\n")
                .contains("Access-Control-Allow-Origin"));
    }

    /** Nobody listens at the address of the provider. */
    @Test
    void aProviderThatIsAwayIsNoFaultOfTheToken() {
        String token = Issuer.token(Issuer.claims("zoe", Role.FACILITATOR));
        for (int i = 0; i <= FAILURES; i++) {
            from("192.0.2.50", token).get("/v1/me").then().statusCode(503).body("code", is("unavailable")).header("Retry-After", notNullValue());
        }
    }

    /** The connection ends by itself: the test waits for its end, not for a time. */
    @Test
    void aClientThatSaysNothingIsHungUpOn() {
        assertEquals("", raw(""));
        assertEquals("", raw("GET /v1/me HTTP/1.1\r\nHost: loc"));
    }

    @Test
    void aBodyThatDoesNotComeIsNotWaitedFor() {
        String answer = raw("POST /v1/buyers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Api.ACCOUNTS_TOKEN
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":\"" + Sample.unique("x"));
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 408"), answer);
    }

    private static String raw(String head) {
        return new String(Raw.exchanged(head, new byte[0]), StandardCharsets.UTF_8);
    }
}
