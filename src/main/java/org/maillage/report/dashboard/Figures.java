package org.maillage.report.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The figures of a chart in words, to read under it.
 *
 * @param heads the first is that of the rows' names
 * @param total the last row, or null
 */
public record Figures(List<Head> heads, List<Row> rows, Row total) {

    /** @param style class of its cells: {@code number} stands to the right, {@code short} is not broken, {@code words} may be */
    public record Head(String text, String style) {
    }

    /** @param cells of the columns after the first */
    public record Row(String name, List<Cell> cells) {
    }

    public record Cell(String text, String style) {
    }

    /** Columns are written as {@code words|#number|=short}. */
    static Builder of(String heads) {
        return new Builder(Arrays.stream(heads.split("\\|")).map(Figures::head).toList());
    }

    private static Head head(String text) {
        return switch (text.charAt(0)) {
            case '#' -> new Head(text.substring(1), "number");
            case '=' -> new Head(text.substring(1), "short");
            default -> new Head(text, "words");
        };
    }

    /** Collects rows. */
    static final class Builder {

        private final List<Head> heads;
        private final List<Row> rows = new ArrayList<>();

        private Builder(List<Head> heads) {
            this.heads = heads;
        }

        Builder row(String name, String... cells) {
            rows.add(cells(name, cells));
            return this;
        }

        Figures total(String name, String... cells) {
            return new Figures(heads, rows, cells(name, cells));
        }

        Figures done() {
            return new Figures(heads, rows, null);
        }

        private Row cells(String name, String... texts) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < texts.length; i++) {
                cells.add(new Cell(texts[i], heads.get(i + 1).style()));
            }
            return new Row(name, cells);
        }
    }
}
