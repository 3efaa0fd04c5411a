package org.maillage.document;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** Passes on what the reader may see: columns of hidden properties are left out, with their cells. */
final class Shown implements ReportWriter {

    private final ReportWriter out;
    private final BiPredicate<String, String> visible;
    private int[] kept = {};

    /** @param visible whether a property, second, of a schema, first, is shown */
    Shown(ReportWriter out, BiPredicate<String, String> visible) {
        this.out = out;
        this.visible = visible;
    }

    @Override
    public void heading(String title, List<Fact> facts) {
        out.heading(title, facts);
    }

    @Override
    public void table(Table table) {
        List<Column> all = table.columns();
        kept = IntStream.range(0, all.size())
                .filter(i -> table.schema() == null || visible.test(table.schema(), all.get(i).key())).toArray();
        out.table(new Table(table.key(), table.schema(), IntStream.of(kept).mapToObj(all::get).toList()));
    }

    @Override
    public void row(Object... cells) {
        out.row(kept(cells));
    }

    @Override
    public void subtotal(Object... cells) {
        out.subtotal(kept(cells));
    }

    @Override
    public void total(Object... cells) {
        out.total(kept(cells));
    }

    private Object[] kept(Object[] cells) {
        return IntStream.of(kept).mapToObj(i -> cells[i]).toArray();
    }

    @Override
    public void note(String text) {
        out.note(text);
    }
}
