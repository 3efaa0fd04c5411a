package org.maillage.document;

import java.util.ArrayList;
import java.util.List;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/** A whole document, held to be laid out as pages: no longer than pages are read. */
final class Sheets implements ReportWriter {

    /** One row. */
    record Row(RowKind kind, Object[] cells) {
    }

    /** A table, its rows and the remarks after it. */
    record Sheet(Table table, List<Row> rows, List<String> notes) {
    }

    private final int most;
    private int rows;
    private String title = "";
    private List<Fact> facts = List.of();
    private final List<String> notes = new ArrayList<>();
    private final List<Sheet> sheets = new ArrayList<>();

    /** @param most rows that it takes: for more there is {@link CommonProblem#TOO_LONG_FOR_FORMAT} */
    Sheets(int most) {
        this.most = most;
    }

    String title() {
        return title;
    }

    List<Fact> facts() {
        return facts;
    }

    /** Remarks before the first table. */
    List<String> notes() {
        return notes;
    }

    List<Sheet> sheets() {
        return sheets;
    }

    @Override
    public void heading(String said, List<Fact> about) {
        title = said;
        facts = about;
    }

    @Override
    public void table(Table table) {
        sheets.add(new Sheet(table, new ArrayList<>(), new ArrayList<>()));
    }

    @Override
    public void row(Object... cells) {
        add(RowKind.DETAIL, cells);
    }

    @Override
    public void subtotal(Object... cells) {
        add(RowKind.SUBTOTAL, cells);
    }

    @Override
    public void total(Object... cells) {
        add(RowKind.TOTAL, cells);
    }

    private void add(RowKind kind, Object... cells) {
        if (++rows > most) {
            throw Refused.because(CommonProblem.TOO_LONG_FOR_FORMAT, most);
        }
        sheets.get(sheets.size() - 1).rows().add(new Row(kind, cells));
    }

    @Override
    public void note(String text) {
        (sheets.isEmpty() ? notes : sheets.get(sheets.size() - 1).notes()).add(text);
    }

    /** Tells everything again. */
    void to(ReportWriter out) {
        out.heading(title, facts);
        notes.forEach(out::note);
        for (Sheet sheet : sheets) {
            out.table(sheet.table());
            sheet.rows().forEach(row -> row.kind().to(out, row.cells()));
            sheet.notes().forEach(out::note);
        }
    }
}
