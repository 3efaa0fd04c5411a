package org.maillage.matrix;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.function.Function;
import org.maillage.access.Role;
import org.maillage.testing.Api;

/**
 * How an operation is called about an estate, and what becomes of it.
 *
 * @param request  what to send, made anew for each call
 * @param listed   the id that a list must hold for whoever is bound to the estate; null where it is no list
 * @param insider  the status for a client with the right role that is bound to the estate; null: the operation's success
 * @param stranger the status for a client with the right role that is bound elsewhere
 */
record Case(Function<Estate, Request> request, Function<Estate, String> listed, Integer insider, Function<Role, Integer> stranger) {

    /** A request; {@code etag} null: without If-Match. */
    record Request(String method, String path, Object body, String etag) {

        Response sentAs(String token) {
            RequestSpecification client = Api.as(token);
            if (body instanceof byte[] file) {
                return Api.file(client, "text/csv", file).request(method, path);
            }
            if (method.equals("PATCH")) {
                return Api.patch(client, path, etag, body);
            }
            if (etag != null) {
                client.header("If-Match", etag);
            }
            return (body == null ? client : client.body(body)).request(method, path);
        }
    }

    static Case get(Function<Estate, String> path) {
        return new Case(estate -> new Request("GET", path.apply(estate), null, null), null, null, role -> 404);
    }

    static Case list(String path, Function<Estate, String> id) {
        return new Case(estate -> new Request("GET", path + "?limit=500", null, null), id, null, role -> 200);
    }

    static Case post(Function<Estate, String> path, Function<Estate, Object> body) {
        return new Case(estate -> new Request("POST", path.apply(estate), body.apply(estate), null), null, null, role -> 404);
    }

    static Case post(String path, Function<Estate, Object> body) {
        return post(estate -> path, body);
    }

    static Case patch(Function<Estate, String> path, Object body) {
        return new Case(estate -> {
            String at = path.apply(estate);
            return new Request("PATCH", at, body, Api.etag(at));
        }, null, null, role -> 404);
    }

    static Case delete(Function<Estate, String> path) {
        return new Case(estate -> {
            String at = path.apply(estate);
            return new Request("DELETE", at, null, Api.etag(at));
        }, null, null, role -> 404);
    }

    /** The status for a client that is bound elsewhere. */
    Case elsewhere(int status) {
        return elsewhere(role -> status);
    }

    /** As {@link #elsewhere(int)}, by its role. */
    Case elsewhere(Function<Role, Integer> status) {
        return new Case(request, listed, insider, status);
    }

    /** Refused to whoever is bound to places, with the right role too. */
    Case unboundOnly() {
        return new Case(request, null, 403, role -> 403);
    }
}
