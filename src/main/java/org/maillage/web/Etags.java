package org.maillage.web;

import java.util.Arrays;

/** Preconditions on entity tags (RFC 9110 §13, RFC 6585 §3). */
public final class Etags {

    private Etags() {
    }

    /**
     * Holds a change to the version that the client has read.
     *
     * @param ifMatch the header If-Match: one or more strong tags, or {@code *}
     * @throws Refused 428 when the header is missing, 412 when no tag is the entity's
     */
    public static void require(String ifMatch, Versioned entity) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Refused.because(CommonProblem.PRECONDITION_REQUIRED).header("If-Match");
        }
        if (!matches(ifMatch, entity.etag())) {
            throw Refused.because(CommonProblem.PRECONDITION_FAILED).header("If-Match");
        }
    }

    static boolean matches(String header, String etag) {
        return header.strip().equals("*") || Arrays.stream(header.split(",")).map(String::strip).anyMatch(etag::equals);
    }

    /** If-None-Match compares weakly: {@code W/"3"} matches {@code "3"} (RFC 9110 §13.1.2). */
    static boolean matchesWeakly(String header, String etag) {
        return matches(header.replace("W/", ""), etag);
    }
}
