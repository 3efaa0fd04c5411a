package org.maillage.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** A last and a first name that stand in one cell: {@code DE LA FONTENAYE Jean-Marc}. */
record FullName(String lastName, String firstName) {

    /** What a word is by its letters. */
    private enum Word { CAPITALS, PARTICLE, OTHER, UNCLEAR }

    private static final Set<String> PARTICLES = Set.of("de", "du", "des", "d'", "l'", "la", "le", "les", "da", "di", "do", "dos", "del", "della", "van",
            "von", "der", "den", "ter", "zu", "el", "al", "ben", "bin");
    private static final Set<String> TITLES = Set.of("m", "m.", "mr", "mr.", "mme", "mme.", "mlle", "mlle.", "monsieur", "madame", "mademoiselle");
    private static final int MOST_WORDS = 8;

    /** As capitals, or a comma behind the last name, part it, whichever comes first; null where they do not. */
    static FullName marked(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank()) {
            return new FullName(parts[0].strip(), parts[1].strip());
        }
        List<String> words = words(text);
        List<Word> kinds = words.stream().map(FullName::kind).toList();
        int first = kinds.indexOf(Word.CAPITALS);
        int end = kinds.lastIndexOf(Word.CAPITALS) + 1;
        while (first > 0 && kinds.get(first - 1) == Word.PARTICLE) {
            first--;
        }
        boolean atOneEnd = first == 0 != (end == words.size());
        boolean clear = first >= 0 && !kinds.contains(Word.UNCLEAR) && !kinds.subList(first, end).contains(Word.OTHER);
        if (parts.length > 1 || !clear || !atOneEnd) {
            return null;
        }
        return first == 0 ? new FullName(joined(words, 0, end), joined(words, end, words.size()))
                : new FullName(joined(words, first, end), joined(words, 0, first));
    }

    /** Every way to part it, the last name first; the one way that is marked, where it is. */
    static List<FullName> readings(String text) {
        FullName marked = marked(text);
        List<String> words = words(text);
        if (marked != null || words.size() > MOST_WORDS) {
            return marked == null ? List.of() : List.of(marked);
        }
        return IntStream.range(1, words.size()).mapToObj(i -> new FullName(joined(words, 0, i), joined(words, i, words.size()))).toList();
    }

    /** The words but for a title in front. */
    private static List<String> words(String text) {
        List<String> words = Arrays.asList(text.strip().split("\\s+"));
        return TITLES.contains(words.get(0).toLowerCase(Locale.ROOT)) ? words.subList(1, words.size()) : words;
    }

    private static Word kind(String word) {
        String plain = word.replace('’', '\'');
        if (PARTICLES.contains(plain)) {
            return Word.PARTICLE;
        }
        String name = plain.replaceFirst("^(?:[dl]'|Mc|Mac)(?=\\p{Lu}{2})", "");
        if (!name.matches("\\p{L}[\\p{L}\\p{M}'.-]*")) {
            return Word.UNCLEAR;
        }
        long letters = name.chars().filter(Character::isLetter).count();
        boolean capitals = name.equals(name.toUpperCase(Locale.ROOT));
        return capitals ? letters > 1 ? Word.CAPITALS : Word.UNCLEAR : name.equals(name.toLowerCase(Locale.ROOT)) ? Word.UNCLEAR : Word.OTHER;
    }

    private static String joined(List<String> words, int from, int until) {
        return String.join(" ", words.subList(from, until));
    }

    /** Says nothing of the person: it may end up in a log. */
    @Override
    public String toString() {
        return "FullName";
    }
}
