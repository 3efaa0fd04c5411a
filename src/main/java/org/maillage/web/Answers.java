package org.maillage.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** The successful answers about one entity: status, Location, ETag. */
public final class Answers {

    private Answers() {
    }

    /** 200 with the entity's tag. */
    public static <V> RestResponse<V> ok(Versioned entity, V view) {
        return answer(RestResponse.Status.OK, entity, view).build();
    }

    /** 201 with the entity's tag and its place below {@code collection}, such as {@code /v1/buyers}. */
    public static <V> RestResponse<V> created(String collection, Versioned entity, V view) {
        return created(collection, entity.id.toString(), entity, view);
    }

    /** 201 for an entity whose public key is not its id. */
    public static <V> RestResponse<V> created(String collection, String key, Versioned entity, V view) {
        return answer(RestResponse.Status.CREATED, entity, view).location(URI.create(collection + "/" + key)).build();
    }

    /** 201 as {@link #created}, or 200, by what became of it. */
    public static <V> RestResponse<V> put(String collection, Put<? extends Versioned> put, V view) {
        return put.outcome() == Outcome.CREATED ? created(collection, put.entity(), view) : ok(put.entity(), view);
    }

    private static <V> RestResponse.ResponseBuilder<V> answer(RestResponse.Status status, Versioned entity, V view) {
        return RestResponse.ResponseBuilder.<V>create(status).entity(view).type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, entity.etag());
    }
}
