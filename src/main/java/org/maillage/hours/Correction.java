package org.maillage.hours;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.Messages;
import org.maillage.web.Nir;
import org.maillage.web.Refused;

/**
 * A correction: why, and the declaration that takes the place of the old one. Its body is the reason and a merge-patch of what
 * was declared: what it does not name stays as it was.
 */
record Correction(String reason, HourEntryInput declaration) {

    private static final int LONGEST_REASON = 500;

    /**
     * The reason that is given, or the text by default in the language of the request.
     *
     * @throws Refused 400 {@code invalid-parameter} for one that is blank or too long
     */
    static String reason(String given, HttpHeaders headers) {
        if (given != null && (given.isBlank() || given.length() > LONGEST_REASON)) {
            throw Refused.because(CommonProblem.INVALID_PARAMETER).fault(Refused.In.PARAMETER, "reason", given.isBlank() ? "required" : "too-long");
        }
        if (given != null && Nir.in(given)) {
            throw Refused.because(CommonProblem.NIR_REFUSED).parameter("reason");
        }
        return given != null ? given : Messages.text(Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)), "error.corrected-by-source");
    }

    /** The reason by default where no request says its language. */
    static String bySource() {
        return Messages.text(Locale.FRENCH, "error.corrected-by-source");
    }

    /** @throws Refused 400 for a body that does not match the contract, one without a reason or without a change among them */
    static Correction of(JsonNode body, HourEntry old, Bodies bodies) {
        if (!(body instanceof ObjectNode given)) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", "invalid-type");
        }
        ObjectNode changes = given.deepCopy();
        ObjectNode why = changes.objectNode();
        if (changes.has("reason")) {
            why.set("reason", changes.remove("reason"));
        }
        String reason = bodies.read(why, ReasonInput.class).reason();
        if (changes.isEmpty()) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", "required");
        }
        return new Correction(reason, bodies.patched(HourEntryInput.of(old), changes, HourEntryInput.class));
    }
}
