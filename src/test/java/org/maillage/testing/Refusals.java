package org.maillage.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import org.maillage.web.ProblemType;
import org.maillage.web.Refused;

/** What a refusal must be: its status, its code and the place of its first fault. */
public final class Refusals {

    private Refusals() {
    }

    /** @param pointer of the first fault */
    public static JsonNode assertRefused(int status, String code, String pointer, Response answer) {
        JsonNode problem = Api.json(answer);
        assertEquals(status + " " + code + " " + pointer,
                answer.statusCode() + " " + problem.path("code").asText() + " " + problem.at("/errors/0/pointer").asText(),
                problem::toString);
        return problem;
    }

    /** For a refusal that names no place in a body. */
    public static JsonNode assertRefused(int status, String code, Response answer) {
        JsonNode problem = Api.json(answer);
        assertEquals(status + " " + code, answer.statusCode() + " " + problem.path("code").asText(), problem::toString);
        return problem;
    }

    /** For a rule without a container. */
    public static void assertRefused(ProblemType type, String pointer, org.junit.jupiter.api.function.Executable rule) {
        Refused refused = assertThrows(Refused.class, rule);
        assertEquals(type + " " + pointer, refused.type() + " " + refused.faults().get(0).where());
    }
}
