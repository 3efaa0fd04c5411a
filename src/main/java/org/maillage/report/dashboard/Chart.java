package org.maillage.report.dashboard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.maillage.report.Dashboard;

/** The charts of the page, in its order. */
public enum Chart {
    TARGET(GaugePictures::target),
    RSA_SHARE(GaugePictures::rsaShare),
    CURVE(CurvePicture::of),
    TERRITORIES(TerritoriesPicture::of),
    MODES(PartsPictures::modes),
    CRITERIA(PartsPictures::criteria),
    CLAUSES_BEHIND(BehindPicture::of);

    private final BiFunction<Dashboard, Words, Picture> drawn;

    Chart(BiFunction<Dashboard, Words, Picture> drawn) {
        this.drawn = drawn;
    }

    /** As in its address: {@code clauses-behind}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How much of the page it takes. */
    String size() {
        return switch (this) {
            case TARGET, RSA_SHARE -> "small";
            case CURVE, TERRITORIES, MODES, CRITERIA, CLAUSES_BEHIND -> "wide";
        };
    }

    static Optional<Chart> ofKey(String key) {
        return Arrays.stream(values()).filter(chart -> chart.key().equals(key)).findFirst();
    }

    Picture of(Dashboard dashboard, Words words) {
        return drawn.apply(dashboard, words);
    }
}
