package org.maillage.employer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maillage.employer.EmployerInput.Kind;
import org.maillage.employer.KindHistory.Change;
import org.maillage.web.Refused;

/** A further kind of an employer: taken where it is plain on which days it holds. */
class KindHistoryTest {

    private static Kind kind(EmployerKind kind, String from, String until) {
        return new Kind(kind, from == null ? null : LocalDate.parse(from), until == null ? null : LocalDate.parse(until));
    }

    private static void refused(List<Kind> known, Kind told) {
        Refused why = assertThrows(Refused.class, () -> KindHistory.with(known, told));
        assertEquals(EmployerProblem.KIND_DATES_REQUIRED, why.type());
    }

    @Test
    void aFurtherKindEndsTheFormerOneOnTheDayBefore() {
        KindHistory history = KindHistory.with(List.of(kind(EmployerKind.COMPANY, null, null)), kind(EmployerKind.EITI, "2018-07-01", null));
        assertEquals(List.of(kind(EmployerKind.COMPANY, null, "2018-06-30"), kind(EmployerKind.EITI, "2018-07-01", null)), history.kinds());
        assertEquals(Change.ENDS_FORMER, history.change());
        KindHistory before = KindHistory.with(List.of(kind(EmployerKind.EI, "2018-01-01", null)), kind(EmployerKind.AI, null, "2017-12-31"));
        assertEquals(Change.TAKEN, before.change());
        assertEquals(2, before.kinds().size());
    }

    @Test
    void withoutAPlainDayItIsRefused() {
        refused(List.of(kind(EmployerKind.EI, null, null)), kind(EmployerKind.ACI, null, null));
        refused(List.of(kind(EmployerKind.EI, "2018-01-01", null)), kind(EmployerKind.ACI, "2018-01-01", null));
        refused(List.of(kind(EmployerKind.EI, "2018-01-01", null)), kind(EmployerKind.ACI, "2017-01-01", null));
        refused(List.of(kind(EmployerKind.EI, null, "2018-12-31")), kind(EmployerKind.ACI, "2018-07-01", null));
        refused(List.of(kind(EmployerKind.EI, null, "2018-06-30"), kind(EmployerKind.AI, "2018-07-01", null)), kind(EmployerKind.ACI, "2018-03-01", null));
    }

    @Test
    void whatIsKnownStays() {
        List<Kind> known = List.of(kind(EmployerKind.EI, "2016-01-01", "2017-12-31"), kind(EmployerKind.ACI, "2018-01-01", null));
        for (Kind told : List.of(kind(EmployerKind.ACI, null, null), kind(EmployerKind.EI, null, null), kind(EmployerKind.ACI, "2018-01-01", null),
                kind(EmployerKind.EI, "2016-01-01", "2017-12-31"), kind(EmployerKind.EI, "2016-01-01", null))) {
            assertEquals(new KindHistory(known, Change.NONE), KindHistory.with(known, told), told::toString);
        }
        assertEquals(Change.OTHER_DAYS, KindHistory.with(known, kind(EmployerKind.ACI, "2019-01-01", null)).change());
        assertEquals(Change.OTHER_DAYS, KindHistory.with(known, kind(EmployerKind.EI, "2016-01-01", "2017-06-30")).change());
        assertEquals(kind(EmployerKind.ACI, "2018-01-01", "2019-12-31"), KindHistory.with(known, kind(EmployerKind.ACI, "2018-01-01", "2019-12-31")).kinds().get(1));
        assertEquals(3, KindHistory.with(List.of(known.get(0), kind(EmployerKind.ACI, "2018-01-01", "2018-12-31")), kind(EmployerKind.EI, "2019-01-01", null)).kinds().size());
    }
}
