package org.maillage.imports;

import java.util.Objects;

/** The number of a lot as people write it: 1, 01, « Lot 1 » and « lot n° 1 » are one lot. */
final class LotNumber {

    private LotNumber() {
    }

    /** Whether both name the same lot; null names none. */
    static boolean same(String one, String other) {
        return Objects.equals(key(one), key(other));
    }

    /** What stays the same however the number is written; null for null. */
    static String key(String number) {
        if (number == null) {
            return null;
        }
        String key = Columns.key(number).replaceFirst("^lot(?=[0-9a-z])", "").replaceFirst("^(numero|no|n)(?=[0-9])", "").replaceFirst("^0+(?=[0-9])", "");
        return key.isEmpty() ? number.strip() : key;
    }
}
