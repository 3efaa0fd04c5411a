package org.maillage.imports;

import java.util.List;
import java.util.Map;

/**
 * A column that files of a kind may have.
 *
 * @param name     the name in NDJSON, and how results speak of it
 * @param list     of {@link Type#CODE}: the list of codes
 * @param needed   every file must have it
 * @param pointer  where it stands in the body of the same record in the API
 * @param values   what people write for codes besides the codes and their labels
 * @param example  of the template; may be empty
 * @param headings under which it is known: the first is that of the French template, the second of the English one
 */
record Field(String name, Type type, String list, boolean needed, String pointer, Map<String, String> values, String example,
             List<String> headings) {

    /** What stands in the cells, and so how they are read. */
    enum Type {
        TEXT, SIRET, INSEE, PHONE, NAF, CPV, DEPARTMENT, DECIMAL, DATE, DATES, MONTH, YEAR, FLAG, CODE, CODES, ID,
        /** Known, but not taken: told as such. */
        PASSED_OVER
    }
}
