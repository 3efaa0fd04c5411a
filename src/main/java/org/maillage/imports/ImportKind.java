package org.maillage.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the lines of a file are. */
public enum ImportKind {
    BENEFICIARIES,
    ELIGIBILITIES,
    BUYERS,
    PRESCRIBERS,
    EMPLOYERS,
    CONTRACTS,
    EMPLOYMENTS,
    EXITS,
    HOUR_ENTRIES;

    /** The last part of its address, such as {@code hour-entries}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ImportKind> ofPath(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path().equals(path)).findFirst();
    }
}
