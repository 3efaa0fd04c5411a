package org.maillage.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.maillage.web.Refused;

/**
 * One line of a file, read but not yet held to any rule.
 *
 * @param number   in the file, from 1, the heading counted
 * @param fields   what it says, by the names of the fields; null where it cannot be read
 * @param warnings what was put right
 * @param refusal  why it cannot be taken, or null
 * @param original the cells as they were, or the one text of NDJSON
 */
record Line(int number, ObjectNode fields, List<Warning> warnings, Refused refusal, List<String> original) {

    /**
     * Something that was put right, and is told.
     *
     * @param field the field of the line
     * @param code  such as {@code leading-zeros-restored}
     */
    record Warning(String field, String code) {
    }

    Line refused(Refused why) {
        return new Line(number, fields, warnings, why, original);
    }

    Line with(ObjectNode others) {
        return new Line(number, others, warnings, refusal, original);
    }

    /** With a warning more; the same where it is told already. */
    Line warned(String field, String code) {
        Warning warning = new Warning(field, code);
        return warnings.contains(warning) ? this
                : new Line(number, fields, Stream.concat(warnings.stream(), Stream.of(warning)).toList(), refusal, original);
    }

    String text(String field) {
        return fields.path(field).isTextual() ? fields.path(field).textValue() : null;
    }
}
