package org.maillage.imports;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A workbook that is open. */
interface Book extends Closeable {

    /** Its sheets, in their order. */
    List<BookSheet> sheets() throws IOException;

    /** A bare number under a heading of days or months, as one that counts from 1900. */
    default String dayOf(String number) {
        return number;
    }
}
