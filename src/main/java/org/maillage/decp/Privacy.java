package org.maillage.decp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maillage.web.CommonProblem;
import org.maillage.web.Nir;
import org.maillage.web.Refused;

/**
 * No social security number (NIR) comes in with a record. Texts are held to the rule of every text; a mere number, which broken SIRETs
 * of fifteen digits are, only when its key is right: the official examples have such SIRETs.
 */
final class Privacy {

    private static final Pattern FIFTEEN = Pattern.compile("([0-9]{13})([0-9]{2})");
    private static final int MODULUS = 97;

    private Privacy() {
    }

    /** @throws Refused 422 {@code nir-refused} */
    static void require(JsonNode node) {
        if (node.isContainerNode()) {
            node.forEach(Privacy::require);
        } else if (Nir.in(node.asText()) && !harmless(node.asText())) {
            throw Refused.because(CommonProblem.NIR_REFUSED);
        }
    }

    private static boolean harmless(String text) {
        Matcher number = FIFTEEN.matcher(text);
        return number.matches() && MODULUS - Long.parseLong(number.group(1)) % MODULUS != Integer.parseInt(number.group(2));
    }
}
