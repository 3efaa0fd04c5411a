package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a line says about one thing.
 *
 * @param about  names the thing within its kind; several lines of a file may speak of it
 * @param fields what is said of it, by the names of columns; empty: one line alone may speak of it
 * @param column that is told where a second line speaks of what one line alone may
 * @param under  the columns of fields that have another name in this line
 */
record Statement(String about, Map<String, String> fields, String column, Map<String, String> under) {

    /** Of a thing that a file speaks of in one line only. */
    static Statement once(String column, Object... about) {
        return new Statement(joined(about), Map.of(), column, Map.of());
    }

    /** Of a thing that several lines may speak of, as long as they agree: what a line leaves empty it does not say. */
    static Statement of(Line line, List<String> columns, Object... about) {
        Map<String, String> said = new TreeMap<>();
        columns.stream().filter(line.fields()::hasNonNull).forEach(column -> said.put(column, text(line.fields().get(column))));
        return new Statement(joined(about), said, null, Map.of());
    }

    /** With what another column of this line says of {@code field}; the same when it is empty. */
    Statement with(String field, Line line, String otherColumn) {
        if (!line.fields().hasNonNull(otherColumn)) {
            return this;
        }
        Map<String, String> said = new TreeMap<>(fields);
        said.put(field, text(line.fields().get(otherColumn)));
        return new Statement(about, said, column, Map.of(field, otherColumn));
    }

    private static String joined(Object... about) {
        return String.join("|", Arrays.stream(about).map(String::valueOf).toList());
    }

    /** 700 and 700.00 are the same. */
    static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.isTextual() ? value.textValue() : value.toString();
    }
}
