package org.maillage.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.maillage.web.Refused;

/** Finds the headings among the first rows: under a title, in one row or in two. */
final class HeadingSearch {

    private final List<SheetRow> rows;
    private final Columns columns;
    private final SheetLayout layout;

    /** The headings, and the number of the last row that they stand in. */
    record Found(Heading heading, int row) {
    }

    HeadingSearch(List<SheetRow> rows, Columns columns, SheetLayout layout) {
        this.rows = rows;
        this.columns = columns;
        this.layout = layout;
    }

    /** How many headings of a row are known, months among them. */
    static int known(List<String> row, Columns columns) {
        long fields = row.stream().filter(cell -> columns.under(cell) != null).count();
        boolean hours = columns.named("hours") != null && fields > 0;
        return (int) (hours ? fields + IntStream.range(0, row.size()).filter(i -> columns.under(row.get(i)) == null && monthly(i, row.get(i))).count() : fields);
    }

    private static boolean monthly(int column, String text) {
        Measure measure = text.isEmpty() ? null : Measure.of(column, text);
        return measure != null && measure.monthly();
    }

    /** The place, in the list, of the row that holds most known headings, the first of these; -1 where none has two. */
    static int best(List<List<String>> rows, Columns columns) {
        int best = -1;
        int most = 1;
        for (int i = 0; i < rows.size(); i++) {
            int found = known(rows.get(i), columns);
            if (found > most) {
                best = i;
                most = found;
            }
        }
        return best;
    }

    /** @throws Refused 422 when no row has two headings that are known, or what they mean is not clear */
    Found find(String sheetMonth) {
        int best = best(rows.stream().map(HeadingSearch::texts).toList(), columns);
        if (best < 0) {
            throw Refused.because(ImportProblem.IMPORT_COLUMNS_UNKNOWN, HeadingNeighbours.told(likely(), columns));
        }
        SheetRow row = rows.get(best);
        SheetRow next = best + 1 < rows.size() ? rows.get(best + 1) : null;
        if (next != null && below(row, next)) {
            return new Found(HeadingPlan.of(together(row, next), columns, sheetMonth), next.number());
        }
        SheetRow above = best > 0 ? rows.get(best - 1) : null;
        List<String> cells = above != null && groups(above, row) ? together(above, row) : texts(row);
        requireNarrow(row);
        return new Found(HeadingPlan.of(cells, columns, sheetMonth), row.number());
    }

    /** The cells of the row that is most like headings; none where none is, so that no data of persons is quoted. */
    private List<String> likely() {
        return rows.stream().map(HeadingSearch::texts).max(Comparator.comparingInt(this::likeness)).filter(row -> likeness(row) > 1)
                .map(row -> row.stream().filter(cell -> columns.under(cell) == null).toList()).orElse(List.of());
    }

    /** How many cells are headings that are known, which count twice, or near to one. */
    private int likeness(List<String> row) {
        return row.stream().filter(cell -> !cell.isEmpty()).mapToInt(cell -> columns.under(cell) != null ? 2
                : HeadingNeighbours.nearest(cell, columns).isPresent() ? 1 : 0).sum();
    }

    /** Whether {@code lower} parts what stands in {@code upper}: it says more of hours, and nothing under other headings. */
    private boolean below(SheetRow upper, SheetRow lower) {
        boolean parts = false;
        for (int i = 0; i < lower.cells().size(); i++) {
            String child = text(lower, i);
            String own = text(upper, i);
            if (child.isEmpty() || child.equals(own)) {
                continue;
            }
            Field over = columns.under(own);
            boolean measure = Measure.of(i, parent(upper, i) + " " + child) != null && hours(parent(upper, i));
            boolean field = own.isEmpty() && columns.under(child) != null;
            boolean free = over == null || over.name().equals("hours");
            if (!measure && !field && (!free || child.matches(".*[0-9].*"))) {
                return false;
            }
            parts |= measure || field;
        }
        return parts;
    }

    /** Whether {@code upper} says more of columns of {@code lower}, which holds most headings. */
    private boolean groups(SheetRow upper, SheetRow lower) {
        return IntStream.range(0, lower.cells().size()).anyMatch(i -> !text(lower, i).isEmpty() && columns.under(text(lower, i)) == null
                && hours(parent(upper, i)) && Measure.of(i, parent(upper, i) + " " + text(lower, i)) != null);
    }

    /** Whether the columns below are hours: the heading above says so, or a month, or a year. */
    private boolean hours(String heading) {
        Field field = columns.under(heading);
        return columns.named("hours") != null && (field != null ? field.name().equals("hours")
                : heading.strip().matches("(19|20)[0-9]{2}") || !heading.isEmpty() && (Measure.nature(heading) || Measure.of(0, heading) != null));
    }

    private List<String> together(SheetRow upper, SheetRow lower) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.max(upper.cells().size(), lower.cells().size()); i++) {
            String child = text(lower, i);
            String own = text(upper, i);
            String parent = parent(upper, i);
            boolean part = !child.equals(own) && hours(parent) && (Measure.of(i, parent + " " + child) != null || HeadingWords.of(child).has("total"));
            cells.add(child.isEmpty() ? own : part ? parent + " " + child : child);
        }
        return cells;
    }

    /** What stands above a column: in the row itself, or left of it, as far as the merged cell goes (where none is, up to the next). */
    private String parent(SheetRow upper, int column) {
        int at = column;
        while (at > 0 && text(upper, at).isEmpty()) {
            at--;
        }
        int reach = layout.lastColumn(upper.number(), at);
        return at == column || reach >= column || reach == at && !layout.knowsMerges() ? text(upper, at) : "";
    }

    /** @throws Refused where hours stand in several columns under one heading, and nothing says which are which */
    private void requireNarrow(SheetRow row) {
        for (int i = 0; i < row.cells().size(); i++) {
            Field field = columns.under(text(row, i));
            if (field != null && field.type() == Field.Type.DECIMAL && layout.lastColumn(row.number(), i) > i) {
                throw Refused.because(ImportProblem.IMPORT_COLUMNS_AMBIGUOUS, "« " + text(row, i) + " »");
            }
        }
    }

    private static String text(SheetRow row, int column) {
        return column < row.cells().size() ? clean(row.cells().get(column)) : "";
    }

    private static List<String> texts(SheetRow row) {
        return row.cells().stream().map(HeadingSearch::clean).toList();
    }

    private static String clean(String cell) {
        return Cells.clean(Mojibake.repaired(cell == null ? "" : cell));
    }
}
