package org.maillage.imports;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The headings, and what each was taken for.
 *
 * @param cells    as they stand in the file; where they stand in two rows, both
 * @param fields   of the same places; null where a heading is not known, and where a column is passed over
 * @param measures columns that say by their heading of which month or nature their hours are; empty where a row is one line
 * @param month    that the name of the sheet says, in the place of the last column, which the file does not have; else null
 */
record Heading(List<String> cells, List<Field> fields, List<Measure> measures, String month) {

    /** How many rows, at most, may stand above the headings: a title, a date. */
    static final int SEARCHED = 20;

    /** Of the files of refused lines, so that these can be put right and sent again as they are. */
    static final List<String> OWN = List.of("Ligne", "Line", "Motif du refus", "Refused because");
    /** The same, where they stand beside these. */
    private static final List<String> PLACES = List.of("Feuille", "Sheet");

    /** Whether the column at this place is one of the files of refused lines. */
    boolean own(int column) {
        return OWN.contains(cells.get(column)) || PLACES.contains(cells.get(column)) && ours();
    }

    /** Whether the file is one of refused lines. */
    boolean ours() {
        return cells.stream().anyMatch(OWN::contains);
    }

    /** The cells of a row without those under headings of ours. */
    List<String> foreign(List<String> row) {
        if (!ours()) {
            return row;
        }
        return IntStream.range(0, row.size()).filter(i -> i >= cells.size() || !own(i)).mapToObj(row::get).toList();
    }

    /** The headings without those of ours. */
    List<String> foreign() {
        return foreign(cells);
    }

    Field field(int column) {
        return column < fields.size() ? fields.get(column) : null;
    }

    boolean measured(int column) {
        return measures.stream().anyMatch(measure -> measure.column() == column);
    }

    /** How many lines a row makes at most. */
    int width() {
        return Math.max(1, measures.size());
    }

    boolean has(String field) {
        return fields.stream().filter(Objects::nonNull).anyMatch(one -> one.name().equals(field));
    }
}
