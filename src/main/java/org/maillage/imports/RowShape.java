package org.maillage.imports;

import java.util.List;

/** Whether the cells of a row stand under their headings: a decimal comma or a quote that is not closed moves them, and nobody notices. */
final class RowShape {

    private final Heading heading;
    private final char separator;
    private final int columns;

    RowShape(Heading heading, char separator) {
        this.heading = heading;
        this.separator = separator;
        int last = heading.cells().size();
        while (last > 0 && heading.cells().get(last - 1).isEmpty()) {
            last--;
        }
        this.columns = last;
    }

    /** The code of what tore {@code row} apart, or null; {@code atEnd} is whether nothing follows. */
    String torn(List<String> row, boolean atEnd) {
        if (row.stream().anyMatch(cell -> swallows(cell, atEnd && row.size() < columns))) {
            return "quote-left-open";
        }
        int places = heading.cells().size();
        boolean beyond = row.size() > places && row.subList(places, row.size()).stream().anyMatch(cell -> !Cells.clean(cell).isEmpty());
        return beyond || separator == ',' && row.size() > places && splitsNumber(row) ? "too-many-cells" : null;
    }

    /** Another line, with all of its separators or with a quote of its own, or whatever stands up to the end, cannot be text of a cell. */
    private boolean swallows(String cell, boolean toTheEnd) {
        int most = cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0 ? 0
                : (int) cell.lines().skip(1).mapToLong(line -> line.chars().filter(c -> c == separator).count()).max().orElse(0);
        return most > 0 && (most >= columns - 1 || toTheEnd || cell.indexOf('"') >= 0);
    }

    /** 151,67 between commas. */
    private boolean splitsNumber(List<String> row) {
        for (int i = 0; i < columns - 1; i++) {
            Field field = heading.fields().get(i);
            if (field != null && field.type() == Field.Type.DECIMAL && Cells.clean(row.get(i)).matches("[0-9 ]+")
                    && Cells.clean(row.get(i + 1)).matches("[0-9]{1,2}")) {
                return true;
            }
        }
        return false;
    }
}
