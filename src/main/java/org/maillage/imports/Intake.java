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
     * @param source of external identifiers that come without one; null: there is none
     * @return a result for each line, in order; refused lines may have left traces in the transaction if {@link #leavesTraces()}
     */
    List<LineResult> take(List<Line> lines, String source, Scope scope);

    /** Whether the transaction must be taken back when a line was refused, and done again without it. */
    boolean leavesTraces();
}
