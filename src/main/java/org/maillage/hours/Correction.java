package org.maillage.hours;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/**
 * A correction: why, and the declaration that takes the place of the old one. Its body is the reason and a merge-patch of what
 * was declared: what it does not name stays as it was.
 */
record Correction(String reason, HourEntryInput declaration) {

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
