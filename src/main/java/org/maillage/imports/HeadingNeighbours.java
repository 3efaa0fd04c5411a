package org.maillage.imports;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.maillage.web.Nir;

/** The known heading that is nearest to one that is not understood. */
final class HeadingNeighbours {

    /** One letter of so many may differ. */
    private static final int LETTERS_TO_ONE = 4;
    /** So many are told; a refusal is read by people. */
    private static final int MOST = 8;
    private static final int LONGEST = 60;
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private HeadingNeighbours() {
    }

    /** Such as {@code « Volum » (≈ Volume horaire), « Rem. »}, or a dash; what may be data of persons is left out. */
    static String told(List<String> headings, Columns columns) {
        String told = headings.stream().filter(HeadingNeighbours::heading).limit(MOST).map(heading -> "« " + heading + " »"
                + nearest(heading, columns).map(known -> " (≈ " + known + ")").orElse("")).collect(Collectors.joining(", "));
        return told.isEmpty() ? "–" : told;
    }

    private static boolean heading(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && !Nir.in(text) && !text.matches(".*[0-9]{5}.*|.*@.*");
    }

    static Optional<String> nearest(String heading, Columns columns) {
        String key = HeadingWords.of(heading).key();
        return columns.fields().stream().filter(field -> field.type() != Field.Type.PASSED_OVER)
                .flatMap(field -> field.headings().stream())
                .map(known -> Map.entry(known, DISTANCE.apply(key, HeadingWords.of(known).key())))
                .filter(known -> known.getValue() <= key.length() / LETTERS_TO_ONE).min(Comparator.comparingInt(Map.Entry::getValue)).map(Map.Entry::getKey);
    }
}
