package org.maillage.employer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.maillage.employer.EmployerInput.Kind;
import org.maillage.web.Period;
import org.maillage.web.Refused;

/**
 * What an employer is over time, one kind on each day: hours count by the kind on the day worked. A kind that is told of one that has
 * another already is taken where its days say when it begins.
 *
 * @param kinds  the kinds with what was told
 * @param change what was told comes to
 */
public record KindHistory(List<Kind> kinds, Change change) {

    /** What a kind that is told does to the history. */
    public enum Change {
        /** Nothing: it was known. */
        NONE,
        /** Nothing: it was known, with other days. */
        OTHER_DAYS,
        /** It is a further one, or its end is told. */
        TAKEN,
        /** The kind before it lasts to the day before. */
        ENDS_FORMER
    }

    private static final String POINTER = "/kinds/0/kind";

    /**
     * The history with a kind that is told of the employer.
     *
     * @param known without a day in common
     * @throws Refused 422 {@code kind-dates-required} where it cannot be said on which days the employer is what
     */
    public static KindHistory with(List<Kind> known, Kind told) {
        if (known.stream().anyMatch(one -> one.kind() == told.kind() && told.from() == null && told.until() == null || one.equals(told))) {
            return new KindHistory(known, Change.NONE);
        }
        for (int i = 0; i < known.size(); i++) {
            Kind one = known.get(i);
            if (one.kind() == told.kind() && period(one).overlaps(period(told))) {
                return sameKind(known, i, told);
            }
        }
        List<Kind> common = known.stream().filter(one -> period(one).overlaps(period(told))).toList();
        if (common.isEmpty()) {
            return new KindHistory(added(known, told), Change.TAKEN);
        }
        Kind former = common.get(0);
        boolean follows = common.size() == 1 && told.from() != null && former.until() == null
                && (former.from() == null || former.from().isBefore(told.from()));
        if (!follows) {
            throw Refused.because(EmployerProblem.KIND_DATES_REQUIRED, former.kind(), days(former)).at(POINTER);
        }
        List<Kind> cut = new ArrayList<>(known);
        cut.set(known.indexOf(former), new Kind(former.kind(), former.from(), told.from().minusDays(1)));
        return new KindHistory(added(cut, told), Change.ENDS_FORMER);
    }

    /** The same kind on some of the same days: an end that was not known is taken, other days stay as they are known. */
    private static KindHistory sameKind(List<Kind> known, int at, Kind told) {
        Kind one = known.get(at);
        boolean ends = told.until() != null && one.until() == null && (told.from() == null || told.from().equals(one.from()));
        if (!ends) {
            boolean same = (told.from() == null || told.from().equals(one.from())) && (told.until() == null || told.until().equals(one.until()));
            return new KindHistory(known, same ? Change.NONE : Change.OTHER_DAYS);
        }
        List<Kind> ended = new ArrayList<>(known);
        ended.set(at, new Kind(one.kind(), one.from(), told.until()));
        return new KindHistory(List.copyOf(ended), Change.TAKEN);
    }

    private static List<Kind> added(List<Kind> known, Kind told) {
        List<Kind> all = new ArrayList<>(known);
        all.add(told);
        return List.copyOf(all);
    }

    private static Period period(Kind kind) {
        return kind.period().period();
    }

    /** In every language; empty without bounds. */
    private static String days(Kind kind) {
        return kind.from() == null && kind.until() == null ? "" : " (" + day(kind.from()) + " – " + day(kind.until()) + ")";
    }

    private static String day(LocalDate day) {
        return day == null ? "…" : day.toString();
    }
}
