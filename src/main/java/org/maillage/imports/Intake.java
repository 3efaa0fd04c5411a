package org.maillage.imports;

import java.util.List;
import org.maillage.access.Scope;

/** Makes records of the lines of one kind. */
interface Intake {

    ImportKind kind();

    /** How many lines go in one transaction. */
    int chunk();

    /**
     * Records the lines in the caller's transaction and flushes.
     *
     * @param run the file that they are of
     * @return a result for each line, in order; what a line that was refused with traces has written is for the caller to take back
     */
    List<LineResult> take(List<Line> lines, ImportRun run, Scope scope);
}
