package org.maillage.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.JsonConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.maillage.access.Role;

/**
 * Calls the service. Bodies are {@link Fields} (or anything that Jackson writes) and go out as JSON; numbers of answers come
 * back as {@link java.math.BigDecimal}. Every answer is checked by {@link ContractFilter}.
 */
public final class Api {

    /** The token of a mere administrator, who sees no person. */
    public static final String ACCOUNTS_TOKEN = ConfigProvider.getConfig().getValue("maillage.admin-token", String.class);

    private static final String MERGE_PATCH = "application/merge-patch+json; charset=UTF-8";

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String NDJSON = "application/x-ndjson; charset=UTF-8";

    private Api() {
    }

    private static String allRights;

    private static String allAudit;

    /** As an administrator who is a facilitator too, everywhere, with the sensitive criteria: who sees and writes everything. */
    public static RequestSpecification admin() {
        return as(adminToken());
    }

    /** The token of {@link #admin}. */
    public static synchronized String adminToken() {
        if (allRights == null) {
            Fields client = Fields.of("name", "all rights", "roles", List.of(Role.ADMIN, Role.FACILITATOR), "permissions", List.of("SENSITIVE"));
            allRights = made(accounts(), "/v1/api-clients", client).text("/token");
        }
        return allRights;
    }

    /** As a mere administrator. */
    public static RequestSpecification accounts() {
        return as(ACCOUNTS_TOKEN);
    }

    /** As an auditor who sees everything, what is sensitive included. */
    public static synchronized RequestSpecification auditor() {
        if (allAudit == null) {
            allAudit = auditorToken(List.of("SENSITIVE"));
        }
        return as(allAudit);
    }

    /** The token of a new auditor; no territories: everywhere. */
    public static String auditorToken(List<String> permissions, String... territories) {
        Fields client = Fields.of("name", Sample.unique("auditor"), "roles", List.of(Role.AUDITOR), "permissions", permissions, "reason",
                "Contrôle de service fait", "expiresAt", Instant.now().plus(Duration.ofDays(30)).toString(), "territories", List.of(territories));
        return made(accounts(), "/v1/api-clients", client).text("/token");
    }

    /** As a new API client with one role; no territories: everywhere. */
    public static RequestSpecification client(Role role, String... territories) {
        return client(List.of(role), territories);
    }

    /** As a new API client with these roles; no territories: everywhere. */
    public static RequestSpecification client(List<Role> roles, String... territories) {
        return as(token(roles, territories));
    }

    /** The token of a new API client. */
    public static String token(List<Role> roles, String... territories) {
        Fields client = Fields.of("name", Sample.unique("client"), "roles", roles, "territories", Arrays.asList(territories));
        return made(accounts(), "/v1/api-clients", client).text("/token");
    }

    /** With a token, whatever it is worth. */
    public static RequestSpecification as(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    /** Without a token. */
    public static RequestSpecification anonymous() {
        JsonConfig decimals = JsonConfig.jsonConfig().numberReturnType(NumberReturnType.BIG_DECIMAL);
        EncoderConfig lines = EncoderConfig.encoderConfig().encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                .encodeContentTypeAs("text/csv", ContentType.TEXT).encodeContentTypeAs(XLSX, ContentType.TEXT);
        return given().config(RestAssured.config().jsonConfig(decimals).encoderConfig(lines)).contentType(ContentType.JSON);
    }

    /** Makes something as the administrator, which must succeed. */
    public static Made made(String collection, Object body) {
        return made(admin(), collection, body);
    }

    /** Makes something, which must succeed. */
    public static Made made(RequestSpecification who, String collection, Object body) {
        Response response = post(who, collection, body).then().statusCode(201).extract().response();
        return new Made(response.header("Location").replaceFirst("^https?://[^/]+", ""), json(response));
    }

    public static Response post(RequestSpecification who, String path, Object body) {
        return who.body(body).post(path);
    }

    public static Response put(RequestSpecification who, String path, Object body) {
        return who.body(body).put(path);
    }

    /** Posts NDJSON: what {@link #line} makes, or broken lines. */
    public static Response postLines(RequestSpecification who, String path, List<String> lines) {
        return who.contentType(NDJSON).body(String.join("\n", lines)).post(path);
    }

    /** A request with a file as it is, byte by byte. */
    public static RequestSpecification file(RequestSpecification who, String type, byte[] content) {
        EncoderConfig bytes = EncoderConfig.encoderConfig().encodeContentTypeAs(type.replaceAll(";.*", ""), ContentType.BINARY)
                .appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return who.config(RestAssured.config().encoderConfig(bytes)).contentType(type).body(content);
    }

    /** A body on one line. */
    public static String line(Object body) {
        return write(body);
    }

    /** A merge-patch as the administrator, with the entity tag that is in force now. */
    public static Response patch(String path, Object patch) {
        return patch(admin(), path, etag(path), patch);
    }

    /** A merge-patch; {@code etag} null: without If-Match. */
    public static Response patch(RequestSpecification who, String path, String etag, Object patch) {
        return ifMatch(who, etag).contentType(MERGE_PATCH).body(write(patch)).patch(path);
    }

    /** A deletion as the administrator, with the entity tag that is in force now. */
    public static Response delete(String path) {
        return delete(admin(), path, etag(path));
    }

    /** A deletion; {@code etag} null: without If-Match. */
    public static Response delete(RequestSpecification who, String path, String etag) {
        return ifMatch(who, etag).delete(path);
    }

    private static RequestSpecification ifMatch(RequestSpecification who, String etag) {
        return etag == null ? who : who.header("If-Match", etag);
    }

    /** The entity tag in force now. */
    public static String etag(String path) {
        return admin().get(path).then().statusCode(200).extract().header("ETag");
    }

    /** All items of a list, over all its pages, read as the administrator. */
    public static List<JsonNode> all(String path, Map<String, ?> query) {
        List<JsonNode> items = new ArrayList<>();
        Response page = admin().queryParams(query).queryParam("limit", 500).get(path);
        while (true) {
            page.then().statusCode(200);
            json(page).path("items").forEach(items::add);
            String link = page.header("Link");
            if (link == null) {
                return items;
            }
            page = admin().urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));
        }
    }

    /** The body as a tree in which decimals are exact. */
    public static JsonNode json(Response response) {
        try {
            return Schemas.JSON.readTree(response.asByteArray());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + response.asString(), e);
        }
    }

    /** A JSON text as a tree in which decimals are exact. */
    public static JsonNode tree(String json) {
        try {
            return Schemas.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** RestAssured writes no object under a media type that it does not know. */
    private static String write(Object body) {
        try {
            return body instanceof String text ? text : Schemas.JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
