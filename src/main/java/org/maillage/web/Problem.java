package org.maillage.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The body of every error: RFC 9457 with the extensions {@code code} and {@code errors}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, String instance, String code, List<Error> errors,
                      List<?> items) {

    /** Media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static final String TYPE_PREFIX = "urn:problem-type:maillage:";

    /** One fault: where ({@code pointer} RFC 6901 in the body, else {@code parameter} or {@code header}), what, and in words. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Error(String pointer, String parameter, String header, String code, String detail) {
    }

    /** The same problem with the results of a batch, line by line. */
    public Problem withItems(List<?> results) {
        return new Problem(type, title, status, detail, instance, code, errors, results);
    }
}
