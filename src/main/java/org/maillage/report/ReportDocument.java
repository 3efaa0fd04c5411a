package org.maillage.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.maillage.document.Document;
import org.maillage.document.Fact;
import org.maillage.document.ReportWriter;
import org.maillage.document.Texts;

/** The report on a clause or on a contract as a document; what its reader may not see is not in the figures. */
final class ReportDocument implements Document {

    private final String kind;
    private final String name;
    private final List<Fact> facts;
    private final ClauseHead clause;
    private final Figures figures;
    private final List<NotCounted> notCounted;

    ReportDocument(ClauseReport report, BiPredicate<String, String> visible) {
        this.kind = "clauseReport";
        this.name = fileName("fiche-clause", report.contract(), report.clause().lotNumber(), report.asOf());
        this.facts = facts(report.contract(), report.asOf());
        this.clause = report.clause();
        this.figures = shown(Figures.of(report), property -> visible.test("ClauseReport", property));
        this.notCounted = visible.test("ClauseReport", "notCounted") ? report.notCounted() : null;
    }

    ReportDocument(ContractReport report, BiPredicate<String, String> visible) {
        this.kind = "contractReport";
        this.name = fileName("bilan", report.contract(), null, report.asOf());
        this.facts = facts(report.contract(), report.asOf());
        this.clause = null;
        this.figures = shown(Figures.of(report), property -> visible.test("ContractReport", property));
        this.notCounted = visible.test("ContractReport", "notCounted") ? report.notCounted() : null;
    }

    private static List<Fact> facts(ContractHead contract, LocalDate asOf) {
        List<Fact> facts = new ArrayList<>(List.of(new Fact("asOf", asOf)));
        facts.addAll(FigureTables.facts(contract));
        return facts;
    }

    private static Figures shown(Figures all, Predicate<String> visible) {
        return new Figures(all.owed(), all.hours(), all.rate(), all.check(), all.persons(), visible.test("rsaShare") ? all.rsaShare() : null,
                all.clauses(), all.months(), all.modes(), visible.test("criteria") ? all.criteria() : null,
                visible.test("exits") ? all.exits() : null, all.problems());
    }

    private static String fileName(String kind, ContractHead contract, String lot, LocalDate asOf) {
        return FigureTables.fileName(kind, contract.reference(), lot, asOf.toString());
    }

    @Override
    public String fileName() {
        return name;
    }

    @Override
    public void write(ReportWriter out, Locale locale) {
        List<Fact> all = new ArrayList<>(facts);
        if (clause != null) {
            all.addAll(FigureTables.facts(clause, locale));
        }
        out.heading(Texts.of(locale, "title." + kind), all);
        FigureTables.write(out, figures, notCounted, locale);
    }
}
