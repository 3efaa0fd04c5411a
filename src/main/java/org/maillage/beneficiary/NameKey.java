package org.maillage.beneficiary;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names as they are compared: letters only, without accents, hyphens, blanks and leading particles, the last and the first name in
 * alphabetical order, so that two that were swapped are the same. {@code De la Tour, Jean-Noël} and {@code TOUR (DE LA), JEAN NOEL} are
 * {@code jeannoel tour}.
 */
final class NameKey {

    /** What stands before a name and is written apart, together, or not at all: the longest first; {@code d} and {@code l} before a vowel. */
    private static final List<String> PARTICLES = List.of("delas", "delos", "della", "dela", "des", "del", "dos", "das", "von", "van", "ben", "les",
            "du", "de", "da", "di", "do", "le", "la", "el", "al", "d", "l");
    /** What directories write behind a name instead, in words of its own: these, too, go with others. */
    private static final Set<String> BEHIND = Set.of("der", "den", "dem", "bin", "zu");
    private static final String VOWELS = "aeiouyh";
    /** What is left of a name has that many letters at least. */
    private static final int SHORTEST = 3;
    /** More letters are not compared. */
    private static final int LONGEST = 220;

    private NameKey() {
    }

    /** The key of two names; null when one of them is not said, or has no letter. */
    static String of(String lastName, String firstName) {
        String last = lastName == null ? "" : bare(lastName);
        String first = firstName == null ? "" : bare(firstName);
        String key = Stream.of(last, first).sorted().collect(Collectors.joining(" "));
        return last.isEmpty() || first.isEmpty() ? null : key.substring(0, Math.min(LONGEST, key.length()));
    }

    /** The letters of one name, without accents, signs and a leading particle. */
    static String bare(String name) {
        String apart = Normalizer.normalize(name.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae").replace("ß", "ss"),
                Normalizer.Form.NFD);
        String joined = inOrder(apart.replaceAll("\\p{M}", ""));
        return PARTICLES.stream().filter(particle -> joined.startsWith(particle) && joined.length() - particle.length() >= SHORTEST)
                .filter(particle -> particle.length() > 1 || VOWELS.indexOf(joined.charAt(1)) >= 0).findFirst()
                .map(particle -> joined.substring(particle.length())).orElse(joined);
    }

    /** The letters of a name with the particles behind it in front of it. */
    private static String inOrder(String name) {
        List<String> words = Stream.of(name.split("[\\p{Lm}[^\\p{L}]]+")).filter(word -> !word.isEmpty()).toList();
        int end = words.size();
        while (end > 0 && (PARTICLES.contains(words.get(end - 1)) || BEHIND.contains(words.get(end - 1)))) {
            end--;
        }
        return Stream.concat(words.subList(end, words.size()).stream(), words.subList(0, end).stream()).collect(Collectors.joining());
    }
}
