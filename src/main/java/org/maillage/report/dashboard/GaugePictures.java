package org.maillage.report.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.maillage.report.Dashboard;
import org.maillage.report.DepartmentProgress;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.RsaShareCheck;
import org.maillage.territory.TargetCheck;
import org.maillage.territory.Verdict;

/** How far the hours are, and the share of RSA recipients. */
final class GaugePictures {

    private GaugePictures() {
    }

    static Picture target(Dashboard dashboard, Words words) {
        DepartmentProgress progress = dashboard.progress();
        HoursCheck check = progress.checks().hours();
        BigDecimal validated = progress.hours().validated();
        BigDecimal target = progress.target() == null ? null : progress.target().hours();
        Scale scale = Scale.over(Stream.of(validated, target), 0, 100);
        List<Gauge.Needle> needles = new ArrayList<>();
        List<String> legend = new ArrayList<>();
        if (target != null) {
            needles.add(Gauge.Needle.of("goal", scale, target));
            legend.addAll(List.of("goal", "mark", words.text("legend.target.hours", words.hours(target))));
            if (check.verdict() == Verdict.ON_TRACK || check.verdict() == Verdict.BEHIND) {
                needles.add(Gauge.Needle.of("expected", scale, check.expected()));
                legend.addAll(List.of("expected", "mark", words.text("legend.expected.hours", words.hours(check.expected()))));
            }
        }
        Gauge gauge = new Gauge(scale.hundredths(validated), "done", needles, words.hours(validated),
                target == null ? "" : words.text("gauge.of.target", words.percent(rate(validated, target))),
                words.verdict(check.verdict()), style(check.verdict()), words.round(BigDecimal.ZERO), words.round(scale.most()),
                Legend.column(Gauge.FOOT, legend.toArray(String[]::new)));
        return Picture.of(Chart.TARGET, words, Sentences.hours(progress, words), gauge, targetFigures(progress, target, words));
    }

    private static Figures targetFigures(DepartmentProgress progress, BigDecimal target, Words words) {
        HoursCheck check = progress.checks().hours();
        boolean over = check.projected() == null || check.projected().compareTo(progress.hours().validated()) == 0;
        Figures.Builder figures = Figures.of(words.text("figures.target"))
                .row(words.text("figure.target"), words.hours(target))
                .row(words.text("figure.validated"), words.hours(progress.hours().validated()))
                .row(words.text("figure.rate"), words.percent(rate(progress.hours().validated(), target)))
                .row(words.text("figure.expected"), words.hours(check.expected()))
                .row(words.text("figure.remaining"), words.hours(check.remaining()));
        return (over ? figures : figures.row(words.text("figure.projected"), words.hours(check.projected())))
                .row(words.text("figure.verdict"), words.verdict(check.verdict())).done();
    }

    static Picture rsaShare(Dashboard dashboard, Words words) {
        DepartmentProgress progress = dashboard.progress();
        TargetCheck.Goal goal = progress.target();
        RsaShareCheck check = progress.checks().rsaShare();
        BigDecimal share = progress.rsaShare() == null ? BigDecimal.ZERO : progress.rsaShare();
        BigDecimal asked = goal == null ? null : goal.rsaShare();
        Scale scale = new Scale(end(asked, share), BigDecimal.ZERO, BigDecimal.valueOf(100));
        Gauge gauge = new Gauge(scale.hundredths(share), "rsa", asked == null ? List.of() : List.of(Gauge.Needle.of("goal", scale, asked)),
                Sentences.share(progress.rsaShare(), asked, check.verdict(), words), words.text("gauge.of.hours"),
                words.verdict(check.verdict()), style(check.verdict()), words.plainPercent(BigDecimal.ZERO), words.plainPercent(scale.most()),
                asked == null ? Legend.column(Gauge.FOOT) : Legend.column(Gauge.FOOT, "goal", "mark",
                        words.text("legend.target.share", words.plainPercent(asked))));
        return Picture.of(Chart.RSA_SHARE, words, Sentences.rsaShare(progress, words), gauge, shareFigures(progress, words));
    }

    /** Twice the share asked for, so that it stands in the middle; all where more was done, or much is asked. */
    private static BigDecimal end(BigDecimal asked, BigDecimal share) {
        BigDecimal twice = asked == null ? BigDecimal.ONE : asked.add(asked);
        return twice.signum() == 0 || twice.compareTo(BigDecimal.ONE) > 0 || share.compareTo(twice) > 0 ? BigDecimal.ONE : twice;
    }

    private static Figures shareFigures(DepartmentProgress progress, Words words) {
        TargetCheck.Goal goal = progress.target();
        RsaShareCheck check = progress.checks().rsaShare();
        return Figures.of(words.text("figures.rsa-share"))
                .row(words.text("figure.rsa"), words.hours(progress.hours().rsa()))
                .row(words.text("figure.share"), words.percent(progress.rsaShare()))
                .row(words.text("figure.share.asked"), goal == null ? words.percent(null) : words.percent(goal.rsaShare()))
                .row(words.text("figure.share.hours"), words.hours(goal == null ? null : goal.rsaHours()))
                .row(words.text("figure.share.missing"), words.hours(check.rsaHoursMissing()))
                .row(words.text("figure.share.restore"), words.hours(check.rsaHoursToRestoreShare()))
                .row(words.text("figure.verdict"), words.verdict(check.verdict())).done();
    }

    /** done / owed, to four digits; null where nothing is owed. */
    static BigDecimal rate(BigDecimal done, BigDecimal owed) {
        return owed == null || owed.signum() == 0 ? null : done.divide(owed, 4, RoundingMode.HALF_UP);
    }

    /** The class that colours a verdict. */
    static String style(Verdict verdict) {
        return switch (verdict) {
            case MET -> "met";
            case ON_TRACK -> "on-track";
            case BEHIND -> "behind";
            case MISSED -> "missed";
            case STOPPED, NO_DATA, NO_OBJECTIVE -> "none";
        };
    }
}
