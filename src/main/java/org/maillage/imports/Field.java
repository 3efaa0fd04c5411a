package org.maillage.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

    private static final Set<String> NUMBERS = Set.of("id", "number", "value", "reference", "contractReference", "decpUid", "lotNumber",
            "otherIdentifier");

    /** As the template has it. */
    String heading(Locale locale) {
        return headings.get(locale.getLanguage().equals("en") ? 1 : 0);
    }

    /** Whether the column holds numbers and references, in which 13 digits are no NIR. */
    boolean identifier() {
        return type == Type.SIRET || type == Type.DECIMAL || identifier(name);
    }

    /** As {@link #identifier()}, by the name of a column or of a property of the API; how a person is named is no mere number. */
    static boolean identifier(String name) {
        return NUMBERS.contains(name) || name.endsWith("xternalId") && !name.equals("beneficiaryExternalId");
    }

    /** What stands in the cells, and so how they are read. */
    enum Type {
        TEXT, SIRET, INSEE, PHONE, NAF, CPV, DEPARTMENT, DECIMAL, DATE, DATES, MONTH, YEAR, FLAG, CODE, CODES, ID,
        /** Known, but not taken: told as such. */
        PASSED_OVER
    }
}
