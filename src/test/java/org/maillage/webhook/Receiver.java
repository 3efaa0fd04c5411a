package org.maillage.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.maillage.testing.Api;

/** What a receiver of webhooks does: it keeps what it got, checks signatures by itself, and answers as it is told. */
final class Receiver implements AutoCloseable {

    /** One request. */
    record Received(Headers headers, String body, String path) {
        JsonNode json() {
            return Api.tree(body);
        }

        String id() {
            return headers.getFirst("webhook-id");
        }

        /** As the specification says: one of the signatures is right. */
        boolean signedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
                String signed = id() + "." + headers.getFirst("webhook-timestamp") + "." + body;
                String right = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
                return List.of(headers.getFirst("webhook-signature").split(" ")).contains(right);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 204;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.9"), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(exchange.getRequestHeaders(), body, exchange.getRequestURI().getPath()));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.9:" + server.getAddress().getPort() + "/hook?a=1";
    }

    Receiver answering(int code) {
        status = code;
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
