package org.maillage.report;

import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Set;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;

/** The year asked for, and the day from which it is seen: today or its 31 December, whichever is earlier. */
public record Moment(int year, LocalDate asOf) {

    static Moment of(UriInfo uri, LocalDate today) {
        return of(Params.of(uri, Set.of("year", "asOf")), today);
    }

    /** Of the parameters {@code year} and {@code asOf}. */
    public static Moment of(Params params, LocalDate today) {
        LocalDate asOf = params.get("asOf", Kind.DATE);
        Integer given = params.get("year", Kind.YEAR);
        int year = given != null ? given : (asOf == null ? today : asOf).getYear();
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        return new Moment(year, asOf != null ? asOf : today.isBefore(lastDay) ? today : lastDay);
    }

    /** The day from which something without a year is seen: today unless said. */
    static LocalDate asOf(UriInfo uri, LocalDate today) {
        LocalDate asOf = Params.of(uri, Set.of("asOf")).get("asOf", Kind.DATE);
        return asOf == null ? today : asOf;
    }

    /** As {@link #asOf(UriInfo, LocalDate)}, of a report that has other parameters too. */
    public static LocalDate asOf(Params params, LocalDate today) {
        LocalDate asOf = params.get("asOf", Kind.DATE);
        return asOf == null ? today : asOf;
    }
}
