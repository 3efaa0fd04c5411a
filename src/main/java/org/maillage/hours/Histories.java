package org.maillage.hours;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All entries of some persons, read in one statement as far as the rules ask for them, and kept up with what is added: what a declaration
 * asks of the database for itself, many ask here. The entries are copies, which nobody writes.
 */
final class Histories {

    private static final String QUERY = """
            select h.id, h.beneficiaryId, h.employmentId, h.clauseId, h.month, h.firstDay, h.lastDay, h.kind, h.hours, h.validatedHours,
            h.status, h.correctedById, h.countingReason, h.rsaReason, h.pendingCorrectionId, h.replacesOnValidation, h.overrideReason from HourEntry h where h.beneficiaryId in ?1""";

    private final Map<UUID, List<HourEntry>> entries = new HashMap<>();

    /** @param persons each locked by this transaction */
    Histories(Collection<UUID> persons) {
        if (!persons.isEmpty()) {
            HourEntry.getEntityManager().createQuery(QUERY, Object[].class).setParameter(1, persons).getResultStream()
                    .map(Histories::copy).forEach(this::add);
        }
    }

    private static HourEntry copy(Object[] row) {
        HourEntry entry = new HourEntry();
        entry.id = (UUID) row[0];
        entry.beneficiaryId = (UUID) row[1];
        entry.employmentId = (UUID) row[2];
        entry.clauseId = (UUID) row[3];
        entry.month = (YearMonth) row[4];
        entry.firstDay = (LocalDate) row[5];
        entry.lastDay = (LocalDate) row[6];
        entry.kind = (HourKind) row[7];
        entry.hours = (BigDecimal) row[8];
        entry.validatedHours = (BigDecimal) row[9];
        entry.status = (HourStatus) row[10];
        entry.correctedById = (UUID) row[11];
        entry.countingReason = (CountingReason) row[12];
        entry.rsaReason = (RsaReason) row[13];
        entry.pendingCorrectionId = (UUID) row[14];
        entry.replacesOnValidation = (boolean) row[15];
        entry.overrideReason = (String) row[16];
        return entry;
    }

    void add(HourEntry entry) {
        entries.computeIfAbsent(entry.beneficiaryId, person -> new ArrayList<>()).add(entry);
    }

    List<HourEntry> of(UUID person) {
        return entries.getOrDefault(person, List.of());
    }

    /** A live entry for the same work on common days, or null: as {@code HourEntry.sameDays}. */
    HourEntry same(HourEntry entry) {
        return live(entry.beneficiaryId).stream().filter(other -> other.employmentId.equals(entry.employmentId)
                && other.clauseId.equals(entry.clauseId) && other.kind == entry.kind && !other.firstDay.isAfter(entry.lastDay)
                && !other.lastDay.isBefore(entry.firstDay)).findFirst().orElse(null);
    }

    /** Hours of the person in the month of {@code entry}: as {@code HourEntry.hoursOfMonth}. */
    BigDecimal hoursOfMonth(HourEntry entry) {
        return live(entry.beneficiaryId).stream().filter(other -> other.month.equals(entry.month) && other.pendingCorrectionId == null)
                .map(HourEntry::effectiveHours)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<HourEntry> live(UUID person) {
        return of(person).stream().filter(entry -> entry.live()).toList();
    }
}
