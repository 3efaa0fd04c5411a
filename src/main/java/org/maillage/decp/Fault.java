package org.maillage.decp;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value of a record that could not be used.
 *
 * @param pointer where it stands in the record
 * @param value   as it came, cut short; null when there is none
 */
public record Fault(String pointer, DecpFault code, String value) {

    private static final int SHOWN = 100;

    static Fault of(String pointer, DecpFault code, JsonNode value) {
        String text = value == null || value.isMissingNode() ? null : value.isTextual() ? value.textValue()
                : value.isNumber() ? value.decimalValue().toString() : value.toString();
        return new Fault(pointer, code, text == null || text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
    }
}
