package org.maillage.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Letters that a program wrote in UTF-8 and another one read in the alphabet of a machine: {@code RÃ©novation}. */
final class Mojibake {

    /** Western letters and signs, those among them that the first reading left behind for a second one. */
    private static final String MEANT = IntStream.rangeClosed(0xa0, 0xff).mapToObj(Character::toString).collect(Collectors.joining())
            + "œŒŸŠšŽž’‘“”„‚–—…€•™ˆ˜‰‹›ƒ†‡\u202f";
    private static final List<Charset> READ_IN = List.of(Charset.forName("windows-1252"), Charset.forName("x-MacRoman"), Charset.forName("IBM850"),
            Charset.forName("IBM437"));
    /** Bytes that the alphabet of Windows does not have: programs make control characters of them, or lose them. */
    private static final String MISSING = "\ufffd";
    private static final Map<String, String> REPAIRS = repairs();
    private static final Pattern SEEN = Pattern.compile(REPAIRS.keySet().stream().sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote).collect(Collectors.joining("|")));
    /** The first byte of such a letter, with the second one lost: no capital of a Portuguese word. */
    private static final Pattern TORN = Pattern.compile("(?<![A-ZÀ-Þ])[ÃÂ](?![A-Za-zÀ-ÿ])|(?<=\\p{L})[√├]|[√├](?=\\p{L})");

    private Mojibake() {
    }

    /** The text as it was meant; the same where nothing is to be repaired. */
    static String repaired(String text) {
        if (ascii(text)) {
            return text;
        }
        String repaired = once(text);
        return repaired.equals(text) ? text : once(repaired);
    }

    /** Whether letters of the text are lost. */
    static boolean lost(String text) {
        return !ascii(text) && (text.contains(MISSING) || TORN.matcher(text).find());
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String once(String text) {
        return SEEN.matcher(text).replaceAll(match -> java.util.regex.Matcher.quoteReplacement(REPAIRS.get(match.group())));
    }

    private static Map<String, String> repairs() {
        Map<String, String> repairs = new HashMap<>();
        for (int i = 0; i < MEANT.length(); i++) {
            String meant = MEANT.substring(i, i + 1);
            byte[] bytes = meant.getBytes(StandardCharsets.UTF_8);
            READ_IN.stream().map(charset -> new String(bytes, charset)).filter(seen -> !seen.contains(MISSING))
                    .forEach(seen -> repairs.put(seen, meant));
            repairs.put(windows(bytes), meant);
            repairs.put(new String(bytes, StandardCharsets.ISO_8859_1), meant);
        }
        return repairs;
    }

    /** As browsers and many tools read it: what Windows does not have is a control character. */
    private static String windows(byte[] bytes) {
        StringBuilder seen = new StringBuilder();
        for (byte one : bytes) {
            String letter = new String(new byte[] {one}, READ_IN.get(0));
            seen.append(letter.equals(MISSING) ? (char) (one & 0xff) : letter.charAt(0));
        }
        return seen.toString();
    }
}
