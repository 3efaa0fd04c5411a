package org.maillage.report.dashboard;

import java.util.stream.Stream;
import org.maillage.report.ClauseBehind;
import org.maillage.report.Dashboard;

/** The clauses furthest behind what was to be expected of them. */
final class BehindPicture {

    private static final int NAME = 38;

    private BehindPicture() {
    }

    static Picture of(Dashboard dashboard, Words words) {
        return Picture.of(Chart.CLAUSES_BEHIND, words, description(dashboard, words), bars(dashboard, words), figures(dashboard, words));
    }

    private static Bars bars(Dashboard dashboard, Words words) {
        Bars.Builder bars = new Bars.Builder(Legend.of("done", "area", words.text("legend.validated"), "late", "area", words.text("legend.late"),
                "owed", "area", words.text("legend.owed")), Scale.over(dashboard.clausesBehind().stream().flatMap(one -> Stream.of(one.owed())), 0, Bars.WIDTH));
        dashboard.clausesBehind().forEach(one -> bars.bar(Bars.shortened(name(one, words), NAME), "−" + words.hours(one.behindBy()), null,
                new Bars.Part("done", one.validated()), new Bars.Part("late", one.expected()), new Bars.Part("owed", one.owed())));
        return bars.done();
    }

    private static String name(ClauseBehind one, Words words) {
        return one.lot() == null ? words.text("clause", one.reference(), one.title())
                : words.text("clause.lot", one.reference(), one.lot(), one.title());
    }

    private static String description(Dashboard dashboard, Words words) {
        if (dashboard.clausesBehind().isEmpty()) {
            return words.text("behind.none");
        }
        ClauseBehind first = dashboard.clausesBehind().get(0);
        return words.text("behind.first", first.reference(), first.buyer(), words.hours(first.behindBy()));
    }

    private static Figures figures(Dashboard dashboard, Words words) {
        Figures.Builder figures = Figures.of(words.text("figures.clauses-behind"));
        dashboard.clausesBehind().forEach(one -> figures.row(name(one, words), one.buyer(), words.number(one.owed()), words.number(one.validated()),
                words.number(one.expected()), words.number(one.behindBy()), words.shortDay(one.endOn())));
        return figures.done();
    }
}
