package org.maillage.testing;

import java.util.List;
import java.util.Map;

/**
 * A request and its answer, however they were sent.
 *
 * @param method          GET, POST …
 * @param path            raw, without the query
 * @param query           raw, null when there is none
 * @param requestType     media type of the request's body, null when it has none
 * @param requestBody     null when there is none
 * @param responseHeaders names in lower case
 */
public record Exchange(String method, String path, String query, String requestType, String requestBody, int status,
                       Map<String, List<String>> responseHeaders, String responseBody) {

    /** The media type of the answer without its parameters, or the empty text. */
    String responseType() {
        return responseHeaders.getOrDefault("content-type", List.of("")).get(0).split(";")[0].strip();
    }

    boolean successful() {
        return status >= 200 && status < 300;
    }
}
