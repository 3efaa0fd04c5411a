package org.maillage.worklist;

import java.util.List;
import java.util.Locale;
import org.maillage.document.Column;
import org.maillage.document.Document;
import org.maillage.document.Fact;
import org.maillage.document.ReportWriter;
import org.maillage.document.Table;
import org.maillage.document.Texts;

/** The whole work list, written part by part. */
record WorkListPages(WorkList list, Wanted wanted, WorkKind kind) implements Document {

    private static final Table ITEMS = new Table("workItems", null, List.of(Column.coded("kind", "workKind"), Column.date("dueOn"),
            Column.text("label"), Column.month("month"), Column.hours("hours"), Column.hours("remaining"), Column.text("action"), Column.text("link")));

    @Override
    public String fileName() {
        return "travail-a-faire-" + wanted.asOf();
    }

    @Override
    public void write(ReportWriter out, Locale locale) {
        out.heading(Texts.of(locale, "title.workList"), facts(wanted));
        out.table(ITEMS);
        list.each(wanted, kind, item -> out.row(item.kind(), item.dueOn(), item.label(), item.details().get("month"),
                item.details().get("hours"), item.details().get("remaining"), item.action(), item.link()));
    }

    /** What was asked for. */
    static List<Fact> facts(Wanted wanted) {
        return List.of(new Fact("asOf", wanted.asOf()), new Fact("territory", wanted.territory()), new Fact("department", wanted.department()));
    }
}
