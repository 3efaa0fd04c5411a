package org.maillage.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.maillage.document.Column;
import org.maillage.document.Document;
import org.maillage.document.Fact;
import org.maillage.document.ReportWriter;
import org.maillage.document.Table;
import org.maillage.document.Texts;
import org.maillage.territory.Sums;
import org.maillage.territory.TargetCheck;
import org.maillage.web.Snapshot;

/**
 * Every entry behind a target check, what is counted of it and why, and the sums that make the figures; read at one moment with the check, so
 * that the two say the same.
 */
final class Explanation implements Document {

    private static final Table ENTRIES = new Table("explained", null, List.of(Column.month("month"), Column.date("firstDay"), Column.date("lastDay"),
            Column.coded("kind", "hourKind"), Column.coded("status", "hourStatus"), Column.flag("counted"), Column.coded("reason", "countingReason"),
            Column.hours("hours"), Column.hours("validatedHours"), Column.hours("countedHours"), Column.flag("rsa"), Column.text("territory"),
            Column.text("contractReference"), Column.text("clause"), Column.text("employer"), Column.text("lastName"), Column.text("firstName"),
            Column.text("id"), Column.text("clauseId"), Column.text("employerId"), Column.text("employmentId"), Column.text("beneficiaryId")));
    private static final Table REASONS = new Table("reasons", null, List.of(Column.coded("reason", "countingReason"), Column.count("entries"),
            Column.hours("hours"), Column.hours("validatedHours"), Column.hours("countedHours")));
    private static final List<Column> FIGURES = List.of(Column.hours("validatedHours"), Column.hours("declaredHours"), Column.hours("rsaHours"),
            Column.hours("trainingHours"), Column.hours("notCountedHours"));
    private static final Table OF_ENTRIES = new Table("entrySums", null, FIGURES);
    private static final Table OF_CHECK = new Table("checkSums", null, FIGURES);

    private final ExplainedRows rows;
    private final Supplier<TargetCheck> check;
    private final Snapshot snapshot;

    Explanation(ExplainedRows rows, Supplier<TargetCheck> check, Snapshot snapshot) {
        this.rows = rows;
        this.check = check;
        this.snapshot = snapshot;
    }

    @Override
    public String fileName() {
        return "explication-" + rows.place().code() + "-" + rows.moment().year();
    }

    /** Tells the entries, then their sums; gives the check of the same moment. */
    private TargetCheck tell(Locale locale, Consumer<Explained> each, ExplainedSums sums) {
        TargetCheck[] checked = new TargetCheck[1];
        snapshot.read(() -> {
            checked[0] = check.get();
            rows.forEach(locale, entry -> {
                sums.add(entry);
                each.accept(entry);
            });
        });
        return checked[0];
    }

    /** As JSON, written while it is read. */
    StreamingOutput json(ObjectMapper mapper, Locale locale) {
        return new StreamedJson(mapper, json -> {
            json.writePOJOField("scope", new RecapJson.Scope(rows.place().kind(), rows.place().code(), rows.place().name()));
            json.writeNumberField("year", rows.moment().year());
            json.writePOJOField("asOf", rows.moment().asOf());
            json.writeArrayFieldStart("entries");
            ExplainedSums sums = new ExplainedSums(locale);
            TargetCheck checked = tell(locale, entry -> StreamedJson.written(() -> json.writePOJO(entry)), sums);
            json.writeEndArray();
            json.writePOJOField("reasons", sums.reasons());
            json.writePOJOField("sums", sums.sums());
            json.writePOJOField("check", checked);
        });
    }

    @Override
    public void write(ReportWriter out, Locale locale) {
        out.heading(Texts.of(locale, "title.explanation", String.valueOf(rows.moment().year()), rows.place().name()), List.of(
                new Fact("scope", rows.place().name()), new Fact("year", String.valueOf(rows.moment().year())), new Fact("asOf", rows.moment().asOf())));
        out.table(ENTRIES);
        ExplainedSums sums = new ExplainedSums(locale);
        TargetCheck checked = tell(locale, entry -> row(out, entry), sums);
        out.table(REASONS);
        sums.reasons().forEach(one -> out.row(one.reason(), one.entries(), one.hours(), one.validatedHours(), one.countedHours()));
        figures(out, OF_ENTRIES, sums.sums());
        figures(out, OF_CHECK, checked.hours());
        out.note(Texts.of(locale, "note.explanation"));
    }

    private static void row(ReportWriter out, Explained one) {
        out.row(one.month(), one.firstDay(), one.lastDay(), one.kind(), one.status(), one.counted(), one.reason(), one.hours(), one.validatedHours(),
                one.countedHours(), one.rsa(), one.territory(), one.contractReference(), one.clause(), one.employer(), one.lastName(), one.firstName(),
                one.id().toString(), one.clauseId().toString(), one.employerId().toString(), one.employmentId().toString(),
                one.beneficiaryId().toString());
    }

    private static void figures(ReportWriter out, Table table, Sums hours) {
        out.table(table);
        out.row(hours.validated(), hours.declared(), hours.rsa(), hours.training(), hours.notCounted());
    }
}
