package org.maillage.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.maillage.embedded.EmbeddedMariaDb;

/**
 * Two instances on one database, sixteen writers and a reader of the feed for a minute ({@code -Dchaos.seconds}), while one instance or
 * the other is killed (SIGKILL) and started again: the reader's copy equals the database, and what was written came once.
 */
class FeedChaosIT {

    private static final Path SERVICE = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final int WRITERS = 16;
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("chaos.seconds", 60));
    private static final String ADMIN = "an-invented-token-of-the-chaos-0001";

    private final HttpClient http = HttpClient.newHttpClient();

    /** A service in a JVM of its own. */
    private final class Instance {
        private final URI uri;
        private final int port;
        private final Map<String, String> settings;
        private Process process;

        private Instance(Map<String, String> settings) throws IOException {
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            this.settings = settings;
            uri = URI.create("http://127.0.0.1:" + port);
            start();
        }

        private void start() throws IOException {
            ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-jar",
                    SERVICE.toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/chaos-" + port + ".log")));
            settings.forEach((name, value) -> java.environment().put(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
            java.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
            process = java.start();
        }

        private void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        private boolean ready() {
            try {
                return http.send(HttpRequest.newBuilder(uri.resolve("/q/health/ready")).timeout(Duration.ofSeconds(2)).build(),
                        BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void awaitReady() {
            for (long end = System.nanoTime() + Duration.ofMinutes(3).toNanos(); !ready(); rest(200)) {
                assertTrue(process.isAlive() && System.nanoTime() < end, "does not start: target/chaos-" + port + ".log");
            }
        }
    }

    private static void rest(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void theCopyEqualsTheDatabaseWhoeverIsKilled() throws Exception {
        assertTrue(Files.exists(SERVICE), "Build the service first: ./mvnw package -DskipTests");
        Path folder = Files.createTempDirectory(Path.of("target"), "chaos");
        List<Instance> instances = new ArrayList<>();
        try (EmbeddedMariaDb database = EmbeddedMariaDb.launch(folder.resolve("data"), Path.of("target/mariadb-server"), true)) {
            Map<String, String> settings = new HashMap<>(database.awaitReady().datasource());
            settings.put("maillage.admin-token", ADMIN);
            settings.put("maillage.data-dir", folder.toAbsolutePath().toString());
            settings.put("maillage.limits.requests-per-minute", "1000000");
            instances.add(new Instance(settings));
            instances.get(0).awaitReady();
            instances.add(new Instance(settings));
            instances.get(1).awaitReady();
            Killing killing = new Killing(instances);
            Hammering.Result result = new Hammering(instances.stream().map(one -> one.uri).toList(), token(instances.get(0).uri))
                    .run(WRITERS, TIME, killing::step, killing::end);
            System.out.printf("%nChaos: %d s, %d writers, %d kills, %d writes acknowledged, %d changes read: each once, the copy equals the database%n",
                    TIME.toSeconds(), WRITERS, killing.kills, result.written(), result.changes());
            assertTrue(killing.kills > 1, "nobody was killed");
        } finally {
            for (Instance one : instances) {
                one.kill();
            }
        }
    }

    /** Now the one, now the other; never both, so that somebody writes. */
    private static final class Killing {
        private final List<Instance> instances;
        private final Random random = new Random();
        private int kills;

        private Killing(List<Instance> instances) {
            this.instances = instances;
        }

        private void step() {
            try {
                rest(1000 + random.nextInt(4000));
                Instance one = instances.get(random.nextInt(2));
                one.kill();
                kills++;
                rest(random.nextInt(1500));
                one.start();
                one.awaitReady();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void end() {
            instances.forEach(Instance::awaitReady);
        }
    }

    private String token(URI uri) throws IOException, InterruptedException {
        String client = "{\"name\":\"chaos " + UUID.randomUUID() + "\",\"roles\":[\"ADMIN\",\"FACILITATOR\"]}";
        String answer = http.send(HttpRequest.newBuilder(uri.resolve("/v1/api-clients")).header("Authorization", "Bearer " + ADMIN)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(client)).build(), BodyHandlers.ofString()).body();
        return answer.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }
}
