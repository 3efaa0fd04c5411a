package org.maillage.report;

import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.maillage.hours.CountingReason;
import org.maillage.hours.HourEntry;
import org.maillage.hours.HourKind;
import org.maillage.hours.HourStatus;
import org.maillage.web.Messages;

/**
 * All entries of a place and year up to a day, month by month, read while they are written. Whoever sees the place as a whole sees them all.
 *
 * @param restricted whether persons whose data is restricted are named
 */
record ExplainedRows(Place place, Moment moment, boolean restricted) {

    private static final int CHUNK = 500;

    private static final String ROWS = """
            select e.id, e.month, e.firstDay, e.lastDay, e.kind, e.status, e.countingReason, e.hours, e.validatedHours, e.rsa, e.territoryCode, e.countedHours,
            k.id, k.reference, c.id, c.title, e.employmentId, r.id, r.name, b.id, b.lastName, b.firstName, b.restrictedAt
            from HourEntry e join Clause c on c.id = e.clauseId join c.contract k join Employer r on r.id = e.employerId
            join Beneficiary b on b.id = e.beneficiaryId
            where %s and e.year = :year and e.endsOn <= :asOf order by e.month, e.firstDay, e.id""";

    void forEach(Locale locale, Consumer<Explained> use) {
        TypedQuery<Object[]> query = place.bind(HourEntry.getEntityManager().createQuery(ROWS.formatted(place.condition()), Object[].class))
                .setParameter("year", (short) moment.year()).setParameter("asOf", moment.asOf());
        try (Stream<Object[]> rows = query.setHint(HibernateHints.HINT_FETCH_SIZE, CHUNK).getResultStream()) {
            rows.forEach(row -> use.accept(row(row, locale)));
        }
    }

    private Explained row(Object[] row, Locale locale) {
        CountingReason reason = (CountingReason) row[6];
        boolean counted = reason == CountingReason.COUNTED;
        boolean named = restricted || row[22] == null;
        return new Explained((UUID) row[0], (YearMonth) row[1], (LocalDate) row[2], (LocalDate) row[3], (HourKind) row[4], (HourStatus) row[5],
                counted, reason, Messages.label(locale, "countingReason", reason.name()), (BigDecimal) row[7], (BigDecimal) row[8],
                (BigDecimal) row[11], (Boolean) row[9], (String) row[10], (UUID) row[12], (String) row[13], (UUID) row[14], (String) row[15],
                (UUID) row[16], (UUID) row[17], (String) row[18], (UUID) row[19], named ? (String) row[20] : null,
                named ? (String) row[21] : null);
    }
}
