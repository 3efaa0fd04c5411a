package org.maillage.report;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.maillage.document.Column;
import org.maillage.document.Document;
import org.maillage.document.Fact;
import org.maillage.document.ReportWriter;
import org.maillage.document.Table;
import org.maillage.document.Texts;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.TargetCheck;
import org.maillage.web.Snapshot;

/**
 * The annual recap: "tableau récapitulatif de la liste des salariés des clauses par marchés et par périodes de travail"
 * ({@code call-for-projects.txt} §9b), with a subtotal for each contract, a total, and the check against the target. All of it is
 * read at one moment, so that the total is what the check says.
 */
final class Recap implements Document {

    private static final Table ROWS = new Table("recap", "RecapRow", List.of(Column.text("contractReference"), Column.text("contractTitle"),
            Column.text("buyer"), Column.text("lot"), Column.text("clause"), Column.text("lastName"), Column.text("firstName"),
            Column.coded("criterion", "shownCriterion"), Column.flag("rsaAtEntry"), Column.text("employer"),
            Column.coded("employerKind", "employerKind"), Column.coded("mode", "employmentMode"),
            Column.coded("contractKind", "employmentContractKind"), Column.date("firstDay"), Column.date("lastDay"), Column.count("months"),
            Column.hours("validatedHours"), Column.hours("declaredHours"), Column.hours("trainingHours"), Column.hours("rsaHours"),
            Column.hours("notCountedHours")));
    private static final int FIRST_SUM = 16;

    private static final Table CHECK = new Table("check", null, List.of(Column.hours("targetHours"), Column.hours("validatedHours"),
            Column.coded("hoursVerdict", "verdict"), Column.hours("remaining"), Column.share("rsaShareTarget"), Column.hours("rsaHours"),
            Column.share("rsaShare"), Column.coded("rsaShareVerdict", "verdict")));

    private final RecapRows rows;
    private final Supplier<TargetCheck> check;
    private final Snapshot snapshot;

    /** @param check against the target, asked at the moment that the rows are of; gives null where there is no such target */
    Recap(RecapRows rows, Supplier<TargetCheck> check, Snapshot snapshot) {
        this.rows = rows;
        this.check = check;
        this.snapshot = snapshot;
    }

    Place place() {
        return rows.place();
    }

    Moment moment() {
        return rows.moment();
    }

    @Override
    public String fileName() {
        return "recap-annuel-" + place().code() + "-" + moment().year();
    }

    /** Tells lines and sums; at the end the check, or null. All of one moment. */
    TargetCheck tell(RecapReader reader) {
        TargetCheck[] checked = new TargetCheck[1];
        snapshot.read(() -> {
            checked[0] = check.get();
            long persons = rows.persons();
            Adding adding = new Adding(reader);
            rows.forEach(adding::row);
            adding.end(persons);
        });
        return checked[0];
    }

    /** Adds up what passes. */
    private static final class Adding {

        private final RecapReader reader;
        private final Set<UUID> persons = new HashSet<>();
        private RecapSums ofContract = RecapSums.NONE;
        private RecapSums whole = RecapSums.NONE;
        private RecapRow last;

        Adding(RecapReader reader) {
            this.reader = reader;
        }

        void row(RecapRow row) {
            if (last != null && !last.contractId().equals(row.contractId())) {
                contractEnds();
            }
            reader.row(row);
            ofContract = ofContract.plus(row);
            whole = whole.plus(row);
            last = row;
            if (row.validatedHours().signum() > 0) {
                persons.add(row.beneficiaryId());
            }
        }

        private void contractEnds() {
            reader.subtotal(last, ofContract.of(persons.size()));
            ofContract = RecapSums.NONE;
            persons.clear();
        }

        void end(long distinct) {
            if (last != null) {
                contractEnds();
            }
            reader.total(whole.of(distinct));
        }
    }

    @Override
    public void write(ReportWriter out, Locale locale) {
        out.heading(Texts.of(locale, "title.recap", String.valueOf(moment().year()), place().name()), List.of(
                new Fact("scope", place().name()), new Fact("year", String.valueOf(moment().year())), new Fact("asOf", moment().asOf())));
        out.table(ROWS);
        TargetCheck checked = tell(new Lines(out, locale));
        if (checked != null) {
            out.table(CHECK);
            check(out, checked);
        }
        out.note(Texts.of(locale, "note.recap"));
    }

    private static void check(ReportWriter out, TargetCheck checked) {
        TargetCheck.Goal goal = checked.target();
        HoursCheck hours = checked.checks().hours();
        out.row(goal == null ? null : goal.hours(), checked.hours().validated(), hours.verdict(), hours.remaining(),
                goal == null ? null : goal.rsaShare(), checked.hours().rsa(), checked.rsaShare(), checked.checks().rsaShare().verdict());
    }

    /** Lines of a table. */
    private record Lines(ReportWriter out, Locale locale) implements RecapReader {

        @Override
        public void row(RecapRow row) {
            out.row(row.contractReference(), row.contractTitle(), row.buyer(), row.lot(), row.clause(), row.lastName(), row.firstName(),
                    row.criterion(), row.rsaAtEntry(), row.employer(), row.employerKind(), row.mode(), row.contractKind(), row.firstDay(),
                    row.lastDay(), row.months(), row.validatedHours(), row.declaredHours(), row.trainingHours(), row.rsaHours(),
                    row.notCountedHours());
        }

        @Override
        public void subtotal(RecapRow last, RecapSums sums) {
            out.subtotal(sums(Texts.of(locale, "row.subtotal", last.contractReference()), sums));
        }

        @Override
        public void total(RecapSums sums) {
            out.total(sums(Texts.of(locale, "row.total"), sums));
        }

        private static Object[] sums(String label, RecapSums sums) {
            Object[] cells = new Object[ROWS.columns().size()];
            cells[0] = label;
            List<Object> hours = List.of(sums.validatedHours(), sums.declaredHours(), sums.trainingHours(), sums.rsaHours(),
                    sums.notCountedHours());
            for (int i = 0; i < hours.size(); i++) {
                cells[FIRST_SUM + i] = hours.get(i);
            }
            return cells;
        }
    }
}
