package org.maillage.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.core.StreamingOutput;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.maillage.document.Column;
import org.maillage.document.Fact;
import org.maillage.document.Document;
import org.maillage.document.ReportWriter;
import org.maillage.document.Table;
import org.maillage.document.Texts;
import org.maillage.hours.Counting;
import org.maillage.hours.CountingReason;
import org.maillage.hours.HourEntry;
import org.maillage.hours.RecountRule;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Messages;
import org.maillage.web.Snapshot;

/**
 * The entries that count otherwise since the rules changed, and what these differences add up to, read while they are written.
 *
 * @param year      of the month worked; null: all
 * @param territory code, before or after; null: all
 * @param seen      which entries the reader sees
 * @param complete  whether every entry was counted by the present rules
 */
record RecountDifferences(Integer year, String territory, Restriction seen, BooleanSupplier complete, Snapshot snapshot) implements Document {

    private static final int CHUNK = 500;

    private static final String ROWS = """
            select e.id, e.month, d.reasonBefore, d.reasonAfter, d.hoursBefore, d.hoursAfter, d.rsaBefore, d.rsaAfter, d.territoryBefore,
            d.territoryAfter, e.validatedHours, k.id, k.reference, e.clauseId, r.id, r.name, e.employmentId, e.beneficiaryId
            from RecountDifference d join HourEntry e on e.id = d.entryId join Contract k on k.id = e.contractId
            join Employer r on r.id = e.employerId where d.rules = :rules and (:year is null or e.year = :year)
            and (:territory is null or d.territoryBefore = :territory or d.territoryAfter = :territory) and (%s)
            order by e.month, k.reference, e.id""";

    private static final Table DIFFERENCES = new Table("recountDifferences", null, List.of(Column.month("month"), Column.coded("rule", "recountRule"),
            Column.hours("validatedHours"), Column.hours("hoursBefore"), Column.hours("hoursAfter"), Column.coded("reasonBefore", "countingReason"),
            Column.coded("reasonAfter", "countingReason"), Column.flag("rsaBefore"), Column.flag("rsaAfter"), Column.text("territoryBefore"),
            Column.text("territoryAfter"), Column.text("contractReference"), Column.text("employer"), Column.text("id"), Column.text("clauseId"),
            Column.text("employerId"), Column.text("employmentId"), Column.text("beneficiaryId")));
    private static final Table SUMS = new Table("recountSums", null, List.of(Column.text("year"), Column.text("territory"),
            Column.hours("hoursBefore"), Column.hours("hoursAfter"), Column.hours("rsaHoursBefore"), Column.hours("rsaHoursAfter")));

    @Override
    public String fileName() {
        return "differences-de-decompte";
    }

    /** Tells the differences one by one; gives their sums. */
    private RecountSums tell(Locale locale, Consumer<RecountDifferenceRow> each) {
        RecountSums sums = new RecountSums();
        snapshot.read(() -> {
            TypedQuery<Object[]> query = HourEntry.getEntityManager().createQuery(ROWS.formatted(seen.condition()), Object[].class)
                    .setParameter("rules", Counting.RULES).setParameter("year", year == null ? null : year.shortValue())
                    .setParameter("territory", territory);
            seen.parameters().forEach(query::setParameter);
            try (Stream<Object[]> rows = query.setHint(HibernateHints.HINT_FETCH_SIZE, CHUNK).getResultStream()) {
                rows.map(row -> row(row, locale)).forEach(row -> {
                    sums.add(row);
                    each.accept(row);
                });
            }
        });
        return sums;
    }

    private static RecountDifferenceRow row(Object[] row, Locale locale) {
        CountingReason before = (CountingReason) row[2];
        CountingReason after = (CountingReason) row[3];
        BigDecimal hoursBefore = (BigDecimal) row[4];
        BigDecimal hoursAfter = (BigDecimal) row[5];
        boolean rsaBefore = (boolean) row[6];
        boolean rsaAfter = (boolean) row[7];
        RecountRule rule = RecountRule.of(before, after, hoursBefore.compareTo(hoursAfter) == 0, rsaBefore == rsaAfter);
        return new RecountDifferenceRow((UUID) row[0], (YearMonth) row[1], rule, Messages.label(locale, "recountRule", rule.name()),
                (BigDecimal) row[10], hoursBefore, hoursAfter, before, after, rsaBefore, rsaAfter, (String) row[8], (String) row[9], (UUID) row[11],
                (String) row[12], (UUID) row[13], (UUID) row[14], (String) row[15], (UUID) row[16], (UUID) row[17]);
    }

    /** As JSON, written while it is read. */
    StreamingOutput json(ObjectMapper mapper, Locale locale) {
        return new StreamedJson(mapper, json -> {
            json.writeNumberField("rules", Counting.RULES);
            json.writeBooleanField("complete", complete.getAsBoolean());
            json.writeArrayFieldStart("differences");
            RecountSums sums = tell(locale, row -> StreamedJson.written(() -> json.writePOJO(row)));
            json.writeEndArray();
            json.writePOJOField("sums", sums.all());
        });
    }

    @Override
    public void write(ReportWriter out, Locale locale) {
        out.heading(Texts.of(locale, "title.recountDifferences"), List.of(new Fact("rules", String.valueOf(Counting.RULES))));
        out.table(DIFFERENCES);
        RecountSums sums = tell(locale, row -> out.row(row.month(), row.rule(), row.validatedHours(), row.hoursBefore(), row.hoursAfter(),
                row.reasonBefore(), row.reasonAfter(), row.rsaBefore(), row.rsaAfter(), row.territoryBefore(), row.territoryAfter(),
                row.contractReference(), row.employer(), row.id().toString(), row.clauseId().toString(), row.employerId().toString(),
                row.employmentId().toString(), row.beneficiaryId().toString()));
        out.table(SUMS);
        sums.all().forEach(sum -> out.row(String.valueOf(sum.year()), sum.territory(), sum.hoursBefore(), sum.hoursAfter(),
                sum.rsaHoursBefore(), sum.rsaHoursAfter()));
        out.note(Texts.of(locale, complete.getAsBoolean() ? "note.recountComplete" : "note.recountGoesOn"));
    }
}
