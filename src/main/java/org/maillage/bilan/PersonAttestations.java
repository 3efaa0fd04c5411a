package org.maillage.bilan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employer.Employer;
import org.maillage.employment.Employment;
import org.maillage.hours.HourEntry;
import org.maillage.hours.HourKind;
import org.maillage.web.Listing.Restriction;

/** Puts together what is attested of a person, from the hours and employments that the caller sees. */
@ApplicationScoped
class PersonAttestations {

    /** Before and after everything that can be declared. */
    private static final YearMonth FIRST = YearMonth.of(1900, 1);
    private static final YearMonth LAST = YearMonth.of(2199, 12);

    private record Row(UUID employer, UUID employment, YearMonth month, HourKind kind, BigDecimal hours) {
    }

    private final Sight sight;

    PersonAttestations(Sight sight) {
        this.sight = sight;
    }

    PersonAttestation of(Beneficiary person, YearMonth from, YearMonth to) {
        List<Row> rows = rows(person.id, from == null ? FIRST : from, to == null ? LAST : to);
        List<Employment> jobs = jobs(person.id, from == null ? FIRST : from, to == null ? LAST : to);
        Map<UUID, SupplierAttestation.Party> employers = employers(rows, jobs);
        Map<UUID, List<Row>> byJob = rows.stream().collect(Collectors.groupingBy(Row::employment));
        return new PersonAttestation(person.id, person.lastName, person.birthName, person.firstName, person.birthDate, from, to, hours(rows),
                training(rows), jobs.stream().map(job -> job(job, employers, byJob.getOrDefault(job.id, List.of()))).toList(),
                months(rows, employers));
    }

    private static PersonAttestation.Job job(Employment job, Map<UUID, SupplierAttestation.Party> employers, List<Row> done) {
        return new PersonAttestation.Job(job.id, employers.get(job.employer.id), job.contractKind, job.jobTitle, job.startOn, job.endOn,
                hours(done));
    }

    private static List<PersonAttestation.Done> months(List<Row> rows, Map<UUID, SupplierAttestation.Party> employers) {
        return rows.stream().collect(Collectors.groupingBy(row -> List.of(row.month, row.employer))).values().stream()
                .map(same -> new PersonAttestation.Done(same.get(0).month, employers.get(same.get(0).employer), hours(same), training(same)))
                .sorted(Comparator.comparing(PersonAttestation.Done::month).thenComparing(done -> done.employer().name())
                        .thenComparing(done -> done.employer().id())).toList();
    }

    private List<Row> rows(UUID person, YearMonth from, YearMonth to) {
        Restriction seen = sight.rows(HourEntry.class);
        TypedQuery<Object[]> query = HourEntry.getEntityManager().createQuery("""
                select e.employerId, e.employmentId, e.month, e.kind, sum(e.validatedHours) from HourEntry e
                where e.beneficiaryId = :person and e.status = VALIDATED and e.correctedById is null
                and e.month >= :first and e.month <= :last and (%s)
                group by e.employerId, e.employmentId, e.month, e.kind having sum(e.validatedHours) > 0""".formatted(seen.condition()), Object[].class)
                .setParameter("person", person).setParameter("first", from).setParameter("last", to);
        seen.parameters().forEach(query::setParameter);
        return query.getResultStream().map(row -> new Row((UUID) row[0], (UUID) row[1], (YearMonth) row[2], (HourKind) row[3],
                (BigDecimal) row[4])).toList();
    }

    private List<Employment> jobs(UUID person, YearMonth from, YearMonth to) {
        Restriction seen = sight.rows(Employment.class);
        TypedQuery<Employment> query = Employment.getEntityManager().createQuery("""
                select e from Employment e join fetch e.employer where e.beneficiary.id = :person and e.startOn <= :last
                and (e.endOn is null or e.endOn >= :first) and (%s) order by e.startOn, e.id""".formatted(seen.condition()), Employment.class)
                .setParameter("person", person).setParameter("first", from.atDay(1)).setParameter("last", to.atEndOfMonth());
        seen.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    private static Map<UUID, SupplierAttestation.Party> employers(Collection<Row> rows, Collection<Employment> jobs) {
        List<UUID> ids = rows.stream().map(Row::employer).distinct().toList();
        Map<UUID, Employer> all = jobs.stream().map(job -> job.employer).distinct().collect(Collectors.toMap(e -> e.id, Function.identity()));
        if (!all.keySet().containsAll(ids)) {
            Employer.<Employer>list("id in ?1", ids).forEach(employer -> all.put(employer.id, employer));
        }
        return all.values().stream().collect(Collectors.toMap(employer -> employer.id, SupplierAttestation.Party::of));
    }

    private static BigDecimal hours(Collection<Row> rows) {
        return rows.stream().map(Row::hours).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static BigDecimal training(Collection<Row> rows) {
        return hours(rows.stream().filter(row -> row.kind == HourKind.TRAINING).toList());
    }
}
