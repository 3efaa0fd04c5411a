package org.maillage.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.maillage.web.CommonProblem;
import org.maillage.web.Nir;
import org.maillage.web.Refused;

/** Makes lines of rows of cells: one, or one of each column that holds the hours of a month or of a nature. */
final class Rows {

    /** As many digits as a NIR, and none: 151.666666666667 hours are 35 × 52 / 12. */
    private static final Pattern FRACTION = Pattern.compile("-?[0-9]{1,4}[.,][0-9]+");
    private static final Pattern ESCAPED = Pattern.compile("^'+[=+\\-@\t\r]");
    private static final Pattern TOTAL = Pattern.compile("(?i)(sous[- ]?)?tota(l|ux)\\b.*");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9][0-9 .,]*");
    private static final String WHOLE_LINE = "";

    private final HeadingSearch.Found found;
    private final Heading heading;
    private final Columns columns;
    private final Cells cells;
    private final SheetLayout layout;
    private final String sheet;
    private final String sheetMonth;
    private final int base;
    private final BitSet unread;
    /** Columns of a file of hours that are not understood: a number in one may be hours. */
    private final BitSet unknown;
    private final BitSet measured = new BitSet();

    /** One line in the making. */
    private static final class Draft {
        private final ObjectNode fields;
        private final List<Line.Warning> warnings = new ArrayList<>();
        private boolean blank = true;
        private boolean nir;
        private Refused failed;

        Draft() {
            fields = new ObjectNode(JsonNodeFactory.withExactBigDecimals(true));
        }

        Draft(Draft other) {
            fields = other.fields.deepCopy();
            warnings.addAll(other.warnings);
            nir = other.nir;
            if (other.failed != null) {
                other.failed.faults().forEach(fault -> fail(fault.where(), fault.code(), fault.args()));
            }
        }

        void warn(String field, String code) {
            Line.Warning warning = new Line.Warning(field, code);
            if (!warnings.contains(warning)) {
                warnings.add(warning);
            }
        }

        void fail(String pointer, String code, Object... args) {
            failed = (failed == null ? Refused.because(CommonProblem.INVALID_BODY) : failed).fault(Refused.In.POINTER, pointer, code, args);
        }

        Refused refusal() {
            return nir ? Refused.because(CommonProblem.NIR_REFUSED) : failed;
        }
    }

    /**
     * Of one sheet, or of a text.
     *
     * @param sheet its name, or null
     * @param base  the number of the last line of the sheets before
     */
    Rows(HeadingSearch.Found found, Columns columns, Cells cells, SheetLayout layout, String sheet, int base) {
        this.found = found;
        this.heading = found.heading();
        this.columns = columns;
        this.cells = cells;
        this.layout = layout;
        this.sheet = sheet;
        this.sheetMonth = sheet == null ? null : Days.whole(sheet);
        this.base = base;
        this.unknown = unknown(heading, columns);
        this.unread = unread(heading, unknown);
        heading.measures().forEach(measure -> measured.set(measure.column()));
    }

    /** Of a file of hours, the columns with a heading that nothing is known under; none of an export, whose columns are ours, and no totals. */
    private static BitSet unknown(Heading heading, Columns columns) {
        BitSet unknown = new BitSet();
        if (columns.named("hours") == null || Heading.exported(heading.cells())) {
            return unknown;
        }
        for (int i = 0; i < heading.cells().size(); i++) {
            String cell = heading.cells().get(i);
            unknown.set(i, heading.field(i) == null && columns.under(cell) == null && !heading.own(i) && !HeadingWords.of(cell).has("total"));
        }
        return unknown;
    }

    /** Those of them that speak of hours, whatever stands in them. */
    private static BitSet unread(Heading heading, BitSet unknown) {
        BitSet unread = new BitSet();
        unknown.stream().filter(i -> HeadingWords.of(heading.cells().get(i)).has("heure")).forEach(unread::set);
        return unread;
    }

    Heading heading() {
        return heading;
    }

    /** The row that the headings end with. */
    int headingRow() {
        return found.row();
    }

    /** The lines of a row below the headings; none when all of its cells are blank. */
    List<Line> lines(SheetRow row) {
        Draft draft = new Draft();
        List<String> texts = row.cells().stream().map(this::text).toList();
        IntStream.range(0, texts.size()).filter(i -> !measured.get(i)).forEach(i -> read(draft, i, row.cells().get(i), texts.get(i)));
        List<Measure> said = heading.measures().stream().filter(measure -> measure.column() < texts.size() && !texts.get(measure.column()).isEmpty()).toList();
        if (draft.blank && said.isEmpty()) {
            return List.of();
        }
        if (heading.month() != null) {
            Field month = heading.fields().get(heading.fields().size() - 1);
            draft.fields.put(month.name(), heading.month());
            draft.warn(month.name(), "month-from-sheet");
        }
        year(draft);
        birthName(draft);
        note(draft, row);
        if (refusedAsWhole(draft, texts) || said.isEmpty()) {
            return List.of(line(draft, row, null, 0));
        }
        return said.stream().map(measure -> measured(draft, row, measure, texts.get(measure.column()))).toList();
    }

    private Line measured(Draft common, SheetRow row, Measure measure, String text) {
        Draft draft = new Draft(common);
        read(draft, measure.column(), row.cells().get(measure.column()), text);
        if (measure.month() != null) {
            draft.fields.put("month", measure.month());
        }
        if (measure.kind() != null) {
            draft.fields.put("kind", measure.kind());
        }
        return line(draft, row, measure, heading.measures().indexOf(measure));
    }

    private Line line(Draft draft, SheetRow row, Measure measure, int at) {
        String column = measure == null ? null : heading.cells().get(measure.column());
        Line.Place place = sheet == null && heading.measures().isEmpty() ? null : new Line.Place(sheet, row.number(), column);
        return new Line(number(row.number(), at), draft.fields, draft.warnings, draft.refusal(), original(row, measure), place);
    }

    /** Rises from row to row, and from column to column where a row makes several lines; that of the row in a text with one line a row. */
    private int number(int row, int at) {
        long number = base + found.row() + (long) (row - found.row() - 1) * heading.width() + at + 1;
        if (number > Integer.MAX_VALUE) {
            throw Refused.because(ImportProblem.IMPORT_TOO_LONG, Work.MOST_LINES);
        }
        return (int) number;
    }

    /** The number of the last line that a row can make. */
    int last(int row) {
        return number(Math.max(row, found.row()), heading.width() - 1);
    }

    private List<String> original(SheetRow row, Measure measure) {
        List<String> original = new ArrayList<>(row.cells());
        heading.measures().stream().filter(other -> measure != null && !other.equals(measure) && other.column() < original.size())
                .forEach(other -> original.set(other.column(), ""));
        if (heading.month() != null) {
            while (original.size() < heading.standing()) {
                original.add("");
            }
            original.add(heading.standing(), heading.month());
        }
        return heading.foreign(original.stream().map(this::unescaped).toList());
    }

    private void read(Draft draft, int column, String cell, String text) {
        if (text.isEmpty() || column < heading.standing() && heading.own(column)) {
            return;
        }
        draft.blank = false;
        Field field = heading.field(column);
        draft.nir |= text.equals(Results.BLACKENED) || !heading.made(column) && nir(field, text);
        if (field == null) {
            passedOver(draft, column, text);
        } else if (Cells.failed(text)) {
            draft.fail("/" + field.name(), "cell-failed");
        } else if (Mojibake.lost(text)) {
            draft.fail("/" + field.name(), "text-garbled");
        } else {
            take(draft, column, field, cell, text);
        }
    }

    private void take(Draft draft, int column, Field field, String cell, String text) {
        if (!Mojibake.repaired(cell).equals(cell)) {
            draft.warn(field.name(), "text-repaired");
        }
        if (layout.hiddenColumn(column)) {
            draft.warn(field.name(), "hidden-column");
        }
        draft.fields.set(field.name(), cells.value(field, text, code -> draft.warn(field.name(), code)));
    }

    /** A value under no heading, or hours under one that is not understood, are told; beside hours they may be hours. */
    private void passedOver(Draft draft, int column, String text) {
        String over = column < heading.standing() ? heading.cells().get(column) : "";
        if (!over.isEmpty()) {
            if (unread.get(column) || unknown.get(column) && AMOUNT.matcher(text).matches()) {
                draft.warn(WHOLE_LINE, "column-not-read");
            }
            return;
        }
        int left = column;
        while (left >= 0 && (left >= heading.standing() || heading.cells().get(left).isEmpty())) {
            left--;
        }
        Field beside = left < 0 ? null : heading.field(left);
        if (beside != null && beside.name().equals("hours") && AMOUNT.matcher(text).matches()) {
            draft.fail(WHOLE_LINE, "column-without-heading", columnName(column));
        } else {
            draft.warn(WHOLE_LINE, "column-without-heading");
        }
    }

    /** As spreadsheets name their columns: A, B … AA. */
    private static String columnName(int column) {
        String name = "";
        for (int i = column; i >= 0; i = i / 26 - 1) {
            name = (char) ('A' + i % 26) + name;
        }
        return name;
    }

    private void note(Draft draft, SheetRow row) {
        String month = draft.fields.path("month").asText("");
        if (sheetMonth != null && month.matches("[0-9]{4}-[0-9]{2}") && !month.equals(sheetMonth)) {
            draft.warn("month", "month-differs-from-sheet");
        }
        if (row.hidden()) {
            draft.warn(WHOLE_LINE, "hidden-row");
        }
        for (int column : layout.mergedColumns()) {
            Field field = heading.field(column);
            SheetLayout.Merge merge = field == null ? null : layout.downwards(row.number(), column);
            if (merge != null && merge.firstRow() > found.row()) {
                noteMerged(draft, field, merge.firstRow() == row.number());
            }
        }
    }

    /** A text that several rows share is that of each; a number is nobody knows whose. */
    private static void noteMerged(Draft draft, Field field, boolean first) {
        if (field.type() == Field.Type.DECIMAL) {
            draft.fail("/" + field.name(), "merged-number");
        } else if (!first && draft.fields.has(field.name())) {
            draft.warn(field.name(), "merged-cell");
        }
    }

    private boolean refusedAsWhole(Draft draft, List<String> texts) {
        if (repeated(texts)) {
            draft.fail(WHOLE_LINE, "heading-repeated");
            return true;
        }
        String first = texts.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
        boolean total = TOTAL.matcher(first).matches() && incomplete(draft);
        if (total) {
            draft.fail(WHOLE_LINE, "total-line");
        }
        return total;
    }

    /** Whether headings stand here again, two of them at least. */
    private boolean repeated(List<String> texts) {
        int same = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (!measured.get(i) && !texts.get(i).isEmpty()) {
                if (i >= heading.standing() || !texts.get(i).equalsIgnoreCase(heading.cells().get(i))) {
                    return false;
                }
                same++;
            }
        }
        return same > 1;
    }

    private boolean incomplete(Draft draft) {
        boolean missing = columns.fields().stream().anyMatch(field -> field.needed() && !field.name().equals("hours") && !draft.fields.has(field.name())
                && heading.has(field.name()));
        return missing || heading.measures().stream().anyMatch(measure -> measure.month() != null) && identified(draft) < 2;
    }

    /** How many cells of the row say something beside hours. */
    private static int identified(Draft draft) {
        return (int) draft.fields.properties().stream().filter(field -> !field.getKey().equals("month")).count();
    }

    /** Joins a month that stands without its year with the year in a column of its own. */
    private static void year(Draft draft) {
        String year = draft.fields.path("year").asText("");
        String month = draft.fields.path("month").asText("");
        draft.fields.remove("year");
        if (year.isEmpty() || month.isEmpty()) {
            return;
        }
        String whole = Days.month(month.matches("[0-9]{1,2}") ? month + "/" + year : month + " " + year);
        if (whole.matches("[0-9]{4}-[0-9]{2}")) {
            draft.fields.put("month", whole);
        } else if (!month.startsWith(year + "-")) {
            draft.fail("/month", "year-differs");
        }
    }

    /** Parts a name in use from a birth name in the same cell; an export tells the names as they are recorded. */
    private void birthName(Draft draft) {
        NameInUse names = Heading.exported(heading.cells()) ? null : NameInUse.of(draft.fields.path("lastName").asText(""));
        if (names == null) {
            return;
        }
        String said = draft.fields.path("birthName").asText(names.birth());
        if (!Columns.key(said).equals(Columns.key(names.birth()))) {
            draft.fail("/birthName", "birth-names-differ");
        } else {
            draft.fields.put("lastName", names.used()).put("birthName", said);
            draft.warn("lastName", "birth-name-parted");
        }
    }

    private String text(String cell) {
        return Cells.clean(Mojibake.repaired(unescaped(cell)));
    }

    /** What stands in a cell: files that come from here have an apostrophe before what a spreadsheet would compute. */
    private String unescaped(String cell) {
        return heading.escaped() && cell != null && ESCAPED.matcher(cell).find() ? cell.substring(1) : cell;
    }

    private static boolean nir(Field field, String text) {
        boolean harmless = field != null && (field.type() == Field.Type.ID && Named.isId(text)
                || field.type() == Field.Type.DECIMAL && FRACTION.matcher(text).matches());
        return !harmless && (field != null && field.identifier() ? Nir.inIdentifier(text) : Nir.in(text));
    }
}
