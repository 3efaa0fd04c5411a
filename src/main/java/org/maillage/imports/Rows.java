package org.maillage.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.maillage.web.CommonProblem;
import org.maillage.web.Nir;
import org.maillage.web.Refused;

/** Makes lines of rows of cells. */
final class Rows {

    private final Heading heading;
    private final Cells cells;

    Rows(Heading heading, Cells cells) {
        this.heading = heading;
        this.cells = cells;
    }

    Heading heading() {
        return heading;
    }

    /** The line, or null when all of its cells are blank. */
    Line line(int number, List<String> row) {
        ObjectNode fields = new ObjectNode(JsonNodeFactory.withExactBigDecimals(true));
        List<Line.Warning> warnings = new ArrayList<>();
        boolean blank = true;
        boolean nir = false;
        for (int i = 0; i < row.size(); i++) {
            String text = Cells.clean(row.get(i));
            if (text.isEmpty() || i < heading.cells().size() && heading.own(i)) {
                continue;
            }
            blank = false;
            Field field = i < heading.fields().size() ? heading.fields().get(i) : null;
            nir |= text.equals(Results.BLACKENED) || (field == null || field.type() != Field.Type.SIRET) && Nir.in(text);
            if (field != null) {
                fields.set(field.name(), cells.value(field, text, code -> warnings.add(new Line.Warning(field.name(), code))));
            }
        }
        return blank ? null : new Line(number, fields, warnings, nir ? Refused.because(CommonProblem.NIR_REFUSED) : null, heading.foreign(row));
    }
}
