package org.maillage.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.maillage.testing.Sample;

/**
 * Many who write at once, and one who keeps a copy by the feed meanwhile, over plain HTTP to one instance or several, which may die at
 * any moment. In the end the copy must be what is there, and whatever a writer was told to be written must have come once.
 */
final class Hammering {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<URI> instances;
    private final String token;
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> told = new ConcurrentHashMap<>();
    private final Map<String, String> copy = new TreeMap<>();
    private volatile boolean writing = true;
    private String cursor;

    Hammering(List<URI> instances, String token) {
        this.instances = instances;
        this.token = token;
    }

    /** What became of it: how much was written, and how many changes came. */
    record Result(int written, int changes) {
    }

    /**
     * @param meanwhile is done over and over
     * @param end       is done when the time is over
     */
    Result run(int writers, Duration time, Runnable meanwhile, Runnable end) throws Exception {
        exported().forEach(copy::put);
        ExecutorService threads = Executors.newFixedThreadPool(writers + 1);
        try {
            List<Future<?>> work = new ArrayList<>(IntStream.range(0, writers).<Future<?>>mapToObj(n -> threads.submit(() -> write(n))).toList());
            Future<?> reader = threads.submit(this::follow);
            long over = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < over && !reader.isDone()) {
                meanwhile.run();
            }
            end.run();
            writing = false;
            for (Future<?> one : work) {
                one.get(60, TimeUnit.SECONDS);
            }
            reader.get(120, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        verify();
        return new Result(written.size(), told.values().stream().mapToInt(Integer::intValue).sum());
    }

    private void verify() throws IOException, InterruptedException {
        List<String> twice = told.entrySet().stream().filter(one -> one.getValue() != 1).map(one -> one.getKey() + " came " + one.getValue() + " times").toList();
        assertEquals(List.of(), twice);
        assertEquals(List.of(), written.stream().filter(one -> !told.containsKey(one)).toList(), "was written and never came");
        Map<String, String> there = exported();
        assertEquals(there.keySet(), copy.keySet());
        there.forEach((key, one) -> assertEquals(one, copy.get(key)));
    }

    // ---------------------------------------------------------------------------------------------------------- the reader

    private Map<String, String> exported() throws IOException, InterruptedException {
        Map<String, String> all = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            HttpResponse<String> export = sent("GET", "/v1/exports/" + kind.type(), null, null);
            assertEquals(200, export.statusCode(), export.body());
            cursor = cursor == null ? export.headers().firstValue("Maillage-Changes-After").orElseThrow() : cursor;
            for (String line : export.body().lines().filter(line -> !line.isEmpty()).toList()) {
                JsonNode one = JSON.readTree(line);
                all.put(kind.type() + " " + one.path("id").textValue(), one.toString());
            }
        }
        return all;
    }

    /** Until nobody writes any more and everything came. */
    private void follow() {
        boolean more = true;
        while (more) {
            boolean last = !writing;
            try {
                HttpResponse<String> answer = sent("GET", "/v1/changes?include=resource&limit=300&wait=1&after=" + cursor, null, null);
                if (answer.statusCode() == 200) {
                    JsonNode page = JSON.readTree(answer.body());
                    page.path("items").forEach(this::take);
                    cursor = page.path("next").textValue();
                    more = !last || page.path("more").booleanValue() || !page.path("items").isEmpty();
                }
            } catch (IOException e) {
                // the instance is gone for now: the cursor is as it was
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void take(JsonNode change) {
        String key = change.path("type").textValue() + " " + change.path("id").textValue();
        told.merge(key + " " + change.path("action").textValue() + " " + change.path("version").intValue(), 1, Integer::sum);
        if (change.has("resource")) {
            copy.put(key, change.path("resource").toString());
        } else {
            copy.remove(key);
        }
    }

    // --------------------------------------------------------------------------------------------------------- the writers

    private void write(int number) {
        Random random = new Random(number);
        Writer writer = new Writer(random);
        while (writing) {
            try {
                writer.step();
            } catch (IOException e) {
                // whether it was written nobody knows: the copy shows it
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Resources of its own, and a buyer that all of them change. */
    private final class Writer {
        private final Random random;
        private final Map<String, String> tags = new TreeMap<>();
        private final List<String> entries = new ArrayList<>();
        private String employment;
        private String clause;
        private String person;
        private int month;

        private Writer(Random random) {
            this.random = random;
        }

        private void step() throws IOException, InterruptedException {
            if (clause == null) {
                contract();
            } else if (employment == null || month == 100) {
                hire();
            } else {
                switch (random.nextInt(6)) {
                    case 0 -> make("buyer", "/v1/buyers", Sample.buyer());
                    case 1 -> change();
                    case 2 -> remove();
                    case 3 -> decide();
                    default -> declare();
                }
            }
        }

        private void contract() throws IOException, InterruptedException {
            String employer = make("employer", "/v1/employers", Sample.employer());
            String buyer = make("buyer", "/v1/buyers", Sample.buyer());
            String contract = employer == null || buyer == null ? null : make("contract", "/v1/contracts", Sample.contract(buyer, Sample.NIORT));
            if (contract != null) {
                tags.remove("/v1/buyers/" + buyer);
                clause = make("clause", "/v1/clauses", Sample.clause(contract).with("commitments", List.of(Sample.commitment(employer, "700.00"))));
                person = employer;
            }
        }

        /** {@code person} holds the employer until somebody works for it. */
        private void hire() throws IOException, InterruptedException {
            String somebody = make("beneficiary", "/v1/beneficiaries", Sample.beneficiary());
            if (somebody != null) {
                employment = make("employment", "/v1/employments", Sample.employment(somebody, person, "2018-01-01"));
                month = 0;
            }
        }

        private void declare() throws IOException, InterruptedException {
            String of = "20%02d-%02d".formatted(18 + month / 12, 1 + month % 12);
            month++;
            String entry = make("hour-entry", "/v1/hour-entries", Sample.hours(employment, clause, of, "10.00"));
            if (entry != null) {
                entries.add(entry);
            }
        }

        private void decide() throws IOException, InterruptedException {
            if (!entries.isEmpty()) {
                String entry = entries.remove(random.nextInt(entries.size()));
                told("hour-entry", "CHANGED", sent("POST", "/v1/hour-entries/" + entry + "/validation", "{}", null), 200);
            }
        }

        private void change() throws IOException, InterruptedException {
            String path = any("buyers");
            if (path != null) {
                // of an instance that was killed before it answered nobody knows whether it wrote
                HttpResponse<String> answer = sent("PATCH", path, "{\"name\":\"" + Sample.unique("Acheteur") + "\"}", tags.remove(path));
                told("buyer", "CHANGED", answer, 200);
                answer.headers().firstValue("ETag").ifPresent(tag -> tags.put(path, tag));
            }
        }

        private void remove() throws IOException, InterruptedException {
            String path = any("buyers");
            if (path != null) {
                String tag = tags.remove(path);
                if (sent("DELETE", path, null, tag).statusCode() == 204) {
                    written.add("buyer " + path.substring(path.lastIndexOf('/') + 1) + " DELETED " + tag.replace("\"", ""));
                }
            }
        }

        private String any(String collection) {
            List<String> paths = tags.keySet().stream().filter(path -> path.startsWith("/v1/" + collection)).toList();
            return paths.isEmpty() ? null : paths.get(random.nextInt(paths.size()));
        }

        private String make(String type, String collection, Object body) throws IOException, InterruptedException {
            HttpResponse<String> answer = sent("POST", collection, JSON.writeValueAsString(body), null);
            String id = told(type, "CREATED", answer, 201);
            if (id != null) {
                tags.put(collection + "/" + id, answer.headers().firstValue("ETag").orElseThrow());
            }
            return id;
        }

        private String told(String type, String action, HttpResponse<String> answer, int expected) throws IOException {
            assertTrue(answer.statusCode() == expected || answer.statusCode() >= 500 || answer.statusCode() == 409, answer.body());
            if (answer.statusCode() != expected) {
                return null;
            }
            String id = JSON.readTree(answer.body()).path("id").textValue();
            written.add(type + " " + id + " " + action + " " + answer.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
            return id;
        }
    }

    private HttpResponse<String> sent(String method, String path, String body, String tag) throws IOException, InterruptedException {
        URI instance = instances.get((int) (Math.random() * instances.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(instance.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
