package org.maillage.report.dashboard;

import java.util.List;
import org.maillage.report.Dashboard;
import org.maillage.report.Dashboard.Part;

/** How the hours were performed, and by whom. */
final class PartsPictures {

    private static final int NAME = 42;

    private PartsPictures() {
    }

    static Picture modes(Dashboard dashboard, Words words) {
        return picture(Chart.MODES, "employmentMode", dashboard.modes(), dashboard, words);
    }

    static Picture criteria(Dashboard dashboard, Words words) {
        return picture(Chart.CRITERIA, "shownCriterion", dashboard.criteria(), dashboard, words);
    }

    private static Picture picture(Chart chart, String list, List<Part> parts, Dashboard dashboard, Words words) {
        Bars.Builder bars = new Bars.Builder(Legend.of(), Scale.over(parts.stream().map(Part::hours), 0, Bars.WIDTH));
        Figures.Builder figures = Figures.of(words.text("figures." + chart.key()));
        for (Part part : parts) {
            String name = words.label(list, part.code());
            bars.bar(Bars.shortened(name, NAME), words.percent(part.share()), null,
                    new Bars.Part(part.code().equals("RSA") ? "rsa" : "done", part.hours()));
            figures.row(name, words.number(part.hours()), words.percent(part.share()), words.count(part.persons()));
        }
        String description = parts.isEmpty() ? words.text("parts.none")
                : words.text(chart.key() + ".first", words.label(list, parts.get(0).code()), words.percent(parts.get(0).share()));
        return Picture.of(chart, words, description, bars.done(), figures.total(words.text("figures.total"),
                words.number(dashboard.progress().hours().validated()), words.text("whole"), words.count(dashboard.progress().beneficiaries().total())));
    }
}
