package org.maillage.imports;

import java.util.List;
import org.maillage.web.Refused;

/** A line was refused after something of it had been written: the transaction is taken back, and done again without the line. */
final class SpoiltLine extends RuntimeException {

    private final int number;
    private final transient Refused why;

    SpoiltLine(int number, Refused why) {
        super(null, null, false, false);
        this.number = number;
        this.why = why;
    }

    /** The same lines, this one refused. */
    List<Line> without(List<Line> lines) {
        return lines.stream().map(line -> line.number() == number ? line.refused(why) : line).toList();
    }
}
