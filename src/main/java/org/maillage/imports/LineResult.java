package org.maillage.imports;

import java.util.UUID;
import org.maillage.web.Refused;

/** What became of a line: a status and the record, or a refusal. */
record LineResult(Line line, LineStatus status, UUID id, Refused refusal) {

    static LineResult refused(Line line, Refused why) {
        return new LineResult(line, LineStatus.REFUSED, null, why);
    }

    boolean isRefused() {
        return refusal != null;
    }
}
