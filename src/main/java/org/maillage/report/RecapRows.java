package org.maillage.report;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.maillage.beneficiary.Criterion;
import org.maillage.employer.Employer;
import org.maillage.employment.EmploymentContractKind;
import org.maillage.employment.EmploymentMode;
import org.maillage.hours.HourEntry;
import org.maillage.hours.Pathways;
import org.maillage.web.Listing.Restriction;

/**
 * The lines of an annual recap, read while they are written: the sums by clause and employment are one statement, sorted by
 * contract; what needs the history of persons is looked up for some hundred lines at a time.
 *
 * @param seen      which entries the reader sees
 * @param restricted whether persons whose data is restricted are named
 * @param sensitive whether criteria that few may know of are named
 */
record RecapRows(Place place, Moment moment, Restriction seen, boolean restricted, boolean sensitive) {

    private static final int CHUNK = 500;

    private static final String LIVE = "e.countingReason not in (REPLACED, REJECTED, CORRECTION_PENDING)";

    private static final String SUMS = """
            select k.id, k.reference, k.title, y.name, l.number, l.title, c.id, c.title, b.id, b.lastName, b.firstName, b.restrictedAt, m.id,
            m.startOn, m.endOn, r.id, r.name, m.mode, m.contractKind, s.firstDay, s.lastDay, s.months, s.rsaLines, s.validated, s.declared,
            s.training, s.rsa, s.notCounted from (select e.clauseId as clause, e.employmentId as employment, min(e.firstDay) as firstDay,
            max(e.lastDay) as lastDay, count(distinct e.month) as months, sum(case when e.rsa then 1 else 0 end) as rsaLines,
            sum(e.countedHours) as validated,
            sum(case when e.countingReason = NOT_VALIDATED then e.hours else 0bd end) as declared,
            sum(case when e.kind = TRAINING then e.countedHours else 0bd end) as training,
            sum(case when e.rsa then e.countedHours else 0bd end) as rsa,
            sum(case when e.status = VALIDATED then e.validatedHours - e.countedHours else 0bd end) as notCounted
            from HourEntry e where %s group by e.clauseId, e.employmentId) s
            join Clause c on c.id = s.clause left join c.lot l join c.contract k join k.buyer y
            join Employment m on m.id = s.employment join m.beneficiary b join m.employer r
            order by k.reference, k.id, l.number, c.id, b.lastName, b.firstName, b.id, m.startOn, m.id""";

    private static final String PERSONS = "select count(distinct e.beneficiaryId) from HourEntry e where e.countedHours > 0 and %s";

    /** How many distinct persons have hours that count. */
    long persons() {
        return bound(HourEntry.getEntityManager().createQuery(PERSONS.formatted(where()), Long.class)).getSingleResult();
    }

    /** Every line, contract by contract. */
    void forEach(Consumer<RecapRow> use) {
        List<Object[]> chunk = new ArrayList<>(CHUNK);
        TypedQuery<Object[]> query = bound(HourEntry.getEntityManager().createQuery(SUMS.formatted(where() + " and " + LIVE), Object[].class));
        try (Stream<Object[]> rows = query.setHint(HibernateHints.HINT_FETCH_SIZE, CHUNK).getResultStream()) {
            rows.forEach(row -> {
                chunk.add(row);
                if (chunk.size() == CHUNK) {
                    lines(chunk).forEach(use);
                    chunk.clear();
                }
            });
        }
        lines(chunk).forEach(use);
    }

    private String where() {
        return place.condition() + " and e.year = :year and e.endsOn <= :asOf and (" + seen.condition() + ")";
    }

    private <Q extends Query> Q bound(Q query) {
        query.setParameter("year", (short) moment.year()).setParameter("asOf", moment.asOf());
        seen.parameters().forEach(query::setParameter);
        return place.bind(query);
    }

    /** In a transaction of its own: the statement that brings the sums is still being read. */
    private List<RecapRow> lines(List<Object[]> rows) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<UUID, Employer> employers = Employer.<Employer>list("id in ?1", ids(rows, 15)).stream()
                    .collect(Collectors.toMap(employer -> employer.id, employer -> employer));
            Map<UUID, Set<Pathways.Entered>> pathways = pathways(ids(rows, 8));
            return rows.stream().map(row -> line(row, employers.get((UUID) row[15]), pathways.getOrDefault((UUID) row[8], Set.of()))).toList();
        });
    }

    private static Set<UUID> ids(Collection<Object[]> rows, int column) {
        return rows.stream().map(row -> (UUID) row[column]).collect(Collectors.toSet());
    }

    private static Map<UUID, Set<Pathways.Entered>> pathways(Set<UUID> persons) {
        Map<UUID, Set<Pathways.Entered>> pathways = new HashMap<>();
        Pathways.ofPersons(persons).values().forEach(one ->
                pathways.computeIfAbsent(one.entry().beneficiary.id, person -> new HashSet<>()).add(one));
        return pathways;
    }

    private RecapRow line(Object[] row, Employer employer, Set<Pathways.Entered> pathways) {
        LocalDate first = later((LocalDate) row[19], (LocalDate) row[13]);
        LocalDate last = earlier((LocalDate) row[20], (LocalDate) row[14]);
        boolean named = restricted || row[11] == null;
        return new RecapRow((UUID) row[0], (String) row[1], (String) row[2], (String) row[3], lot((String) row[4], (String) row[5]),
                (UUID) row[6], (String) row[7], (UUID) row[8], named ? (String) row[9] : null, named ? (String) row[10] : null,
                criterion(pathways, last), ((Number) row[22]).longValue() > 0, (UUID) row[12], (String) row[16], employer.kindOn(first),
                (EmploymentMode) row[17], (EmploymentContractKind) row[18], first, last, ((Number) row[21]).intValue(), (BigDecimal) row[23],
                (BigDecimal) row[24], (BigDecimal) row[25], (BigDecimal) row[26], (BigDecimal) row[27]);
    }

    private static String lot(String number, String title) {
        return number == null ? null : title == null ? number : number + " – " + title;
    }

    /** Of the pathway that the last day belongs to. */
    private String criterion(Set<Pathways.Entered> pathways, LocalDate day) {
        return pathways.stream().filter(one -> !one.start().isAfter(day)).max((a, b) -> a.start().compareTo(b.start()))
                .map(one -> one.entry().criteria.entrySet().stream().filter(held -> held.getValue().principal())
                        .map(held -> shown(held.getKey())).findFirst().orElse(Dimension.OTHER)).orElse(null);
    }

    private String shown(Criterion criterion) {
        return sensitive || !criterion.sensitive() ? criterion.name() : Dimension.OTHER;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return b == null || a.isBefore(b) ? a : b;
    }
}
