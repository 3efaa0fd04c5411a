package org.maillage.imports;

import java.io.Closeable;
import java.io.IOException;
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
}
