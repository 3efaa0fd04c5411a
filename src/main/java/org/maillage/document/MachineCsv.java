package org.maillage.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.maillage.web.Csv;

/**
 * CSV for machines: names of properties, codes, ISO dates, decimal points. Each line says first of which table it is and whether it
 * is a detail or a sum over details.
 */
final class MachineCsv implements Streamed {

    private final Csv csv;
    private Table table;

    MachineCsv(OutputStream out) {
        this.csv = Csv.rfc4180(out);
    }

    @Override
    public void heading(String title, List<Fact> facts) {
        // what was asked for is known to whoever asked
    }

    @Override
    public void table(Table next) {
        table = next;
        csv.row(Stream.concat(Stream.of("table", "row"), next.columns().stream().map(Column::key)).toArray());
    }

    @Override
    public void row(Object... cells) {
        line(RowKind.DETAIL, cells);
    }

    @Override
    public void subtotal(Object... cells) {
        line(RowKind.SUBTOTAL, cells);
    }

    @Override
    public void total(Object... cells) {
        line(RowKind.TOTAL, cells);
    }

    private void line(RowKind kind, Object... cells) {
        List<Object> line = new ArrayList<>(List.of(table.key(), kind));
        line.addAll(Arrays.asList(cells));
        csv.row(line.toArray());
    }

    @Override
    public void note(String text) {
        // for people
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
