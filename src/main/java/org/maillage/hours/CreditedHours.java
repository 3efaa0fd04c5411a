package org.maillage.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.procurement.CommitmentsChanging;

/** Hours that count for a clause, by the party whose commitment they are credited to. */
@ApplicationScoped
public class CreditedHours {

    /** Those whose last day is before {@code day}. */
    public static Map<UUID, BigDecimal> before(UUID clause, LocalDate day) {
        return HourEntry.getEntityManager().createQuery("""
                select h.creditedEmployerId, sum(h.countedHours) from HourEntry h where h.clauseId = ?1 and h.countedHours > 0
                and h.creditedEmployerId is not null and h.lastDay < ?2 group by h.creditedEmployerId""", Object[].class)
                .setParameter(1, clause).setParameter(2, day).getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (BigDecimal) row[1]));
    }

    void commitmentsChanging(@Observes CommitmentsChanging change) {
        change.done().putAll(before(change.clauseId(), change.before()));
    }
}
