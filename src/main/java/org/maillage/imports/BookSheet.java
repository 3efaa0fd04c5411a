package org.maillage.imports;

import java.io.IOException;
import java.util.stream.Stream;

/** A sheet of a workbook. */
interface BookSheet {

    String name();

    /** Whether its user does not see it. */
    boolean hidden();

    SheetLayout layout();

    /** Its rows that have cells, from the first; to be closed. */
    Stream<SheetRow> rows() throws IOException;
}
