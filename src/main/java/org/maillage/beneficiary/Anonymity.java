package org.maillage.beneficiary;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.web.BulkChange;

/**
 * Lets a person go and keeps the sums (domain.md §6: hours stay attached to a row without pseudonym, with coarse attributes). A new
 * row with a fresh id takes over year of birth, sex, level of education, département and until when it lived in a priority
 * neighbourhood, not in which; decisions keep the dates by which hours count; the old row goes. All in SQL, in the caller's transaction: nothing of it may pass by as a change with a before.
 */
@ApplicationScoped
public class Anonymity {

    private static final String COARSE = """
            insert into beneficiary (id, version, created_at, updated_at, pathway_seq, sex, education_level, birth_year,
                in_qpv, department_code, anonymised_on)
            select :anonymous, 0, utc_timestamp(6), utc_timestamp(6), 0, b.sex, b.education_level, year(b.birth_date),
                b.qpv is not null, c.department_code, :today
            from beneficiary b left join commune c on c.insee = b.commune where b.id = :person""";

    private static final String HOMES = """
            insert into beneficiary_home (beneficiary_id, position, lived_until, in_qpv)
            select :anonymous, h.position, h.lived_until, h.in_qpv from beneficiary_home h where h.beneficiary_id = :person""";

    private final Event<PersonAnonymised> anonymised;

    Anonymity(Event<PersonAnonymised> anonymised) {
        this.anonymised = anonymised;
    }

    /** Puts an anonymous row in the place of the person; who lies above follows {@link PersonAnonymised}. */
    public void anonymise(UUID person, LocalDate today) {
        Beneficiary.lockPathway(person);
        BulkChange.removing(Beneficiary.class, List.of(person));
        UUID anonymous = UuidCreator.getTimeOrderedEpoch();
        query(COARSE, person).setParameter("anonymous", anonymous).setParameter("today", today).executeUpdate();
        query(HOMES, person).setParameter("anonymous", anonymous).executeUpdate();
        List<Eligibility> decisions = Eligibility.ofPersons(List.of(person));
        decisions.forEach(decision -> move(decision, anonymous));
        anonymised.fire(new PersonAnonymised(person, anonymous));
        forget(person);
    }

    /** Deletes the row of the person with all that belongs to it alone. */
    public void forget(UUID person) {
        BulkChange.removing(Beneficiary.class, List.of(person));
        query("delete from beneficiary where id = :person", person).executeUpdate();
        manager().clear();
    }

    private static void move(Eligibility decision, UUID anonymous) {
        manager().createNativeQuery("""
                update eligibility set beneficiary_id = :anonymous, reason = null, proof_missing = false, criteria = :criteria, version = version + 1
                where id = :id""").setParameter("anonymous", anonymous).setParameter("id", decision.id)
                .setParameter("criteria", new CriteriaColumn().convertToDatabaseColumn(coarse(decision.criteria))).executeUpdate();
    }

    /** RSA, by which hours count, and the criterion by which the person is counted, unless it is sensitive; no proofs. */
    static Map<Criterion, Proof> coarse(Map<Criterion, Proof> criteria) {
        return criteria.entrySet().stream()
                .filter(held -> held.getKey() == Criterion.RSA || held.getValue().principal() && !held.getKey().sensitive())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, held -> new Proof(held.getValue().principal(), null, null)));
    }

    private static Query query(String sql, UUID person) {
        return manager().createNativeQuery(sql).setParameter("person", person);
    }

    private static EntityManager manager() {
        return Beneficiary.getEntityManager();
    }
}
