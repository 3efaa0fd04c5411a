package org.maillage.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.maillage.web.Refused;

/**
 * The row of headings, and what each was taken for.
 *
 * @param cells  as they stand in the file
 * @param fields of the same places; null where a heading is not known, and where a column is passed over
 */
record Heading(List<String> cells, List<Field> fields) {

    /** How many rows, at most, may stand above the headings: a title, a date. */
    static final int SEARCHED = 20;

    /** Of the files of refused lines, so that these can be put right and sent again as they are. */
    static final List<String> OWN = List.of("Ligne", "Line", "Motif du refus", "Refused because");

    private static final Set<String> MADE = Set.of("id", "etag", "createdAt", "updatedAt", "validatedAt", "buyerId", "prescriberId", "beneficiaryId",
            "employerId", "userEmployerId", "employmentId", "clauseId", "contractId", "corrects", "correctedBy");

    /** As the properties of an export stand in its first row. */
    private static final Pattern MACHINE = Pattern.compile("[a-z]+([A-Z][a-z]*)*(\\.[a-zA-Z]+)*");

    /** Whether the row is that of an export of ours, in which a heading is the name of a property and nothing else. */
    private static boolean exported(List<String> row) {
        return row.contains(RecordIds.ID) && row.contains("etag");
    }

    /** How many headings of the row are known. */
    static int known(List<String> row, Columns columns) {
        return (int) row.stream().filter(cell -> columns.under(cell) != null).count();
    }

    /**
     * Of the row that holds most known headings, the first of these.
     *
     * @throws Refused 422 when no row has two of them, a needed one is not there, or two mean the same
     */
    static int find(List<List<String>> rows, Columns columns) {
        int best = -1;
        int most = 1;
        for (int i = 0; i < rows.size(); i++) {
            int found = known(rows.get(i), columns);
            if (found > most) {
                best = i;
                most = found;
            }
        }
        if (best < 0) {
            throw Refused.because(ImportProblem.IMPORT_COLUMNS_UNKNOWN);
        }
        return best;
    }

    static Heading of(List<String> row, Columns columns) {
        List<Field> fields = new ArrayList<>();
        Map<Field, String> taken = new HashMap<>();
        for (String cell : row) {
            Field field = exported(row) && MACHINE.matcher(cell).matches() ? columns.named(cell) : columns.under(cell);
            if (field != null && field.type() != Field.Type.PASSED_OVER) {
                String other = taken.put(field, cell);
                if (other != null) {
                    throw Refused.because(ImportProblem.IMPORT_COLUMNS_TWICE, other, cell);
                }
            }
            fields.add(field == null || field.type() == Field.Type.PASSED_OVER ? null : field);
        }
        boolean whole = taken.keySet().stream().anyMatch(field -> field.name().equals(PersonCells.FULL_NAME));
        List<String> missing = exported(row) ? List.of() : columns.fields().stream().filter(field -> field.needed() && !taken.containsKey(field))
                .filter(field -> !whole || !PersonCells.FIELDS.contains(field.name()) || field.name().equals("birthDate"))
                .map(field -> field.headings().get(0)).toList();
        if (!missing.isEmpty()) {
            throw Refused.because(ImportProblem.IMPORT_COLUMNS_MISSING, String.join(", ", missing));
        }
        return new Heading(List.copyOf(row), fields);
    }

    /** Whether the column at this place is one of the files of refused lines. */
    boolean own(int column) {
        return OWN.contains(cells.get(column));
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
}
