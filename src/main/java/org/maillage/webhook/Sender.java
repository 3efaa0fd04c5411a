package org.maillage.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one message. It connects to the address that was checked, whatever the name leads to by then, follows no redirect, uses no
 * connection twice, and of the answer looks at nothing but the status.
 */
@ApplicationScoped
class Sender {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int TLS_PORT = 443;
    private static final int PLAIN_PORT = 80;

    /** How it went: the status of the answer, or why there is none. */
    record Outcome(Integer answer, DeliveryFault fault) {
        boolean taken() {
            return fault == null;
        }

        private static Outcome answered(int status) {
            return new Outcome(status, status / 100 == 2 ? null : DeliveryFault.ANSWER);
        }
    }

    private final Target target;
    private final HttpClient client;

    Sender(Target target, Vertx vertx) {
        this.target = target;
        this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false).setConnectTimeout(CONNECT_MILLIS)
                .setMaxRedirects(0).setVerifyHost(true).setMaxPoolSize(50));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    Outcome send(String url, UUID id, String body, List<String> secrets, Instant now) {
        try {
            URI uri = target.uri(url);
            return exchange(options(uri, target.address(uri)).putHeader("webhook-id", name(id))
                    .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .putHeader("webhook-signature", Signature.of(secrets, name(id), now, body)), body);
        } catch (Target.Refusal e) {
            return new Outcome(null, e.fault());
        } catch (URISyntaxException e) {
            return new Outcome(null, DeliveryFault.ADDRESS_REFUSED);
        }
    }

    static String name(UUID id) {
        return "msg_" + id.toString().replace("-", "");
    }

    private static RequestOptions options(URI uri, InetAddress address) {
        boolean tls = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? TLS_PORT : PLAIN_PORT;
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions().setMethod(HttpMethod.POST).setSsl(tls).setHost(uri.getHost()).setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery()).setFollowRedirects(false)
                .setTimeout(ANSWER_MILLIS).putHeader("Content-Type", "application/json").putHeader("User-Agent", "Maillage");
    }

    private Outcome exchange(RequestOptions options, String body) {
        try {
            return client.request(options).compose(request -> request.send(Buffer.buffer(body)).map(response -> {
                int status = response.statusCode();
                request.connection().close();
                return Outcome.answered(status);
            })).toCompletionStage().toCompletableFuture().get(CONNECT_MILLIS + ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return new Outcome(null, DeliveryFault.UNREACHABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(null, DeliveryFault.UNREACHABLE);
        }
    }
}
