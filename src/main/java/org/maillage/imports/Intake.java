package org.maillage.imports;

import java.util.List;
import org.maillage.access.Scope;
import org.maillage.web.Versioned;

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

    /** What the lines are; null where their identifiers are the intake's own matter. */
    default Class<? extends Versioned> entity() {
        return null;
    }

    /** The record of the API that a line is read as, of which an exported line keeps what it has in common; null: none. */
    default Class<? extends Record> body() {
        return null;
    }
}
