package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.maillage.testing.Api;

/** Sends files in and waits for what becomes of them. */
final class Imports {

    static final String PATH = "/v1/imports";
    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Imports() {
    }

    static Response post(String token, String address, String type, byte[] body) {
        return Api.file(Api.as(token), type, body).post(PATH + "/" + address);
    }

    /** Sends a file and waits until it has ended. */
    static JsonNode sent(String token, String address, String type, byte[] body) {
        return ended(token, accepted(post(token, address, type, body)));
    }

    static JsonNode sent(String address, String csv) {
        return sent(Api.adminToken(), address, CSV, csv.getBytes(StandardCharsets.UTF_8));
    }

    /** The id of what was taken. */
    static String accepted(Response answer) {
        answer.then().statusCode(202);
        return Api.json(answer).path("id").textValue();
    }

    static JsonNode ended(String token, String id) {
        return until(token, id, run -> !List.of("RECEIVING", "WAITING", "RUNNING").contains(run.path("state").textValue()));
    }

    static JsonNode until(String token, String id, Predicate<JsonNode> reached) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode run = Api.json(Api.as(token).get(PATH + "/" + id));
            if (reached.test(run)) {
                return run;
            }
            assertTrue(System.nanoTime() < end, run::toPrettyString);
            pause();
        }
    }

    static void pause() {
        try {
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All results of a status, over all pages; null: of all. */
    static List<JsonNode> results(String token, String id, String status) {
        List<JsonNode> items = new ArrayList<>();
        RequestSpecification asked = Api.as(token).queryParam("limit", 500);
        Response page = (status == null ? asked : asked.queryParam("status", status)).get(PATH + "/" + id + "/results");
        while (true) {
            page.then().statusCode(200);
            Api.json(page).path("items").forEach(items::add);
            String link = page.header("Link");
            if (link == null) {
                return items;
            }
            page = Api.as(token).urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));
        }
    }

    /** {@code created/changed/unchanged/refused}. */
    static String counts(JsonNode run) {
        JsonNode lines = run.path("lines");
        assertEquals(lines.path("created").asInt() + lines.path("changed").asInt(), lines.path("accepted").asInt());
        return "%s %d/%d/%d/%d".formatted(run.path("state").asText(), lines.path("created").asInt(), lines.path("changed").asInt(),
                lines.path("unchanged").asInt(), lines.path("refused").asInt());
    }
}
