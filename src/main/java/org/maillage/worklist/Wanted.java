package org.maillage.worklist;

import java.time.LocalDate;
import java.util.Locale;
import org.maillage.web.Listing;

/**
 * What is asked of the work list.
 *
 * @param territory  only what concerns this territory; null: any
 * @param department only what concerns this département; null: any
 * @param asOf       the day from which it is seen
 * @param locale     of the words
 * @param after      only what comes after; null: from the beginning
 * @param most       how many, at most
 */
public record Wanted(String territory, String department, LocalDate asOf, Locale locale, Position after, int most) {

    /** The same, what follows {@code last}. */
    Wanted from(Position last) {
        return new Wanted(territory, department, asOf, locale, last, most);
    }

    /** The same, so many at most. */
    Wanted atMost(int items) {
        return new Wanted(territory, department, asOf, locale, after, items);
    }

    /** Everything, a page of {@value Listing#MAX_LIMIT} at a time. */
    Wanted byPages() {
        return new Wanted(territory, department, asOf, locale, after, Listing.MAX_LIMIT);
    }

    /** Whether it comes after what was asked for. */
    boolean reaches(WorkItem item) {
        return after == null || item.position().compareTo(after) > 0;
    }
}
