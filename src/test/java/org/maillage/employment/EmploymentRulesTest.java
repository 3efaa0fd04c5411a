package org.maillage.employment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillage.web.CommonProblem;
import org.maillage.web.ProblemType;
import org.maillage.web.Refused;

/** What an employment must satisfy by itself, and which days it covers. */
class EmploymentRulesTest {

    private static final LocalDate START = LocalDate.of(2018, 3, 5);

    @Test
    void aSecondmentNamesTheUserCompany() {
        EmploymentRules.check(input(EmploymentMode.SECONDMENT, UUID.randomUUID(), null, null, null));
        refused(EmploymentProblem.USER_COMPANY, "/userEmployerId", input(EmploymentMode.SECONDMENT, null, null, null, null));
    }

    @ParameterizedTest
    @EnumSource(names = "SECONDMENT", mode = EnumSource.Mode.EXCLUDE)
    void nothingElseNamesIt(EmploymentMode mode) {
        EmploymentRules.check(input(mode, null, null, null, null));
        refused(EmploymentProblem.USER_COMPANY, "/userEmployerId", input(mode, UUID.randomUUID(), null, null, null));
    }

    @Test
    void endsOnItsFirstDayAtTheEarliest() {
        EmploymentRules.check(input(EmploymentMode.DIRECT_HIRE, null, START, START, null));
        refused(CommonProblem.PERIOD_INVALID, "/plannedEndOn",
                input(EmploymentMode.DIRECT_HIRE, null, START.minusDays(1), null, null));
        refused(CommonProblem.PERIOD_INVALID, "/endOn", input(EmploymentMode.DIRECT_HIRE, null, null, START.minusDays(1), null));
    }

    @Test
    void hasAnEndReasonOnlyWithAnEnd() {
        EmploymentRules.check(input(EmploymentMode.DIRECT_HIRE, null, null, START, EndReason.JOB_FOUND));
        refused(EmploymentProblem.END_REASON, "/endReason",
                input(EmploymentMode.DIRECT_HIRE, null, START, null, EndReason.JOB_FOUND));
    }

    @ParameterizedTest
    @CsvSource({"2018-03-04, , false", "2018-03-05, , true", "2199-01-01, , true", "2018-03-05, 2018-03-05, true",
                "2018-03-31, 2018-03-31, true", "2018-04-01, 2018-03-31, false"})
    void coversItsDays(LocalDate day, LocalDate endOn, boolean covered) {
        Employment employment = new Employment();
        employment.startOn = START;
        employment.endOn = endOn;

        assertEquals(covered, employment.covers(day));
    }

    private static EmploymentInput input(EmploymentMode mode, UUID user, LocalDate planned, LocalDate end, EndReason reason) {
        return new EmploymentInput(UUID.randomUUID(), UUID.randomUUID(), mode, user, EmploymentContractKind.CDD, null, null, START,
                planned, end, null, reason, null, null);
    }

    private static void refused(ProblemType type, String pointer, EmploymentInput input) {
        Refused refused = assertThrows(Refused.class, () -> EmploymentRules.check(input));
        assertEquals(type, refused.type());
        assertEquals(pointer, refused.faults().get(0).where());
    }
}
