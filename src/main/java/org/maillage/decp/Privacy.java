package org.maillage.decp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.maillage.web.CommonProblem;
import org.maillage.web.Nir;
import org.maillage.web.Refused;

/**
 * No social security number (NIR) comes in with a record. Titles and names are held to the rule of every text; numbers, and what is one
 * by its name, to that of identifiers: contract numbers and broken SIRETs may have as many digits.
 */
final class Privacy {

    private static final Set<String> NUMBERS = Set.of("id", "uid", "idAccordCadre", "code", "codeCPV");

    private Privacy() {
    }

    /** @throws Refused 422 {@code nir-refused} */
    static void require(JsonNode record) {
        require("", record);
    }

    private static void require(String name, JsonNode value) {
        value.properties().forEach(field -> require(field.getKey(), field.getValue()));
        if (value.isArray()) {
            value.forEach(one -> require(name, one));
        }
        if (value.isNumber() || NUMBERS.contains(name) ? Nir.inIdentifier(Scalars.text(value)) : Nir.in(Scalars.text(value))) {
            throw Refused.because(CommonProblem.NIR_REFUSED);
        }
    }
}
