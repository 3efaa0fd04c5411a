package org.maillage.imports;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.maillage.web.Refused;

/** The lines of a file, one after the other. */
interface Lines extends Closeable {

    /**
     * The next line that is not blank, or null at the end.
     *
     * @throws Refused 422 when the file cannot be read on
     */
    Line next() throws IOException;

    /** The headings, or null where there are none. */
    Heading heading();

    /** Those of each sheet that is read, in order. */
    default List<Heading> headings() {
        return heading() == null ? List.of() : List.of(heading());
    }

    /** How many rows there are, as far as can be seen; null where it is not known. */
    default Integer expected() {
        return null;
    }

    /** What became of the sheets of a workbook, with the lines made so far; null for a text. */
    default List<SheetReport> sheets() {
        return null;
    }
}
