package org.maillage.report.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillage.report.Dashboard;
import org.maillage.report.DepartmentProgress;
import org.maillage.territory.HoursCheck;

/** The validated hours month by month, added up, against the straight line that leads to the target. */
final class CurvePicture {

    private static final int INTERVALS = 4;

    private final Dashboard dashboard;
    private final Words words;
    private final DepartmentProgress progress;
    private final BigDecimal target;
    private final boolean over;
    private final Legend legend;
    private final Scale days;
    private final Scale hours;

    private CurvePicture(Dashboard dashboard, Words words) {
        this.dashboard = dashboard;
        this.words = words;
        this.progress = dashboard.progress();
        this.target = progress.target() == null ? null : progress.target().hours();
        this.over = !progress.asOf().isBefore(LocalDate.of(progress.year(), 12, 31));
        this.legend = legend();
        this.days = new Scale(BigDecimal.valueOf(LocalDate.of(progress.year(), 12, 31).getDayOfYear()), BigDecimal.valueOf(Curve.LEFT),
                BigDecimal.valueOf(Curve.RIGHT - Curve.LEFT));
        this.hours = Scale.rounded(Stream.of(target, progress.hours().validated(), projected()), INTERVALS,
                Curve.top(legend) + Curve.HEIGHT, -Curve.HEIGHT);
    }

    static Picture of(Dashboard dashboard, Words words) {
        CurvePicture picture = new CurvePicture(dashboard, words);
        return Picture.of(Chart.CURVE, words, picture.description(), picture.curve(), picture.figures());
    }

    private Legend legend() {
        List<String> parts = new ArrayList<>(List.of("done", "line", words.text("legend.cumulative")));
        if (target != null) {
            parts.addAll(List.of("expected", "line", words.text("legend.expected"), "goal", "line", words.text("legend.target")));
        }
        if (projected() != null) {
            parts.addAll(List.of("projected", "line", words.text("legend.projected")));
        }
        return Legend.of(parts.toArray(String[]::new));
    }

    /** Only while the year runs, and something was done in it. */
    private BigDecimal projected() {
        BigDecimal projected = progress.checks().hours().projected();
        return over || projected == null || projected.signum() == 0 ? null : projected;
    }

    private List<Dashboard.Month> begun() {
        return dashboard.months().stream().filter(month -> month.cumulative() != null).toList();
    }

    private Curve curve() {
        List<Curve.Point> points = begun().stream().map(month -> point(month.until(), month.cumulative())).toList();
        String line = Stream.concat(Stream.of(new Curve.Point(days.at(BigDecimal.ZERO), hours.at(BigDecimal.ZERO))), points.stream())
                .map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" "));
        Curve.Point last = points.isEmpty() ? null : points.get(points.size() - 1);
        String area = last == null ? "" : line + " " + last.x() + "," + hours.at(BigDecimal.ZERO);
        return new Curve(legend, hours.ticks(INTERVALS).stream().map(tick -> new Curve.Tick(hours.at(tick), words.round(tick))).toList(),
                months(), last == null ? "" : line, area, points, goal(), expected(), last == null ? null : projection(last),
                last == null || over ? null : new Curve.Line(last.x(), hours.at(hours.most()), last.x(), hours.at(BigDecimal.ZERO)),
                last == null ? null : label(last));
    }

    private Curve.Point point(LocalDate day, BigDecimal value) {
        return new Curve.Point(days.at(BigDecimal.valueOf(day.getDayOfYear())), hours.at(value));
    }

    /** Each in the middle of its days. */
    private List<Curve.Tick> months() {
        return dashboard.months().stream().map(Dashboard.Month::month).map(month -> new Curve.Tick(
                days.at(BigDecimal.valueOf(month.atDay(1).getDayOfYear() + month.lengthOfMonth() / 2)), words.initial(month.getMonth()))).toList();
    }

    private Curve.Line goal() {
        return target == null ? null : across(hours.at(target), hours.at(target));
    }

    private Curve.Line expected() {
        return target == null ? null : across(hours.at(BigDecimal.ZERO), hours.at(target));
    }

    private Curve.Line projection(Curve.Point last) {
        return projected() == null ? null
                : new Curve.Line(last.x(), last.y(), BigDecimal.valueOf(Curve.RIGHT), hours.at(projected()));
    }

    private static Curve.Line across(BigDecimal from, BigDecimal to) {
        return new Curve.Line(BigDecimal.valueOf(Curve.LEFT), from, BigDecimal.valueOf(Curve.RIGHT), to);
    }

    /** Above the last point, where the lines leave room; below it only where the picture ends. */
    private Curve.Label label(Curve.Point last) {
        boolean late = last.x().compareTo(BigDecimal.valueOf((Curve.LEFT + Curve.RIGHT) / 2)) > 0;
        boolean high = last.y().compareTo(hours.at(hours.most()).add(BigDecimal.valueOf(16))) < 0;
        return new Curve.Label(last.x().add(BigDecimal.valueOf(late ? 4 : -4)), last.y().add(BigDecimal.valueOf(high ? 30 : -12)),
                late ? "end" : "start", words.hours(progress.hours().validated()));
    }

    private String description() {
        HoursCheck check = progress.checks().hours();
        BigDecimal expected = check.expected();
        String day = words.day(progress.asOf());
        if (expected == null) {
            return words.text("curve.without", words.hours(progress.hours().validated()), day);
        }
        BigDecimal validated = progress.hours().validated();
        BigDecimal ahead = check.verdict().lacking() ? check.behindBy(validated).negate() : validated.subtract(expected);
        String key = ahead.signum() == 0 ? "curve.even" : ahead.signum() > 0 ? "curve.ahead" : "curve.late";
        return words.text(key, words.hours(progress.hours().validated()), day, words.hours(ahead.abs()));
    }

    private Figures figures() {
        Figures.Builder figures = Figures.of(words.text("figures.curve"));
        dashboard.months().forEach(month -> figures.row(name(month.month()), month.cumulative() == null ? words.number(null)
                : words.number(month.hours().validated()), words.number(month.cumulative()), words.number(month.expected())));
        return figures.total(words.text("figures.total"), words.number(progress.hours().validated()), "", words.number(target));
    }

    private String name(YearMonth month) {
        return words.month(month.getMonth());
    }
}
