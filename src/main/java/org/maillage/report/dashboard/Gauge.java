package org.maillage.report.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A half circle that fills up from left to right.
 *
 * @param filled  hundredths of the half circle
 * @param style   of what fills it
 * @param needles lines across it
 * @param verdict the class that colours {@code judged}
 * @param least   what stands at its beginning
 * @param most    what stands at its end
 */
public record Gauge(BigDecimal filled, String style, List<Needle> needles, String value, String under, String judged, String verdict,
                    String least, String most, Legend legend) implements Drawing {

    /** Where the legend begins, from the top. */
    static final int FOOT = 184;

    /** A line, so many degrees from the left. */
    public record Needle(String style, BigDecimal degrees) {
        static Needle of(String style, Scale scale, BigDecimal value) {
            return new Needle(style, scale.hundredths(value).multiply(new BigDecimal("1.8")).setScale(1, RoundingMode.HALF_UP));
        }
    }

    @Override
    public int width() {
        return 240;
    }

    @Override
    public int height() {
        return FOOT - 8 + legend.height();
    }

    @Override
    public String template() {
        return "gauge";
    }
}
