package org.maillage.report.dashboard;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.maillage.report.Dashboard;
import org.maillage.report.DepartmentProgress;
import org.maillage.report.TerritoryProgress;
import org.maillage.territory.Sums;
import org.maillage.territory.Verdict;

/** What each territory did of its part, and what belongs to none. */
final class TerritoriesPicture {

    private static final int NAME = 26;

    private TerritoriesPicture() {
    }

    static Picture of(Dashboard dashboard, Words words) {
        DepartmentProgress progress = dashboard.progress();
        return Picture.of(Chart.TERRITORIES, words, description(progress, words), bars(progress, words), figures(progress, words));
    }

    private static BigDecimal target(TerritoryProgress territory) {
        return territory.target() == null ? null : territory.target().hours();
    }

    private static Bars bars(DepartmentProgress progress, Words words) {
        Stream<BigDecimal> values = Stream.concat(Stream.of(progress.unassigned().hours().validated()),
                progress.territories().stream().flatMap(one -> Stream.of(one.hours().validated(), target(one) == null ? BigDecimal.ZERO : target(one))));
        Bars.Builder bars = new Bars.Builder(Legend.of("rsa", "area", words.text("legend.rsa"), "done", "area", words.text("legend.others"),
                "goal", "mark", words.text("legend.target.territory")), Scale.over(values, 0, Bars.WIDTH));
        progress.territories().forEach(one -> bars.bar(Bars.shortened(one.territory().name(), NAME), target(one) == null
                ? words.hours(one.hours().validated()) : words.text("bar.of", words.number(one.hours().validated()), words.hours(target(one))),
                target(one), rsa(one.hours()), all(one.hours())));
        if (somewhere(progress)) {
            bars.bar(words.text("unassigned"), words.hours(progress.unassigned().hours().validated()), null,
                    rsa(progress.unassigned().hours()), all(progress.unassigned().hours()));
        }
        return bars.done();
    }

    /** Whether something belongs to no territory. */
    private static boolean somewhere(DepartmentProgress progress) {
        return progress.unassigned().hours().validated().signum() > 0 || progress.unassigned().hours().declared().signum() > 0;
    }

    private static Bars.Part rsa(Sums hours) {
        return new Bars.Part("rsa", hours.rsa());
    }

    private static Bars.Part all(Sums hours) {
        return new Bars.Part("done", hours.validated());
    }

    private static String description(DepartmentProgress progress, Words words) {
        List<TerritoryProgress> owing = progress.territories().stream().filter(one -> target(one) != null).toList();
        long good = owing.stream().map(one -> one.checks().hours().verdict()).filter(verdict -> verdict == Verdict.MET || verdict == Verdict.ON_TRACK).count();
        long shares = owing.stream().filter(one -> one.checks().rsaShare().verdict() == Verdict.MET).count();
        return owing.isEmpty() ? words.text("territories.without") : words.text("territories.good", words.count(good), words.count(owing.size()),
                words.count(shares));
    }

    private static Figures figures(DepartmentProgress progress, Words words) {
        Figures.Builder figures = Figures.of(words.text("figures.territories"));
        progress.territories().forEach(one -> figures.row(one.territory().name(), words.number(target(one)), words.number(one.hours().validated()),
                words.verdict(one.checks().hours().verdict()),
                Sentences.share(one.rsaShare(), one.target() == null ? null : one.target().rsaShare(), one.checks().rsaShare().verdict(), words),
                words.verdict(one.checks().rsaShare().verdict())));
        if (somewhere(progress)) {
            Sums none = progress.unassigned().hours();
            figures.row(words.text("unassigned"), words.number(null), words.number(none.validated()), words.number(null),
                    words.percent(GaugePictures.rate(none.rsa(), none.validated())), words.number(null));
        }
        return figures.total(progress.department().name(), words.number(progress.target() == null ? null : progress.target().hours()),
                words.number(progress.hours().validated()), words.verdict(progress.checks().hours().verdict()),
                Sentences.share(progress.rsaShare(), progress.target() == null ? null : progress.target().rsaShare(),
                        progress.checks().rsaShare().verdict(), words), words.verdict(progress.checks().rsaShare().verdict()));
    }
}
