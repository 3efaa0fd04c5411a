package org.maillage.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.maillage.web.CommonProblem;
import org.maillage.web.Nir;
import org.maillage.web.Refused;

/** Makes lines of rows of cells. */
final class Rows {

    /** As many digits as a NIR, and none: 151.666666666667 hours are 35 × 52 / 12. */
    private static final Pattern FRACTION = Pattern.compile("-?[0-9]{1,4}[.,][0-9]+");

    private static final Pattern ESCAPED = Pattern.compile("^'[=+\\-@]");

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
        Refused failed = null;
        for (int i = 0; i < row.size(); i++) {
            String text = text(row.get(i));
            if (text.isEmpty() || i < heading.cells().size() && heading.own(i)) {
                continue;
            }
            blank = false;
            Field field = i < heading.fields().size() ? heading.fields().get(i) : null;
            nir |= text.equals(Results.BLACKENED) || nir(field, text);
            if (field != null && Cells.failed(text)) {
                failed = (failed == null ? Refused.because(CommonProblem.INVALID_BODY) : failed)
                        .fault(Refused.In.POINTER, "/" + field.name(), "cell-failed");
            } else if (field != null) {
                fields.set(field.name(), cells.value(field, text, code -> warnings.add(new Line.Warning(field.name(), code))));
            }
        }
        return blank ? null : new Line(number, fields, warnings, nir ? Refused.because(CommonProblem.NIR_REFUSED) : failed, heading.foreign(row));
    }

    /** What stands in a cell: files of refused lines have an apostrophe before what a spreadsheet would compute. */
    private String text(String cell) {
        String text = Cells.clean(cell);
        return heading.ours() && ESCAPED.matcher(text).find() ? text.substring(1) : text;
    }

    private static boolean nir(Field field, String text) {
        boolean fraction = field != null && field.type() == Field.Type.DECIMAL && FRACTION.matcher(text).matches();
        return !fraction && (field != null && field.identifier() ? Nir.inIdentifier(text) : Nir.in(text));
    }
}
