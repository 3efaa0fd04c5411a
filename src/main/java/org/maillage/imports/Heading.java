package org.maillage.imports;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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
    /** Of an export: what this service made itself. */
    private static final Set<String> MADE = Set.of("id", "etag", "createdAt", "updatedAt", "validatedAt", "buyerId", "prescriberId", "beneficiaryId",
            "employerId", "userEmployerId", "employmentId", "clauseId", "contractId", "corrects", "correctedBy", "pendingCorrection", "externalIds");

    /** As the properties of an export stand in its first row. */
    private static final Pattern MACHINE = Pattern.compile("[a-z]+([A-Z][a-z]*)*(\\.[a-zA-Z]+)*");

    /** Whether the row is that of an export of ours, in which a heading is the name of a property and nothing else. */
    static boolean exported(List<String> row) {
        return row.contains(RecordIds.ID) && row.contains("etag");
    }

    /** What a heading means where it stands in the row of an export, or in another one. */
    static Field meant(String heading, boolean exported, Columns columns) {
        return exported && MACHINE.matcher(heading).matches() ? columns.named(heading) : columns.under(heading);
    }

    /** Whether the column at this place is one of the files of refused lines. */
    boolean own(int column) {
        return OWN.contains(cells.get(column)) || PLACES.contains(cells.get(column)) && ours();
    }

    /** Whether the file is one of refused lines. */
    boolean ours() {
        return cells.stream().anyMatch(OWN::contains);
    }

    /** Whether the file is one of ours, which have an apostrophe before what a spreadsheet would compute. */
    boolean escaped() {
        return ours() || exported(cells);
    }

    /** Whether what stands in a column was made by this service, and holds nothing about a person. */
    boolean made(int column) {
        return exported(cells) && column < cells.size() && MADE.contains(cells.get(column));
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

    /** How many headings the file itself has. */
    int standing() {
        return month == null ? cells.size() : cells.size() - 1;
    }

    /** What the column of the file at this place was taken for; null where it is not read. */
    Field field(int column) {
        return column < standing() ? fields.get(column) : null;
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
