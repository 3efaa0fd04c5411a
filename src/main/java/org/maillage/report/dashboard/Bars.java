package org.maillage.report.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Bars one below the other, each with its name and value above it. */
public record Bars(Legend legend, List<Bar> bars) implements Drawing {

    static final int WIDTH = 480;
    private static final int PITCH = 48;
    private static final int GAP = 2;

    /**
     * One bar.
     *
     * @param y        of its name's foot; the bar is {@code bar} units below zero of the picture
     * @param segments from left to right
     * @param marks    where lines stand across it
     */
    public record Bar(String name, String value, int y, int bar, List<Segment> segments, List<BigDecimal> marks) {
    }

    /** A part of a bar in the colour of {@code style}. */
    public record Segment(String style, BigDecimal x, BigDecimal width) {
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return legend.height() + 8 + bars.size() * PITCH;
    }

    @Override
    public String template() {
        return "bars";
    }

    /** Collects bars on one scale. */
    static final class Builder {

        private final Legend legend;
        private final Scale scale;
        private final List<Bar> bars = new ArrayList<>();

        Builder(Legend legend, Scale scale) {
            this.legend = legend;
            this.scale = scale;
        }

        /**
         * Adds a bar.
         *
         * @param mark  value at which a line stands across it, or null
         * @param parts the track goes to {@code until} of the last; a part without length is not drawn
         */
        Builder bar(String name, String value, BigDecimal mark, Part... parts) {
            int y = legend.height() + 8 + bars.size() * PITCH + 14;
            List<Segment> segments = new ArrayList<>();
            BigDecimal end = BigDecimal.ZERO;
            for (Part part : parts) {
                BigDecimal x = scale.at(end);
                BigDecimal width = scale.at(part.until()).subtract(x);
                if (width.signum() > 0) {
                    segments.add(new Segment(part.style(), x, apart(width)));
                }
                end = end.max(part.until());
            }
            bars.add(new Bar(name, value, y, y + 7, segments, mark == null ? List.of() : List.of(scale.at(mark))));
            return this;
        }

        /** A gap between two parts tells them apart without their colours. */
        private static BigDecimal apart(BigDecimal width) {
            BigDecimal gap = BigDecimal.valueOf(GAP);
            return width.compareTo(gap.multiply(gap)) > 0 ? width.subtract(gap) : width;
        }

        Bars done() {
            return new Bars(legend, bars);
        }
    }

    /** The part of a bar up to a value. */
    record Part(String style, BigDecimal until) {
    }

    /** At most {@code most} characters, the last of them an ellipsis when something is left out. */
    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1).stripTrailing() + "…";
    }
}
