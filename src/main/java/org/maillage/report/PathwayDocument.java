package org.maillage.report;

import static org.maillage.document.Column.coded;
import static org.maillage.document.Column.count;
import static org.maillage.document.Column.date;
import static org.maillage.document.Column.flag;
import static org.maillage.document.Column.hours;
import static org.maillage.document.Column.month;
import static org.maillage.document.Column.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.maillage.document.Document;
import org.maillage.document.Fact;
import org.maillage.document.ReportWriter;
import org.maillage.document.Table;
import org.maillage.document.Texts;
import org.maillage.territory.Sums;

/** The way of a person as tables: employments, months, clocks, gaps, exits. */
record PathwayDocument(Pathway pathway) implements Document {

    private static final Table STEPS = new Table("pathwaySteps", null, List.of(text("employer"), text("userEmployer"), coded("mode", "employmentMode"),
            coded("contractKind", "employmentContractKind"), text("jobTitle"), date("startOn"), date("plannedEndOn"), date("endOn"),
            coded("endReason", "endReason"), text("contracts"), hours("validated"), hours("declared"), hours("training"), hours("notCounted")));
    private static final Table MONTHS = new Table("pathwayMonths", null,
            List.of(month("month"), hours("validated"), hours("declared"), hours("training"), hours("notCounted"), hours("cumulative")));
    private static final Table CLOCKS = new Table("pathwayClocks", null, List.of(date("start"), date("lastWorked"), count("monthsSinceEntry"),
            flag("rsaAtEntry"), count("limitMonths"), date("lastDay"), count("monthsLeft"), count("daysLeft")));
    private static final Table GAPS = new Table("pathwayGaps", null, List.of(date("from"), date("to"), count("days")));
    private static final Table EXITS = new Table("pathwayExits", null, List.of(date("entryOn"), coded("milestone", "exitMilestone"),
            date("dueOn"), flag("due"), coded("situation", "exitSituation"), coded("category", "exitCategory"), date("observedOn")));

    @Override
    public String fileName() {
        return "parcours-" + pathway.asOf();
    }

    @Override
    public void write(ReportWriter out, Locale locale) {
        out.heading(Texts.of(locale, "title.pathway"), List.of(new Fact("lastName", pathway.lastName()),
                new Fact("firstName", pathway.firstName()), new Fact("asOf", pathway.asOf())));
        Sums all = pathway.hours();
        out.table(STEPS);
        pathway.employments().forEach(step -> out.row(step.employer().name(), step.userEmployer() == null ? null : step.userEmployer().name(),
                step.mode(), step.contractKind(), step.jobTitle(), step.startOn(), step.plannedEndOn(), step.endOn(), step.endReason(),
                step.contracts().stream().map(Pathway.Named::name).collect(Collectors.joining(" ; ")), step.hours().validated(),
                step.hours().declared(), step.hours().training(), step.hours().notCounted()));
        out.total(null, null, null, null, null, null, null, null, null, null, all.validated(), all.declared(), all.training(), all.notCounted());
        out.table(MONTHS);
        pathway.months().forEach(one -> out.row(one.month(), one.hours().validated(), one.hours().declared(), one.hours().training(),
                one.hours().notCounted(), one.cumulative()));
        out.total(null, all.validated(), all.declared(), all.training(), all.notCounted(), null);
        out.note(Texts.of(locale, "note.pathwayHours"));
        out.table(CLOCKS);
        pathway.clocks().forEach(clock -> clock.limits().forEach(limit -> out.row(clock.start(), clock.lastWorked(), clock.monthsSinceEntry(),
                clock.rsaAtEntry(), limit.months(), limit.lastDay(), limit.monthsLeft(), limit.daysLeft())));
        out.table(GAPS);
        pathway.gaps().forEach(gap -> out.row(gap.from(), gap.to(), gap.days()));
        out.table(EXITS);
        pathway.exits().forEach(exit -> out.row(exit.entryOn(), exit.milestone(), exit.dueOn(), exit.due(), exit.situation(), exit.category(),
                exit.observedOn()));
    }
}
