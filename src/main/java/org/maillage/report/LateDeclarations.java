package org.maillage.report;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.maillage.hours.HourEntry;
import org.maillage.hours.LateMonths;
import org.maillage.procurement.Clause;

/**
 * The {@link LateMonths} of clauses. The employments of a clause are those with hours declared for it, and those without any hours whose
 * employer is engaged on no other clause meanwhile: of the others nobody can say which clause they are for.
 */
final class LateDeclarations {

    private static final String WITH_HOURS = "select distinct h.clauseId, h.employmentId from HourEntry h where h.clauseId in :clauses";
    private static final String WITHOUT_HOURS = """
            select distinct c.clause.id, e.id from Employment e join Commitment c on c.employer = e.employer or c.employer = e.userEmployer
            where c.clause.id in :clauses and e.startOn <= :until and coalesce(e.endOn, :since) >= :since
            and not exists (select 1 from HourEntry h where h.employmentId = e.id)
            and not exists (select 1 from Commitment o join o.clause k where (o.employer = e.employer or o.employer = e.userEmployer)
                and k <> c.clause and k.startOn <= coalesce(e.endOn, k.startOn) and k.endOn >= e.startOn)""";
    private static final String JOBS = "select " + LateMonths.Job.COLUMNS + " from Employment e join e.beneficiary b where e.id in :ids";
    private static final String DECLARED = "select distinct h.employmentId, h.month from HourEntry h where h.employmentId in :ids";

    private final LateMonths rule;
    private final LocalDate asOf;
    private final Map<UUID, Set<UUID>> employments = new HashMap<>();
    private final Map<UUID, LateMonths.Job> jobs = new HashMap<>();
    private final Map<UUID, Set<YearMonth>> declared = new HashMap<>();

    private LateDeclarations(LateMonths rule, LocalDate asOf) {
        this.rule = rule;
        this.asOf = asOf;
    }

    /** Of these clauses, seen from {@code asOf}: four statements. */
    static LateDeclarations of(Collection<UUID> clauses, LocalDate asOf, LateMonths rule) {
        LateDeclarations late = new LateDeclarations(rule, asOf);
        if (!clauses.isEmpty()) {
            late.read(clauses);
        }
        return late;
    }

    private void read(Collection<UUID> clauses) {
        EntityManager entities = HourEntry.getEntityManager();
        Set<UUID> ids = new TreeSet<>();
        var without = entities.createQuery(WITHOUT_HOURS, Object[].class).setParameter("until", rule.until(asOf)).setParameter("since", rule.since(asOf));
        for (var query : List.of(entities.createQuery(WITH_HOURS, Object[].class), without)) {
            for (Object[] row : query.setParameter("clauses", clauses).getResultList()) {
                employments.computeIfAbsent((UUID) row[0], clause -> new TreeSet<>()).add((UUID) row[1]);
                ids.add((UUID) row[1]);
            }
        }
        if (!ids.isEmpty()) {
            entities.createQuery(JOBS, Object[].class).setParameter("ids", ids).getResultStream().map(row -> LateMonths.Job.of(row, 0))
                    .forEach(job -> jobs.put(job.id(), job));
            entities.createQuery(DECLARED, Object[].class).setParameter("ids", ids).getResultStream()
                    .forEach(row -> declared.computeIfAbsent((UUID) row[0], job -> new HashSet<>()).add((YearMonth) row[1]));
        }
    }

    /** One month for each employment that is late in it, in the order of the months. */
    List<YearMonth> of(Clause clause) {
        return employments.getOrDefault(clause.id, Set.of()).stream().flatMap(id -> {
            Set<YearMonth> known = declared.getOrDefault(id, Set.of());
            return rule.of(clause, jobs.get(id), known::contains, asOf).stream();
        }).sorted().toList();
    }
}
