package org.maillage.worklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.maillage.document.Column;
import org.maillage.document.Document;
import org.maillage.document.ReportWriter;
import org.maillage.document.Table;
import org.maillage.document.Texts;

/** How much waits to be done, by kind. */
public record WorkSummary(LocalDate asOf, long items, List<OfKind> kinds) {

    private static final Table KINDS = new Table("workKinds", null,
            List.of(Column.coded("kind", "workKind"), Column.count("items"), Column.date("firstDueOn"), Column.text("action")));

    /**
     * One kind.
     *
     * @param firstDueOn when the most urgent is due; null: nothing waits, or nobody knows when
     */
    public record OfKind(WorkKind kind, String label, long items, LocalDate firstDueOn, String action) {
    }

    /** To be written for people. */
    Document document(Wanted wanted) {
        WorkSummary summary = this;
        return new Document() {

            @Override
            public String fileName() {
                return "travail-a-faire-nombres-" + asOf;
            }

            @Override
            public void write(ReportWriter out, Locale locale) {
                out.heading(Texts.of(locale, "title.workList"), WorkListPages.facts(wanted));
                out.table(KINDS);
                summary.kinds.forEach(one -> out.row(one.kind(), one.items(), one.firstDueOn(), one.action()));
                out.total(null, summary.items, null, null);
            }
        };
    }
}
