package org.maillage.report;

import static org.maillage.document.Column.coded;
import static org.maillage.document.Column.count;
import static org.maillage.document.Column.hours;
import static org.maillage.document.Column.share;

import java.util.List;
import java.util.Locale;
import org.maillage.document.Document;
import org.maillage.document.Fact;
import org.maillage.document.ReportWriter;
import org.maillage.document.Table;
import org.maillage.document.Texts;
import org.maillage.report.Indicators.Breakdown;
import org.maillage.report.Indicators.Totals;

/** The indicators as tables: the whole, one table for each dimension, the exits. */
record IndicatorsDocument(Indicators indicators) implements Document {

    private static final Table TOTALS = new Table("totals", null, List.of(hours("hours"), hours("declared"), count("persons"),
            count("employments"), count("employers"), count("companies"), count("contracts"), count("buyers"), hours("hoursPerPerson"),
            hours("fullTimeEquivalents")));

    private static final Table EXITS = new Table("exits", null, List.of(coded("milestone", "exitMilestone"), count("exits"), count("durable"),
            count("transition"), count("positive"), count("dynamic"), count("other"), count("unknown"), count("withdrawals"),
            count("denominator"), share("rate")));

    @Override
    public String fileName() {
        String about = indicators.scope().contracts() == null ? indicators.scope().code().replaceAll("[^A-Za-z0-9-]", "-")
                : indicators.scope().kind().name().toLowerCase(Locale.ROOT);
        return "indicateurs-" + about + "-" + indicators.year();
    }

    @Override
    public void write(ReportWriter out, Locale locale) {
        out.heading(Texts.of(locale, "title.indicators"), List.of(new Fact("scope", indicators.scope().name()),
                new Fact("year", String.valueOf(indicators.year())), new Fact("asOf", indicators.asOf())));
        out.table(TOTALS);
        Totals totals = indicators.totals();
        out.row(totals.hours(), totals.declared(), totals.persons(), totals.employments(), totals.employers(), totals.companies(),
                totals.contracts(), totals.buyers(), totals.hoursPerPerson(), totals.fullTimeEquivalents());
        out.note(Texts.of(locale, "note.distinct"));
        if (indicators.masked()) {
            out.note(Texts.of(locale, "note.masked", SmallCells.FEWEST));
        }
        indicators.breakdowns().forEach(breakdown -> write(breakdown, out, locale));
        out.table(EXITS);
        indicators.exits().forEach(rates -> out.row(rates.milestone(), rates.exits(), rates.durable(), rates.transition(), rates.positive(),
                rates.dynamic(), rates.other(), rates.unknown(), rates.withdrawals(), rates.denominator(), rates.rate()));
        out.note(Texts.of(locale, "note.exitRate"));
    }

    private void write(Breakdown breakdown, ReportWriter out, Locale locale) {
        out.table(new Table(breakdown.dimension(), null,
                List.of(coded("code", breakdown.list()), hours("hours"), count("persons"), count("employments"))));
        breakdown.parts().forEach(part -> out.row(part.code(), part.hours(), part.persons(), part.employments()));
        if (breakdown.partition()) {
            Totals totals = indicators.totals();
            out.total(null, totals.hours(), totals.persons(), totals.employments());
        } else {
            out.note(Texts.of(locale, "note.severalCriteria"));
        }
    }
}
