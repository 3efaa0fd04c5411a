package org.maillage.testing;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that the service holds.
 *
 * @param path its address, such as {@code /v1/buyers/0190…}
 * @param body as it was answered when it was made
 */
public record Made(String path, JsonNode body) {

    public String id() {
        return body.path("id").textValue();
    }

    /** The entity tag at the time of making. */
    public String etag() {
        return body.path("etag").textValue();
    }

    /** The text of a field of the body, by JSON pointer. */
    public String text(String pointer) {
        return body.at(pointer).asText();
    }

    /** As it is now. */
    public JsonNode now() {
        return Api.json(Api.admin().get(path).then().statusCode(200).extract().response());
    }
}
