package org.maillage.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * Whether two requests are one: SHA-256 over method, address and body. Order of properties, digits of a number (7.5 and 7.50),
 * blanks, and {@code null} for what may be left out make no difference.
 */
final class Fingerprint {

    private Fingerprint() {
    }

    /** @param arguments what the resource was called with: the ids of the path and the body */
    static String of(ObjectMapper mapper, String method, String address, Iterable<?> arguments) {
        StringBuilder text = new StringBuilder(method).append(' ').append(address);
        for (Object argument : arguments) {
            append(text.append('\n'), argument instanceof JsonNode json ? json : mapper.valueToTree(argument));
        }
        return sha256(text.toString());
    }

    private static void append(StringBuilder text, JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            text.append("null");
        } else if (node.isObject()) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            node.properties().stream().filter(one -> !one.getValue().isNull()).forEach(one -> sorted.put(one.getKey(), one.getValue()));
            text.append('{');
            sorted.forEach((name, value) -> append(text.append(quoted(name)).append(':'), value));
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            node.forEach(element -> append(text.append(','), element));
            text.append(']');
        } else {
            text.append(node.isNumber() ? number(node.decimalValue()) : node.toString());
        }
    }

    private static String quoted(String name) {
        return ",\"" + name.replace("\"", "\\\"") + '"';
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
