package org.maillage.report.dashboard;

/**
 * A chart with its words.
 *
 * @param description what it shows, in a sentence or two: read aloud in place of it, and written beside it
 * @param figures     all that it shows
 */
public record Picture(Chart chart, String title, String description, Drawing drawing, Figures figures) {

    static Picture of(Chart chart, Words words, String description, Drawing drawing, Figures figures) {
        return new Picture(chart, words.text("chart." + chart.key()), description, drawing, figures);
    }
}
