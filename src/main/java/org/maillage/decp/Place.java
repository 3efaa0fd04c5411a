package org.maillage.decp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Where a contract is performed: a commune, a département where no more is known, or neither. A postal code is no commune: it names
 * several, or a sorting office; only its département is believed.
 *
 * @param fault what is wrong with what was given; null when it is a known commune or département
 */
record Place(String commune, String department, DecpFault fault) {

    private static final int FIVE = 5;
    /** Postal codes that are not of the département they begin with: Saint-Barthélemy, Saint-Martin, Clipperton, and the airport of Orly. */
    private static final Map<String, String> POSTAL_ELSEWHERE = Map.of("97133", "977", "97150", "978", "98799", "989", "94390", "91");
    /** What is no code of a commune any more, or never was: those two until 2007, when they were communes of Guadeloupe, and their postal codes. */
    private static final Map<String, String> ELSEWHERE = Map.of("97123", "977", "97127", "978", "97133", "977", "97150", "978", "98799", "989");

    static Place of(JsonNode place, Gazetteer gazetteer) {
        String type = Scalars.text(place.path("typeCode"));
        String code = Scalars.code(place.path("code"), type.equals("Code département") ? 2 : FIVE);
        String commune = type.equals("Code commune") ? gazetteer.commune(code) : null;
        if (commune != null) {
            return new Place(commune, null, null);
        }
        String department = switch (type) {
            case "Code région", "Code pays" -> null;
            case "Code postal" -> postal(code);
            case "Code commune" -> ELSEWHERE.getOrDefault(code, code.length() == FIVE ? prefix(code) : null);
            // 079 is no code, and its first two characters are those of another one
            case "Code département" -> code;
            default -> prefix(code);
        };
        boolean known = department != null && gazetteer.department(department);
        boolean whole = known && department.equals(code) && type.equals("Code département");
        return new Place(null, known ? department : null, whole ? null : fault(type, known));
    }

    private static DecpFault fault(String type, boolean known) {
        return !known ? DecpFault.PLACE_UNKNOWN : switch (type) {
            case "Code postal" -> DecpFault.POSTAL_CODE;
            case "Code commune" -> DecpFault.COMMUNE_UNKNOWN;
            default -> null;
        };
    }

    /** The département at the head of an INSEE code: two characters, overseas three. */
    private static String prefix(String code) {
        int length = code.startsWith("97") || code.startsWith("98") ? 3 : 2;
        return code.length() < length ? null : code.substring(0, length);
    }

    /** Of a postal code; those of Corsica begin with 20, the south with 200 and 201. */
    private static String postal(String code) {
        if (!code.matches("[0-9]{5}")) {
            return null;
        }
        return code.startsWith("20") ? code.compareTo("20200") < 0 ? "2A" : "2B" : POSTAL_ELSEWHERE.getOrDefault(code, prefix(code));
    }

    boolean known() {
        return commune != null || department != null;
    }
}
