package org.maillage.employment;

import java.time.LocalDate;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/** What an employment must satisfy by itself. */
final class EmploymentRules {

    private EmploymentRules() {
    }

    /** @throws Refused 422 with the first rule that is broken */
    static void check(EmploymentInput input) {
        if ((input.mode() == EmploymentMode.SECONDMENT) == (input.userEmployerId() == null)) {
            throw Refused.because(EmploymentProblem.USER_COMPANY).at("/userEmployerId");
        }
        requireEnd(input.startOn(), input.plannedEndOn(), "/plannedEndOn");
        requireEnd(input.startOn(), input.endOn(), "/endOn");
        if (input.endReason() != null && input.endOn() == null) {
            throw Refused.because(EmploymentProblem.END_REASON).at("/endReason");
        }
    }

    private static void requireEnd(LocalDate start, LocalDate end, String pointer) {
        if (end != null && end.isBefore(start)) {
            throw Refused.because(CommonProblem.PERIOD_INVALID).at(pointer);
        }
    }
}
