package org.maillage.keycloak;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real Keycloak of the realm {@code src/keycloak/maillage-realm.json}, on loopback, with its data below {@code target/}, for as
 * long as the tests run.
 */
public class Keycloak implements QuarkusTestResourceLifecycleManager {

    private static final Path HOME = Path.of(System.getProperty("maillage.test.keycloak"));
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long POLL_MILLIS = 500;

    private Process process;

    /** After the provider of the other tests, whose place it takes. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            int port = freePort();
            String issuer = "http://127.0.0.1:" + port + "/realms/maillage";
            launch(port);
            awaitReady(URI.create(issuer + "/.well-known/openid-configuration"));
            return Map.of("maillage.oidc.issuer", issuer, "maillage.oidc.audience", "maillage-api",
                    "maillage.oidc.roles.facilitator", "clauses-facilitation", "maillage.oidc.roles.coordinator", "clauses-coordination",
                    "maillage.oidc.roles.employer", "clauses-employeur");
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while Keycloak was starting", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void launch(int port) throws IOException {
        Path imports = Files.createDirectories(HOME.resolve("data/import"));
        Files.copy(Path.of("src/keycloak/maillage-realm.json"), imports.resolve("maillage-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        process = new ProcessBuilder(HOME.resolve("bin/kc.sh").toString(), "start-dev", "--db=dev-mem", "--http-host=127.0.0.1",
                "--http-port=" + port, "--import-realm")
                .redirectErrorStream(true).redirectOutput(Path.of("target/keycloak.log").toFile()).start();
    }

    private void awaitReady(URI configuration) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers(client, configuration)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IOException("Keycloak does not start: see target/keycloak.log");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static boolean answers(HttpClient client, URI address) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The script that started Java ends with it, and the other way round; only these two processes are ended. */
    @Override
    public void stop() {
        if (process == null) {
            return;
        }
        var java = process.descendants().toList();
        java.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                java.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
