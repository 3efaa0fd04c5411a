package org.maillage.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.maillage.beneficiary.Homonyms;
import org.maillage.beneficiary.PersonIdentity;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/** The names and the birth date by which a line names a person. */
final class PersonCells {

    /** Last and first name in one cell. */
    static final String FULL_NAME = "fullName";
    static final List<String> FIELDS = List.of(FULL_NAME, "lastName", "firstName", "birthName", "birthDate");

    private PersonCells() {
    }

    /** Whether the line says any name. */
    static boolean any(Line line) {
        return line.text(FULL_NAME) != null || line.text("lastName") != null || line.text("birthName") != null;
    }

    /** As who the line may be read; several where it is not clear which words of a cell are the last name. */
    static List<PersonIdentity> readings(Line line) {
        String last = line.text("lastName");
        String first = line.text("firstName");
        LocalDate born = birthDate(line);
        if (last != null || line.text(FULL_NAME) == null) {
            return List.of(new PersonIdentity(last, line.text("birthName"), first, born));
        }
        return FullName.readings(line.text(FULL_NAME)).stream()
                .map(name -> new PersonIdentity(name.lastName(), line.text("birthName"), name.firstName(), born)).toList();
    }

    /** Who is to be looked for; null unless names and a birth date are said. */
    static Homonyms.Sought sought(Line line) {
        LocalDate born = birthDate(line);
        Set<String> keys = readings(line).stream().flatMap(one -> one.keys().stream()).collect(Collectors.toSet());
        return born == null || keys.isEmpty() ? null : new Homonyms.Sought(keys, born);
    }

    /** Whether the line is about another person than {@code known}, however it is read. */
    static boolean exclude(Line line, PersonIdentity known) {
        List<PersonIdentity> readings = readings(line);
        return !readings.isEmpty() && readings.stream().allMatch(one -> one.excludes(known));
    }

    /** The column that the names stand in. */
    static String column(Line line) {
        return line.text(FULL_NAME) != null && line.text("lastName") == null ? FULL_NAME : "lastName";
    }

    /** Null where none is said, or none that can be read: the record is refused for that. */
    private static LocalDate birthDate(Line line) {
        try {
            return line.text("birthDate") == null ? null : LocalDate.parse(line.text("birthDate"));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** @throws Refused 400 for a birth date that is not said or cannot be read */
    static void requireBirthDate(Line line) {
        if (birthDate(line) == null) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/birthDate",
                    line.fields().hasNonNull("birthDate") ? "invalid-format" : "required");
        }
    }
}
