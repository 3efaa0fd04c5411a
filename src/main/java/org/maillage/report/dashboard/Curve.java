package org.maillage.report.dashboard;

import java.math.BigDecimal;
import java.util.List;

/**
 * Hours over the days of a year.
 *
 * @param levels   horizontal lines with what they stand for
 * @param months   where each month stands, with its initial
 * @param line     the points of what was done, as a polyline takes them
 * @param area     the same with what lies below
 * @param points   the ends of the months
 * @param goal     height of the target, or null
 * @param expected height at which the expected line ends, or null
 * @param projected the line to where the year would end at this pace, or null
 * @param now      the day looked from while the year runs, or null
 */
public record Curve(Legend legend, List<Tick> levels, List<Tick> months, String line, String area, List<Point> points, Line goal,
                    Line expected, Line projected, Line now, Label last) implements Drawing {

    static final int LEFT = 58;
    static final int RIGHT = 468;
    static final int HEIGHT = 250;

    public record Tick(BigDecimal at, String text) {
    }

    public record Point(BigDecimal x, BigDecimal y) {
    }

    public record Line(BigDecimal x1, BigDecimal y1, BigDecimal x2, BigDecimal y2) {
    }

    /** @param anchor {@code start} or {@code end} */
    public record Label(BigDecimal x, BigDecimal y, String anchor, String text) {
    }

    @Override
    public int width() {
        return Bars.WIDTH;
    }

    @Override
    public int height() {
        return top() + HEIGHT + 28;
    }

    @Override
    public String template() {
        return "curve";
    }

    /** Height of the upper end. */
    public int top() {
        return top(legend);
    }

    /** Height of zero. */
    public int foot() {
        return top() + HEIGHT;
    }

    public int left() {
        return LEFT;
    }

    public int right() {
        return RIGHT;
    }

    static int top(Legend legend) {
        return legend.height() + 14;
    }
}
