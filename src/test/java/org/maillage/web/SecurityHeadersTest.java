package org.maillage.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.testing.Api;
import org.maillage.testing.Exchange;
import org.maillage.testing.Raw;

/** What every answer tells a browser, wherever it comes from. */
@QuarkusTest
class SecurityHeadersTest {

    private static final Map<String, String> EXPECTED = Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer", "Cross-Origin-Resource-Policy", "same-origin", "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Embedder-Policy", "require-corp");

    private static ValidatableResponse hardened(ValidatableResponse answer) {
        EXPECTED.forEach((name, value) -> answer.header(name, is(value)));
        return answer.header("Server", nullValue()).header("X-Powered-By", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/me", "/v1/buyers", "/v1/nothing", "/v1/buyers?limit=0", "/", "/q/health", "/q/health/ready", "/q/metrics",
            "/q/openapi", "/q/nothing"})
    void anAnswerRunsNothing(String path) {
        hardened(Api.admin().get(path).then()).header("Content-Security-Policy", containsString("default-src 'none'"));
        hardened(Api.anonymous().get(path).then()).header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    @Test
    void thePageOfTheContractRunsItsOwnScriptsOnly() {
        for (String path : List.of("/q/swagger-ui", "/q/swagger-ui/", "/q/swagger-ui/swagger-ui-bundle.js")) {
            hardened(Api.anonymous().get(path).then().statusCode(200)).header("Content-Security-Policy", containsString("default-src 'self'"))
                    .header("Content-Security-Policy", not(containsString("http"))).header("Content-Security-Policy", not(containsString("*")));
        }
        for (String path : List.of("/q/swagger-ui/../openapi", "/q/swagger-ui/%2e%2e/openapi")) {
            assertEquals(List.of("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
                    Raw.send("GET", path).responseHeaders().get("content-security-policy"), path);
        }
    }

    @Test
    void anErrorIsHardenedToo() {
        byte[] body = "{".getBytes(StandardCharsets.UTF_8);
        List<Exchange> errors = List.of(Raw.send("GET", "/v1/%zz"), Raw.send("TRACE", "/v1/me"), Raw.send("POST", "/v1/buyers", body),
                Raw.send("POST", "/v1/buyers", body, "Content-Type: application/json"));
        for (Exchange error : errors) {
            EXPECTED.forEach((name, value) -> assertEquals(List.of(value), error.responseHeaders().get(name.toLowerCase()), error::toString));
            assertNull(error.responseHeaders().get("server"), error::toString);
        }
    }

    /** A header of a proxy that is not trusted counts for nothing. */
    @Test
    void plainHttpIsNotToldToStayOnHttps() {
        Api.admin().header("X-Forwarded-Proto", "https").header("Forwarded", "proto=https").get("/v1/me").then()
                .header("Strict-Transport-Security", nullValue());
    }

    @Test
    void noOtherOriginIsLetIn() {
        Api.admin().header("Origin", "https://example.org").get("/v1/me").then().statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
        Api.anonymous().header("Origin", "https://example.org").header("Access-Control-Request-Method", "GET").options("/v1/me").then()
                .header("Access-Control-Allow-Origin", nullValue()).header("Access-Control-Allow-Methods", nullValue());
    }
}
