package org.maillage.report;

import java.util.List;
import java.util.stream.Stream;
import org.maillage.procurement.ContractCategory;

/**
 * The sector in which hours are done: the division of the common procurement vocabulary (CPV, regulation (EC) 213/2008), of the lot, else
 * of the contract. It says what was done; the activity of the employer would not, for an agency that lends staff has only one.
 */
final class Sector {

    static final String UNKNOWN = "UNKNOWN";

    private static final List<String> DIVISIONS = List.of("03", "09", "14", "15", "16", "18", "19", "22", "24", "30", "31", "32", "33", "34",
            "35", "37", "38", "39", "41", "42", "43", "44", "45", "48", "50", "51", "55", "60", "63", "64", "65", "66", "70", "71", "72", "73",
            "75", "76", "77", "79", "80", "85", "90", "92", "98");

    /** The code of a division, and that of none. */
    static final List<String> CODES = Stream.concat(DIVISIONS.stream(), Stream.of(UNKNOWN)).toList();

    private Sector() {
    }

    /** Works without a CPV code are of division 45, which is that of works; supplies and services could be anything. */
    static String of(String lotCpv, String contractCpv, ContractCategory category) {
        String cpv = lotCpv == null ? contractCpv : lotCpv;
        if (cpv == null || cpv.length() < 2) {
            return category == ContractCategory.WORKS ? "45" : UNKNOWN;
        }
        String division = cpv.substring(0, 2);
        return DIVISIONS.contains(division) ? division : UNKNOWN;
    }
}
