package org.maillage.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Whose retention ends: one statement over persons, employments, hours and exits. Who has an employment without any end is still at work;
 * whose data is restricted is kept until somebody decides (GDPR art. 18 (2)).
 */
@ApplicationScoped
public class Retention {

    /** The days from which the months run, and the ends that follow; only ids and dates leave it. */
    private static final String DUE = """
            select d.id, d.kind, d.due_on, d.noticed_on from (
                select k.id, k.noticed_on, if(k.lasts is null, 'NEVER_HIRED', 'PATHWAY') as kind,
                    case when k.lasts is null then date(greatest(k.updated_at, coalesce(k.changed_at, k.updated_at))) + interval :never month
                        when k.lasts then null
                        else greatest(k.ends_on, coalesce(k.last_on, k.ends_on), coalesce(k.told_on, k.ends_on)) + interval :worked month end as due_on
                from (
                    select b.id, b.retention_noticed_on as noticed_on, b.updated_at,
                        (select max(coalesce(m.end_on, m.planned_end_on)) from employment m where m.beneficiary_id = b.id) as ends_on,
                        (select max(m.end_on is null and m.planned_end_on is null) from employment m where m.beneficiary_id = b.id) as lasts,
                        (select last_day(concat(max(h.month), '-01')) from hour_entry h where h.beneficiary_id = b.id) as last_on,
                        (select max(x.observed_on) from pathway_exit x where x.beneficiary_id = b.id) as told_on,
                        (select max(e.updated_at) from eligibility e where e.beneficiary_id = b.id) as changed_at
                    from beneficiary b where b.anonymised_on is null and b.merged_into is null and b.restricted_at is null and %s) k) d
            where d.due_on <= if(d.kind = 'PATHWAY', :workedUntil, :neverUntil) order by d.id""";

    /** At most {@code most} persons for whom notice is due on {@code day}, in the order of their ids, those after {@code after}. */
    List<Due> after(UUID after, LocalDate day, int most) {
        String from = after == null ? "1 = 1" : "b.id > :after";
        Rules rules = Rules.on(day);
        Query query = rules.bind(Beneficiaries.query(DUE.formatted(from)), day).setMaxResults(most);
        return rules.read(after == null ? query : query.setParameter("after", after));
    }

    /** Those of these persons for whom notice is due on {@code day}. */
    List<Due> of(Collection<UUID> persons, LocalDate day) {
        if (persons.isEmpty()) {
            return List.of();
        }
        Rules rules = Rules.on(day);
        return rules.read(rules.bind(Beneficiaries.query(DUE.formatted("b.id in (:persons)")), day).setParameter("persons", persons));
    }

    /** The rules that hold on one day. */
    private record Rules(RetentionRule worked, RetentionRule never) {

        static Rules on(LocalDate day) {
            return new Rules(RetentionRule.on(RetentionKind.PATHWAY, day), RetentionRule.on(RetentionKind.NEVER_HIRED, day));
        }

        Query bind(Query query, LocalDate day) {
            return query.setParameter("worked", worked.months).setParameter("never", never.months)
                    .setParameter("workedUntil", day.plusDays(worked.noticeDays)).setParameter("neverUntil", day.plusDays(never.noticeDays));
        }

        List<Due> read(Query query) {
            List<?> rows = query.getResultList();
            return rows.stream().map(row -> due((Object[]) row)).toList();
        }

        private Due due(Object[] row) {
            RetentionKind kind = RetentionKind.valueOf((String) row[1]);
            RetentionRule rule = kind == RetentionKind.PATHWAY ? worked : never;
            return new Due((UUID) row[0], kind, rule.id, (LocalDate) row[2], (LocalDate) row[3], rule.noticeDays);
        }
    }

    private static final class Beneficiaries {

        private static Query query(String sql) {
            return RetentionRule.getEntityManager().createNativeQuery(sql, Object[].class)
                    .unwrap(org.hibernate.query.NativeQuery.class).addScalar("id", UUID.class).addScalar("kind", String.class)
                    .addScalar("due_on", LocalDate.class).addScalar("noticed_on", LocalDate.class);
        }
    }
}
