package org.maillage.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.maillage.web.Refused;

/**
 * One line of a file, read but not yet held to any rule.
 *
 * @param number   rises from line to line, and is the same whenever the file is read: in the file, from 1, the heading counted
 * @param fields   what it says, by the names of the fields; null where it cannot be read
 * @param warnings what was put right
 * @param refusal  why it cannot be taken, or null
 * @param original the cells as they were, or the one text of NDJSON
 * @param place    where it stands, if its number does not say it alone; else null
 */
record Line(int number, ObjectNode fields, List<Warning> warnings, Refused refusal, List<String> original, Place place) {

    Line(int number, ObjectNode fields, List<Warning> warnings, Refused refusal, List<String> original) {
        this(number, fields, warnings, refusal, original, null);
    }

    /**
     * Where a line stands in a file that has sheets, or of which a row makes several lines.
     *
     * @param sheet  its name, or null
     * @param row    from 1, in the sheet or in the text
     * @param column the heading of the column that the line is made of; null where it is the whole row
     */
    record Place(String sheet, int row, String column) {
    }

    /**
     * Something that was put right, and is told.
     *
     * @param field the field of the line; empty where it is the line as a whole
     * @param code  such as {@code leading-zeros-restored}
     */
    record Warning(String field, String code) {
    }

    Line refused(Refused why) {
        return new Line(number, fields, warnings, why, original, place);
    }

    Line with(ObjectNode others) {
        return new Line(number, others, warnings, refusal, original, place);
    }

    /** With a warning more; the same where it is told already. */
    Line warned(String field, String code) {
        Warning warning = new Warning(field, code);
        return warnings.contains(warning) ? this
                : new Line(number, fields, Stream.concat(warnings.stream(), Stream.of(warning)).toList(), refusal, original, place);
    }

    String text(String field) {
        return fields.path(field).isTextual() ? fields.path(field).textValue() : null;
    }
}
