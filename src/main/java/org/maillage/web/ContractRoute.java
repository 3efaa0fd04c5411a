package org.maillage.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Serves the contract byte for byte. The OpenAPI extension would serve its own reading of it, in another order and
 * without what it does not know; it keeps the page of the contract and the JSON form.
 */
@ApplicationScoped
public class ContractRoute {

    private static final String FILE = "/META-INF/openapi.yaml";

    private final Buffer contract = read();

    void register(@Observes Router router) {
        router.get("/q/openapi").order(-1).handler(this::answer);
        router.get("/q/openapi.yaml").order(-1).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        request.response().putHeader("Content-Type", "application/yaml;charset=UTF-8").end(contract);
    }

    private static Buffer read() {
        try (InputStream file = ContractRoute.class.getResourceAsStream(FILE)) {
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The contract cannot be read", e);
        }
    }
}
