package org.maillage.imports;

import java.util.UUID;
import org.maillage.web.Refused;

/**
 * What became of a line: a status and the record, or a refusal.
 *
 * @param traces whether something of a refused line was written all the same: its transaction is to be taken back
 */
record LineResult(Line line, LineStatus status, UUID id, Refused refusal, boolean traces) {

    LineResult(Line line, LineStatus status, UUID id) {
        this(line, status, id, null, false);
    }

    static LineResult refused(Line line, Refused why) {
        return new LineResult(line, LineStatus.REFUSED, null, why, false);
    }

    LineResult withTraces() {
        return new LineResult(line, status, id, refusal, true);
    }

    boolean isRefused() {
        return refusal != null;
    }
}
