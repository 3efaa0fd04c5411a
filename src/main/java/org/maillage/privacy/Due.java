package org.maillage.privacy;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person whose retention ends.
 *
 * @param dueOn      the day after which the data is needed no more
 * @param noticedOn  when notice was given; null: not yet
 * @param noticeDays how many days the notice is given before the end
 */
record Due(UUID person, RetentionKind kind, UUID rule, LocalDate dueOn, LocalDate noticedOn, int noticeDays) {

    /** The day on which the person goes, when notice is given on {@code day} at the latest. */
    LocalDate goesOn(LocalDate day) {
        LocalDate noticed = (noticedOn == null ? day : noticedOn).plusDays(noticeDays);
        return noticed.isAfter(dueOn) ? noticed : dueOn;
    }

    /** Whether the person goes on {@code day}: notice was given in time, and has run out. */
    boolean goes(LocalDate day) {
        return noticedOn != null && !goesOn(day).isAfter(day);
    }

    ErasureOutcome outcome() {
        return kind == RetentionKind.PATHWAY ? ErasureOutcome.ANONYMISED : ErasureOutcome.DELETED;
    }
}
