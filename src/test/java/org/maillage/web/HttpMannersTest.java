package org.maillage.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.testing.Api;
import org.maillage.testing.Exchange;
import org.maillage.testing.Made;
import org.maillage.testing.Raw;
import org.maillage.testing.Sample;

/** What the interface answers to requests that no good client sends: always a problem, never an error of its own. */
@QuarkusTest
class HttpMannersTest {

    private static final String JSON = "Content-Type: application/json";
    private static final String BUYERS = "/v1/buyers";

    private static String code(Exchange exchange) {
        return exchange.responseBody().replaceAll("(?s).*\"code\":\"([a-z-]+)\"(?:}|,\"errors\").*", "$1");
    }

    private static Response post(String body) {
        return Api.admin().body(body).post(BUYERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/nothing", "/v1/buyers/x/y", "/v1/%2e%2e", "/v1/code-lists/%ff", "/v1/code-lists/a%2Fb",
            "/v1/buyers/%00", "/v1/buyers/abc", "/v1/buyers/1-1-1-1-1", "/v2/buyers", "/q/nothing", "*", "v1/me"})
    void aPathThatDoesNotExistIsNotFound(String path) {
        Exchange answer = Raw.send("GET", path);
        assertEquals(404, answer.status());
        assertEquals("not-found", code(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/%zz", "/v1/buyers/%", "/v1/buyers/%zz", "/v1/buyers?name=%zz", "/v1/buyers?%zz=1", "/v1/buyers?name=50%",
            "/v1/<a>", "/v1\\me"})
    void anAddressThatCannotBeReadIsABadRequest(String address) {
        Exchange answer = Raw.send("GET", address);
        assertEquals(400, answer.status());
    }

    @Test
    void whatIsNoHttpIsRefusedWithoutABody() {
        for (String head : List.of("hello\r\n\r\n", "GET /v1/me HTTP/1.1\r\nX A: b\r\n\r\n",
                "GET /v1/" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n", "GET /v1/me HTTP/1.1\r\nX-A: " + "a".repeat(100_000) + "\r\n\r\n")) {
            String answer = new String(Raw.exchanged(head, new byte[0]), StandardCharsets.ISO_8859_1);
            assertTrue(answer.matches("(?s)HTTP/1\\.[01] 4(00|14|31) .*"), answer);
            assertTrue(answer.endsWith("\r\n\r\n"), answer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | /v1/buyers                                      | GET, HEAD, OPTIONS, POST
            DELETE | /v1/buyers                                      | GET, HEAD, OPTIONS, POST
            POST   | /v1/buyers/0161f57f-0dc0-7b01-8c00-0000000000b1 | DELETE, GET, HEAD, OPTIONS, PATCH
            TRACE  | /v1/me                                          | GET, HEAD, OPTIONS
            BREW   | /v1/me                                          | GET, HEAD, OPTIONS
            """)
    void aMethodThatAPathDoesNotHaveIsNotAllowed(String method, String path, String allowed) {
        Exchange answer = Raw.send(method, path);
        assertEquals(405, answer.status());
        assertEquals("method-not-allowed", code(answer));
        assertEquals(List.of(allowed), answer.responseHeaders().get("allow"));
    }

    @Test
    void optionsTellsTheMethods() {
        Api.admin().options(BUYERS).then().statusCode(200).header("Allow", "GET, HEAD, OPTIONS, POST");
    }

    @Test
    void headAnswersLikeGetWithoutABody() {
        Response head = Api.admin().head("/v1/me");
        head.then().statusCode(200).header("Content-Type", containsString("application/json"));
        assertEquals("", head.asString());
        Api.admin().head("/v1/nothing").then().statusCode(404).header("Content-Type", Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "image/png", "garbage", "a/b/c;;q=x", "application/xml, text/html;q=0.9"})
    void aFormatThatIsNotThereIsNotAcceptable(String accept) {
        Api.admin().header("Accept", accept).get(BUYERS).then().statusCode(406).body("code", is("not-acceptable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "application/*", "text/html, application/json;q=0.1", "application/json;charset=utf-8"})
    void jsonIsAcceptable(String accept) {
        Api.admin().header("Accept", accept).get("/v1/me").then().statusCode(200);
    }

    @Test
    void aBodyOfAnotherTypeIsUnsupported() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        assertEquals(415, Raw.send("POST", BUYERS, body, "Content-Type: text/plain").status());
        assertEquals(415, Raw.send("POST", BUYERS, body, "Content-Type: application/merge-patch+json").status());
        assertEquals(415, Raw.send("POST", BUYERS, body).status());
        assertEquals(400, Raw.send("POST", BUYERS, body, "Content-Type: ;;;").status());
        Made buyer = Api.made(BUYERS, Sample.buyer());
        assertEquals(415, Raw.send("PATCH", buyer.path(), body, JSON, "If-Match: " + buyer.etag()).status());
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        String head = "POST /v1/buyers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Api.adminToken() + "\r\n" + JSON;
        String announced = new String(Raw.exchanged(head + "\r\nContent-Length: 30000000\r\n\r\n", new byte[0]), StandardCharsets.UTF_8);
        assertTrue(announced.startsWith("HTTP/1.1 413") && announced.contains("\"code\":\"payload-too-large\""), announced);
        byte[] chunk = ("1400001\r\n" + " ".repeat(0x1400001) + "\r\n0\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        String unannounced = new String(Raw.exchanged(head + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n", chunk),
                StandardCharsets.UTF_8);
        assertTrue(unannounced.startsWith("HTTP/1.1 413") && unannounced.contains("\"code\":\"payload-too-large\""), unannounced);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\":", "{'name':'x'}", "{\"name\":NaN}", "/* */{}", "{\"name\":\"a\",}", "{\"name\":\"a\",\"name\":\"b\"}",
            "{} x", "{}{}", "{\"kind\":01}", "nope"})
    void whatIsNoJsonIsMalformed(String body) {
        post(body).then().statusCode(400).body("code", is("malformed-json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                  | ``         | required
            null                                                | ``         | required
            []                                                  | ``         | invalid-type
            "x"                                                 | ``         | invalid-type
            1                                                   | ``         | invalid-type
            {"kind":"COMMUNE"}                                  | /name      | required
            {"name":null,"kind":"COMMUNE"}                      | /name      | required
            {"name":"  ","kind":"COMMUNE"}                      | /name      | required
            {"name":79,"kind":"COMMUNE"}                        | /name      | invalid-type
            {"name":true,"kind":"COMMUNE"}                      | /name      | invalid-type
            {"name":["a"],"kind":"COMMUNE"}                     | /name      | invalid-type
            {"name":{"a":1},"kind":"COMMUNE"}                   | /name      | invalid-type
            {"name":1e999999999,"kind":"COMMUNE"}               | /name      | invalid-type
            {"name":"a","kind":0}                               | /kind      | invalid-value
            {"name":"a","kind":"commune"}                       | /kind      | invalid-value
            {"name":"a","kind":""}                              | /kind      | invalid-value
            {"name":"a","kind":"COMMUNE","nom":"b"}             | /nom       | unknown-field
            {"name":"a","kind":"COMMUNE","id":"b"}              | /id        | unknown-field
            {"name":"a","kind":"COMMUNE","a/b~c":1}             | /a~1b~0c   | unknown-field
            {"name":"a","kind":"COMMUNE","siret":"1"}           | /siret     | invalid-format
            {"name":"a","kind":"COMMUNE","siret":12345678901234} | /siret    | invalid-type
            {"name":"a\\u0000b","kind":"COMMUNE"}               | /name      | invalid-format
            {"name":"a\\u001bb","kind":"COMMUNE"}               | /name      | invalid-format
            {"name":"\\ud800","kind":"COMMUNE"}                 | /name      | invalid-format
            """)
    void aFieldThatDoesNotMatchIsPointedAt(String body, String pointer, String code) {
        post(body).then().statusCode(400).body("code", is("invalid-body"))
                .body("errors[0].pointer", is(pointer)).body("errors[0].code", is(code));
    }

    @Test
    void everyFaultOfABodyIsTold() {
        post("{\"name\":\"" + "a".repeat(201) + "\",\"siret\":\"1\",\"commune\":\"x\"}").then().statusCode(400)
                .body("errors.pointer", is(List.of("/commune", "/kind", "/name", "/siret")))
                .body("errors.code", is(List.of("invalid-format", "required", "too-long", "invalid-format")));
    }

    @Test
    void numbersAndDatesAreReadToTheLetter() {
        String target = "{\"department\":\"79\",\"year\":2018,\"hours\":%s,\"rsaShare\":0.3,\"effectiveOn\":%s}";
        for (String hours : List.of("\"151.67\"", "true", "[7000]", "{}")) {
            Api.admin().body(target.formatted(hours, "null")).post("/v1/targets").then().statusCode(400)
                    .body("errors[0].pointer", is("/hours")).body("errors[0].code", is("invalid-type"));
        }
        for (String hours : List.of("151.675", "1e999999999", "1e-999999999", "9".repeat(900), "-1", "10000000")) {
            Api.admin().body(target.formatted(hours, "null")).post("/v1/targets").then().statusCode(400).body("code", is("invalid-body"));
        }
        for (String day : List.of("[2018,1,1]", "17532", "\"2018-02-30\"", "\"2018-1-1\"", "\"01/01/2018\"", "\"2018-01-01T00:00:00Z\"",
                "\"+12018-01-01\"", "\"0000-01-01\"", "\"\"")) {
            Api.admin().body(target.formatted("1", day)).post("/v1/targets").then().statusCode(400)
                    .body("errors[0].pointer", is("/effectiveOn"));
        }
    }

    /** Sent raw, for RestAssured would print them, each level with its indentation. */
    @Test
    void bombsAreRefused() {
        Made buyer = Api.made(BUYERS, Sample.buyer());
        for (String bomb : List.of("[".repeat(200_000), "{\"name\":".repeat(50_000), "{\"name\":" + "[".repeat(900) + "]".repeat(900) + "}",
                "{\"name\":" + "{\"a\":".repeat(900) + "1" + "}".repeat(901), "{\"" + "a".repeat(200_000) + "\":1}",
                "{\"name\":" + "9".repeat(100_000) + "}")) {
            byte[] body = bomb.getBytes(StandardCharsets.UTF_8);
            assertEquals(400, Raw.send("POST", BUYERS, body, JSON).status());
            assertEquals(400, Raw.send("PATCH", buyer.path(), body, "Content-Type: application/merge-patch+json",
                    "If-Match: " + buyer.etag()).status());
        }
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] body = "{\"name\":\"?\",\"kind\":\"COMMUNE\"}".getBytes(StandardCharsets.ISO_8859_1);
        for (int wrong : new int[] {0xff, 0xe9, 0xed, 0x00, 0x80}) {
            body[9] = (byte) wrong;
            assertEquals(400, Raw.send("POST", BUYERS, body, JSON).status());
        }
    }

    @Test
    void textsKeepTheirLettersAndLoseTheSpaceAroundThem() {
        Made buyer = Api.made(BUYERS, Sample.buyer().with("name", "  Œuvre d’Orléans \uD83D\uDE00 – L’Haÿ\t"));
        assertEquals("Œuvre d’Orléans \uD83D\uDE00 – L’Haÿ", buyer.now().path("name").textValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=0            | limit  | out-of-range
            limit=501          | limit  | out-of-range
            limit=-1           | limit  | invalid-value
            limit=abc          | limit  | invalid-value
            limit=%2B5         | limit  | invalid-value
            limit=%D9%A1       | limit  | invalid-value
            limit=99999999999  | limit  | invalid-value
            limit=             | limit  | invalid-value
            limit=1&limit=2    | limit  | invalid-value
            count=yes          | count  | invalid-value
            sort=createdAt     | sort   | invalid-value
            sort=--name        | sort   | invalid-value
            kind=commune       | kind   | invalid-value
            siret=%00          | siret  | invalid-value
            foo=1              | ?      | unknown-parameter
            Limit=1            | ?      | unknown-parameter
            """)
    void aParameterThatDoesNotMatchIsNamed(String query, String parameter, String code) {
        Api.admin().urlEncodingEnabled(false).get(BUYERS + "?" + query).then().statusCode(400).body("code", is("invalid-parameter"))
                .body("errors[0].parameter", is(parameter)).body("errors[0].code", is(code));
    }

    @Test
    void unknownParametersAreRefusedEverywhere() {
        Made buyer = Api.made(BUYERS, Sample.buyer());
        Api.admin().get("/v1/me?foo=1").then().statusCode(400).body("errors[0].code", is("unknown-parameter"));
        Api.admin().get(buyer.path() + "?foo=1").then().statusCode(400);
        Api.admin().body(Sample.buyer()).post(BUYERS + "?dryRun=true").then().statusCode(400);
        Api.delete(Api.admin(), buyer.path() + "?force=true", buyer.etag()).then().statusCode(400);
        Api.admin().get(buyer.path()).then().statusCode(200);
    }

    @Test
    void aCursorHoldsForItsListOnly() {
        Api.made(BUYERS, Sample.buyer());
        Api.made(BUYERS, Sample.buyer());
        String next = Api.admin().get(BUYERS + "?limit=1&sort=name").then().statusCode(200).extract().header("Link");
        String cursor = next.replaceAll(".*[?&]cursor=([^&>]*).*", "$1");
        for (String foreign : List.of(BUYERS + "?limit=1&cursor=" + cursor, BUYERS + "?sort=-name&cursor=" + cursor,
                BUYERS + "?sort=name&kind=EPCI&cursor=" + cursor, "/v1/employers?sort=name&cursor=" + cursor,
                BUYERS + "?sort=name&cursor=abc", BUYERS + "?sort=name&cursor=%00%ff", BUYERS + "?sort=name&cursor=" + cursor + "A")) {
            Api.admin().urlEncodingEnabled(false).get(foreign).then().statusCode(400).body("code", is("invalid-cursor"));
        }
        Api.admin().urlEncodingEnabled(false).get(BUYERS + "?sort=name&limit=500&cursor=" + cursor).then().statusCode(200);
    }

    @Test
    void pagesJoinUpWithoutGapOrDouble() {
        String kind = "SOCIAL_SECURITY";
        for (int i = 0; i < 7; i++) {
            Api.made(BUYERS, Sample.buyer().with("kind", kind).with("name", "Même nom"));
        }
        for (String sort : List.of("", "&sort=name", "&sort=-name")) {
            List<String> all = Api.admin().get(BUYERS + "?kind=" + kind + "&limit=500" + sort).jsonPath().getList("items.id");
            List<String> paged = new ArrayList<>();
            Response page = Api.admin().get(BUYERS + "?kind=" + kind + "&limit=3&count=true" + sort);
            while (page != null) {
                page.then().statusCode(200).body("total.toString()", is(String.valueOf(all.size())));
                paged.addAll(page.jsonPath().getList("items.id"));
                String link = page.header("Link");
                page = link == null ? null : Api.admin().urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));
            }
            assertEquals(all, paged);
        }
    }

    @Test
    void anEntityThatIsKnownIsNotSentAgain() {
        Made buyer = Api.made(BUYERS, Sample.buyer());
        for (String known : List.of(buyer.etag(), "W/" + buyer.etag(), "\"x\", " + buyer.etag(), "*")) {
            Response answer = Api.admin().header("If-None-Match", known).get(buyer.path());
            answer.then().statusCode(304).header("ETag", buyer.etag());
            assertEquals("", answer.asString());
        }
        Api.admin().header("If-None-Match", "\"x\"").get(buyer.path()).then().statusCode(200);
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        Made buyer = Api.made(BUYERS, Sample.buyer());
        String change = "{\"name\":\"Nouveau nom\"}";
        Api.patch(Api.admin(), buyer.path(), null, change).then().statusCode(428).body("errors[0].header", is("If-Match"));
        Api.delete(Api.admin(), buyer.path(), null).then().statusCode(428);
        for (String stale : List.of("\"99\"", "W/" + buyer.etag(), "0", "garbage")) {
            Api.patch(Api.admin(), buyer.path(), stale, change).then().statusCode(412).body("code", is("precondition-failed"));
            Api.delete(Api.admin(), buyer.path(), stale).then().statusCode(412);
        }
        String moved = Api.patch(Api.admin(), buyer.path(), buyer.etag(), change).then().statusCode(200).extract().header("ETag");
        assertNotEquals(buyer.etag(), moved);
        Api.patch(Api.admin(), buyer.path(), buyer.etag(), change).then().statusCode(412);
        Api.delete(Api.admin(), buyer.path(), moved).then().statusCode(204);
        Api.admin().get(buyer.path()).then().statusCode(404);
    }

    @Test
    void aMergePatchChangesWhatItNames() {
        Made buyer = Api.made(BUYERS, Sample.buyer().with("email", "a@exemple.fr"));
        Api.patch(buyer.path(), "{\"email\":null}").then().statusCode(200).body("email", nullValue())
                .body("name", is(buyer.text("/name"))).body("siret", is(buyer.text("/siret")));
        for (String wrong : List.of("[]", "\"x\"", "null", "", "{}", "{\"name\":null}", "{\"id\":null}", "{\"etag\":\"x\"}", "{\"nom\":null}")) {
            Api.patch(buyer.path(), wrong).then().statusCode(400).body("code", is("invalid-body"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                               | fr
            fr-CH              | fr
            en                 | en
            en-GB,en;q=0.5     | en
            de                 | fr
            de, en;q=0.3       | en
            fr;q=0.1, en;q=0.9 | en
            *                  | fr
            ;;;                | fr
            """)
    void problemsSpeakFrenchOrEnglish(String accepted, String language) {
        String[] header = accepted == null ? new String[0] : new String[] {"Accept-Language: " + accepted};
        for (String address : List.of("/v1/nothing", "/v1/%zz", "/v1/buyers?limit=0")) {
            assertEquals(List.of(language), Raw.send("GET", address, header).responseHeaders().get("content-language"));
        }
        byte[] body = "{\"name\":\"\"}".getBytes(StandardCharsets.UTF_8);
        String[] headers = accepted == null ? new String[] {JSON} : new String[] {JSON, header[0]};
        Exchange invalid = Raw.send("POST", BUYERS, body, headers);
        assertEquals(language.equals("en"), invalid.responseBody().contains("must not be"), invalid.responseBody());
    }

    @Test
    void answersAreKeptInNoSharedCache() {
        for (String path : List.of("/v1/me", BUYERS, "/v1/nothing")) {
            Api.admin().get(path).then().header("Cache-Control", "private, no-cache").header("Vary", "Authorization, Accept-Language");
        }
    }
}
