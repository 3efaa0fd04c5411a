package org.maillage.report;

import static org.maillage.document.Column.coded;
import static org.maillage.document.Column.count;
import static org.maillage.document.Column.hours;
import static org.maillage.document.Column.month;
import static org.maillage.document.Column.share;
import static org.maillage.document.Column.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.document.Fact;
import org.maillage.document.ReportWriter;
import org.maillage.document.Table;
import org.maillage.document.Texts;
import org.maillage.territory.HoursCheck;
import org.maillage.web.Messages;

/** Tells {@link Figures} as tables. */
public final class FigureTables {

    private static final Table SUMMARY = new Table("summary", null, List.of(hours("owed"), hours("validated"), share("rate"),
            hours("remaining"), hours("expected"), hours("projected"), coded("verdict", "verdict"), share("rsaShare"), count("persons")));
    private static final Table HOURS = new Table("hoursDone", null,
            List.of(hours("validated"), hours("training"), hours("declared"), hours("notCounted")));
    private static final Table CLAUSES = new Table("clauses", null, List.of(text("lot"), text("clause"), hours("owed"), hours("validated"),
            hours("declared"), share("rate"), hours("remaining"), coded("verdict", "verdict"), count("persons")));
    private static final Table COMMITMENTS = new Table("commitments", null, List.of(text("lot"), text("employer"), coded("role",
            "commitmentRole"), hours("owed"), hours("validated"), hours("declared"), share("rate"), hours("remaining"),
            coded("verdict", "verdict")));
    private static final Table MONTHS = new Table("months", null, List.of(month("month"), hours("validated"), hours("training"),
            hours("declared"), hours("notCounted"), hours("cumulative"), hours("expected")));
    private static final Table MODES = parts("modes", "mode", "employmentMode");
    private static final Table CRITERIA = parts("criteria", "criterion", "shownCriterion");
    private static final Table NOT_COUNTED = new Table("notCounted", null, List.of(coded("reason", "countingReason"), hours("hours"),
            count("entries"), count("persons")));
    private static final Table PROBLEMS = new Table("problems", null, List.of(coded("problem", "openProblemKind"), text("lot"),
            text("clause"), count("number"), hours("hours"), month("since")));
    private static final Table EXITS = new Table("exits", null, List.of(coded("milestone", "exitMilestone"), count("exits"), count("durable"),
            count("transition"), count("positive"), count("dynamic"), count("other"), count("unknown"), count("withdrawals"), share("rate")));

    private final ReportWriter out;
    private final Figures figures;
    private final Locale locale;
    private final String total;

    private FigureTables(ReportWriter out, Figures figures, Locale locale) {
        this.out = out;
        this.figures = figures;
        this.locale = locale;
        this.total = Texts.of(locale, "row.total");
    }

    private static Table parts(String key, String code, String list) {
        return new Table(key, null, List.of(coded(code, list), hours("hours"), share("share"), count("persons")));
    }

    /** The lines of a heading that say which contract it is. */
    public static List<Fact> facts(ContractHead contract) {
        return List.of(new Fact("buyer", contract.buyer().name()), new Fact("reference", contract.reference()),
                new Fact("contract", contract.title()), new Fact("startOn", contract.startOn()), new Fact("lastDay", contract.lastDay()));
    }

    /** The lines of a heading that say which clause it is. */
    public static List<Fact> facts(ClauseHead clause, Locale locale) {
        return List.of(new Fact("lot", lot(clause)), new Fact("clause", clause(clause, locale)), new Fact("clauseStartOn", clause.startOn()),
                new Fact("clauseEndOn", clause.endOn()));
    }

    /** A stem of ASCII letters, digits and hyphens; null parts are left out. */
    public static String fileName(String... parts) {
        return Arrays.stream(parts).filter(Objects::nonNull).map(part -> Normalizer.normalize(part, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "")).filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }

    /** Its title, else what it rests on. */
    private static String clause(ClauseHead clause, Locale locale) {
        return clause.title() != null ? clause.title() : Messages.label(locale, "legalBasis", clause.legalBasis().name());
    }

    static String lot(ClauseHead clause) {
        return clause.lotNumber() == null ? null : clause.lotNumber() + " – " + clause.lotTitle();
    }

    /** @param notCounted the reasons for which hours do not count, or null where they are not told */
    public static void write(ReportWriter out, Figures figures, List<NotCounted> notCounted, Locale locale) {
        FigureTables tables = new FigureTables(out, figures, locale);
        tables.summary();
        tables.clauses();
        tables.months();
        tables.parts(MODES, figures.modes());
        tables.parts(CRITERIA, figures.criteria());
        tables.exits();
        tables.notCounted(notCounted);
        tables.problems();
    }

    private void summary() {
        HoursCheck check = figures.check();
        out.table(SUMMARY);
        out.row(figures.owed(), figures.hours().validated(), figures.rate(), check.remaining(), check.expected(), check.projected(),
                check.verdict(), figures.rsaShare(), figures.persons());
        out.table(HOURS);
        Figures.Done done = figures.hours();
        out.row(done.validated(), done.training(), done.declared(), done.notCounted());
    }

    private void clauses() {
        out.table(CLAUSES);
        figures.clauses().forEach(one -> out.row(lot(one.clause()), clause(one.clause(), locale), one.owed(), one.hours().validated(),
                one.hours().declared(), one.rate(), one.check().remaining(), one.check().verdict(), one.persons()));
        out.total(total, null, figures.owed(), figures.hours().validated(), figures.hours().declared(), figures.rate(),
                figures.check().remaining(), figures.check().verdict(), figures.persons());
        out.table(COMMITMENTS);
        figures.clauses().forEach(clause -> clause.commitments().forEach(one -> out.row(lot(clause.clause()), one.employer().name(), one.role(),
                one.owed(), one.hours().validated(), one.hours().declared(), one.rate(), one.check().remaining(), one.check().verdict())));
    }

    private void months() {
        out.table(MONTHS);
        figures.months().forEach(one -> out.row(one.month(), one.validated(), one.training(), one.declared(), one.notCounted(),
                one.cumulative(), one.expected()));
        Figures.Done done = figures.hours();
        out.total(total, done.validated(), done.training(), done.declared(), done.notCounted(), done.validated(), figures.check().expected());
    }

    private void parts(Table table, List<ReportPart> parts) {
        if (parts != null) {
            out.table(table);
            parts.forEach(one -> out.row(one.code(), one.hours(), one.share(), one.persons()));
            out.total(null, figures.hours().validated(), null, figures.persons());
        }
    }

    private void exits() {
        if (figures.exits() != null) {
            out.table(EXITS);
            figures.exits().forEach(one -> out.row(one.milestone(), one.exits(), one.durable(), one.transition(), one.positive(), one.dynamic(),
                    one.other(), one.unknown(), one.withdrawals(), one.rate()));
            out.note(Texts.of(locale, "note.exitRate"));
        }
    }

    private void notCounted(List<NotCounted> reasons) {
        if (reasons != null) {
            out.table(NOT_COUNTED);
            reasons.forEach(one -> out.row(one.reason(), one.hours(), one.entries(), one.persons()));
            out.total(null, figures.hours().notCounted(), reasons.stream().mapToLong(NotCounted::entries).sum(), null);
        }
    }

    private void problems() {
        Map<UUID, ClauseHead> clauses = figures.clauses().stream().map(Figures.OfClause::clause).collect(Collectors.toMap(ClauseHead::id, c -> c));
        out.table(PROBLEMS);
        figures.problems().forEach(one -> out.row(one.kind(), lot(clauses.get(one.clauseId())), clause(clauses.get(one.clauseId()), locale),
                one.number(), one.hours(), one.since()));
    }
}
