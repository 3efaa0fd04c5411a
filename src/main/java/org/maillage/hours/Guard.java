package org.maillage.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.YearMonth;
import java.util.UUID;
import org.maillage.employment.EmploymentPeriodChanging;
import org.maillage.employment.EmploymentRemoving;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/** Keeps what hours hang on: no employment goes, or is cut short, under them. */
@ApplicationScoped
public class Guard {

    void employmentRemoving(@Observes EmploymentRemoving employment) {
        refuse(HourEntry.count("employmentId", employment.employmentId()));
    }

    /** Whole months may straddle the period, days may not; entries that were refused or replaced hold nothing back. */
    void periodChanging(@Observes EmploymentPeriodChanging change) {
        UUID id = change.employmentId();
        long before = HourEntry.count("employmentId = ?1 and status <> REJECTED and correctedById is null and firstDay < ?2"
                + " and (lastDay < ?2 or not (firstDay = ?3 and lastDay = ?4))", id, change.startOn(),
                YearMonth.from(change.startOn()).atDay(1), YearMonth.from(change.startOn()).atEndOfMonth());
        long after = change.endOn() == null ? 0
                : HourEntry.count("employmentId = ?1 and status <> REJECTED and correctedById is null and lastDay > ?2"
                + " and (firstDay > ?2 or not (firstDay = ?3 and lastDay = ?4))", id, change.endOn(),
                YearMonth.from(change.endOn()).atDay(1), YearMonth.from(change.endOn()).atEndOfMonth());
        refuse(before + after);
    }

    private static void refuse(long entries) {
        if (entries > 0) {
            throw Refused.because(CommonProblem.REFERENCED).referencedBy("", "hour-entries", entries);
        }
    }
}
