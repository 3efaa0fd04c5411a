package org.maillage.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** What such a letter begins with: most cells have none of these. */
    private static final Set<Character> LEADS = REPAIRS.keySet().stream().map(seen -> seen.charAt(0)).collect(Collectors.toSet());
    /** In two or three bytes, and so seen as two or three letters. */
    private static final int LONGEST = 3;
    /** The first byte of such a letter, with the second one lost: no capital of a Portuguese word. */
    private static final Pattern TORN = Pattern.compile("(?<![A-ZÀ-Þ])[ÃÂ](?![A-Za-zÀ-ÿ])|(?<=\\p{L})[√├]|[√├](?=\\p{L})");

    private Mojibake() {
    }

    /** The text as it was meant; the same where nothing is to be repaired. */
    static String repaired(String text) {
        if (text.chars().noneMatch(c -> LEADS.contains((char) c))) {
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
        StringBuilder repaired = new StringBuilder(text.length());
        for (int i = 0; i < text.length();) {
            int length = LEADS.contains(text.charAt(i)) ? seen(text, i) : 0;
            repaired.append(length == 0 ? text.substring(i, i + 1) : REPAIRS.get(text.substring(i, i + length)));
            i += Math.max(1, length);
        }
        return repaired.toString();
    }

    /** How many characters from here on are one letter; 0 where none is. */
    private static int seen(String text, int from) {
        for (int length = LONGEST; length > 1; length--) {
            if (from + length <= text.length() && REPAIRS.containsKey(text.substring(from, from + length))) {
                return length;
            }
        }
        return 0;
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
