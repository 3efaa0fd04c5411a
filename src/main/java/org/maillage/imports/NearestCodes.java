package org.maillage.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.maillage.web.CodeList;

/** The codes of a list that are most like what somebody wrote in a cell. */
@ApplicationScoped
class NearestCodes {

    private static final int SHOWN = 3;
    private static final int SHORTEST_WITHIN = 3;
    private static final int THOUSANDTHS = 1000;

    private final Codes codes;

    NearestCodes(Codes codes) {
        this.codes = codes;
    }

    /** The three nearest with their labels, the best first: {@code « Entreprise d’insertion (EI) », …}. */
    String to(Field field, String said, Locale locale) {
        String key = Columns.key(said);
        return codes.list(field.list()).codes().stream().sorted(Comparator.comparingInt(code -> distance(field, code, key))).limit(SHOWN)
                .map(code -> shown(code, locale)).collect(Collectors.joining(", "));
    }

    private static String shown(CodeList.Code code, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        String label = english ? code.label().en() : code.label().fr();
        String withCode = label.contains("(" + code.code() + ")") ? label : label + " (" + code.code() + ")";
        return english ? "“" + withCode + "”" : "« " + withCode + " »";
    }

    private static int distance(Field field, CodeList.Code code, String said) {
        Stream<String> written = field.values().entrySet().stream().filter(one -> one.getValue().equals(code.code())).map(Map.Entry::getKey);
        Stream<String> known = Stream.of(code.code(), code.label().fr(), code.label().fr().replaceAll("\\(.*\\)", ""), code.label().en()).map(Columns::key);
        return Stream.concat(written, known).mapToInt(one -> distance(one, said)).min().orElse(Integer.MAX_VALUE);
    }

    /** In thousandths of letters that are to be changed; what stands whole within the other is nearer than all else. */
    private static int distance(String known, String said) {
        boolean within = Math.min(known.length(), said.length()) >= SHORTEST_WITHIN && (known.contains(said) || said.contains(known));
        return within ? Math.abs(known.length() - said.length())
                : THOUSANDTHS * LevenshteinDistance.getDefaultInstance().apply(known, said) / Math.max(1, Math.max(known.length(), said.length()));
    }
}
