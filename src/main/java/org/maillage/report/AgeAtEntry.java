package org.maillage.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How old somebody was on the first day of its pathway, in the classes that are published. */
public enum AgeAtEntry {
    UNDER_26, FROM_26_TO_49, FROM_50,
    /** Of an anonymous person the year of birth alone is known: where it leaves the class open, it is left open. */
    UNKNOWN;

    /**
     * @param birthDate null of an anonymous person
     * @param birthYear null unless anonymous
     * @param entry     null: unknown
     */
    static AgeAtEntry of(LocalDate birthDate, Short birthYear, LocalDate entry) {
        if (entry == null || birthDate == null && birthYear == null) {
            return UNKNOWN;
        }
        if (birthDate != null) {
            return of(birthDate, entry);
        }
        AgeAtEntry oldest = of(LocalDate.of(birthYear, 1, 1), entry);
        return oldest == of(LocalDate.of(birthYear, 12, 31), entry) ? oldest : UNKNOWN;
    }

    private static AgeAtEntry of(LocalDate birthDate, LocalDate entry) {
        long years = ChronoUnit.YEARS.between(birthDate, entry);
        return years < 26 ? UNDER_26 : years < 50 ? FROM_26_TO_49 : FROM_50;
    }
}
