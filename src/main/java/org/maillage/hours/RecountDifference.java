package org.maillage.hours;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * An entry that counts otherwise since the rules of the service changed: what it was before, and what it became. Written by
 * {@link CountingBasis} past Hibernate, for it follows from what the audit trail has already; read by the report of these differences.
 */
@Entity
public class RecountDifference extends PanacheEntityBase {

    @Id
    @Column(name = "hour_entry_id")
    public UUID entryId;
    /** The rules by which it was counted again: {@link Counting#RULES} of the release. */
    @Column(nullable = false)
    public int rules;
    @Column(nullable = false)
    public Instant recountedAt;
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public CountingReason reasonBefore;
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public CountingReason reasonAfter;
    @Column(nullable = false, precision = 9, scale = 2)
    public BigDecimal hoursBefore;
    @Column(nullable = false, precision = 9, scale = 2)
    public BigDecimal hoursAfter;
    @Column(nullable = false)
    public boolean rsaBefore;
    @Column(nullable = false)
    public boolean rsaAfter;
    public String territoryBefore;
    public String territoryAfter;

    /**
     * What an entry counts for.
     *
     * @param territory code; null: assigned to none
     */
    record State(CountingReason reason, BigDecimal hours, boolean rsa, String territory) {
        boolean same(State other) {
            return reason == other.reason && hours.compareTo(other.hours) == 0 && rsa == other.rsa && Objects.equals(territory, other.territory);
        }
    }

    private static final String STATE = "select h.id, h.countingReason, h.countedHours, h.rsa, h.territoryCode from HourEntry h where ";

    /** The clauses with a cap on training that persons take part in. */
    private static final String CAPPED = """
            select distinct t.clauseId from HourEntry t join Clause c on c.id = t.clauseId
            where t.beneficiaryId in ?1 and t.kind = TRAINING and c.counting.trainingCapShare is not null""";

    private static final String WRITE = """
            insert into recount_difference (hour_entry_id, rules, recounted_at, reason_before, reason_after, hours_before, hours_after,
                rsa_before, rsa_after, territory_before, territory_after)
            values (:entry, :rules, utc_timestamp(6), :reasonBefore, :reasonAfter, :hoursBefore, :hoursAfter, :rsaBefore, :rsaAfter,
                :territoryBefore, :territoryAfter)
            on duplicate key update recounted_at = values(recounted_at), reason_after = values(reason_after), hours_after = values(hours_after),
                rsa_after = values(rsa_after), territory_after = values(territory_after)""";

    /**
     * What the entries that a recount of these persons may change count for now, by their ids: theirs, and all training under a cap that one of
     * them takes part in. Two questions, each of which an index answers.
     */
    static Map<UUID, State> states(Collection<UUID> persons) {
        Map<UUID, State> states = new HashMap<>();
        add(states, "h.beneficiaryId in ?1", persons);
        add(states, "h.clauseId in ?1 and h.kind = TRAINING", persons.isEmpty() ? List.of()
                : getEntityManager().createQuery(CAPPED, UUID.class).setParameter(1, persons).getResultList());
        return states;
    }

    private static void add(Map<UUID, State> states, String condition, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            getEntityManager().createQuery(STATE + condition, Object[].class).setParameter(1, ids).getResultStream().forEach(row -> states
                    .put((UUID) row[0], new State((CountingReason) row[1], (BigDecimal) row[2], (boolean) row[3], (String) row[4])));
        }
    }

    /** Records what differs; of an entry that differs twice by the same rules, what it was first stays. */
    static void record(Map<UUID, State> before, Map<UUID, State> after) {
        after.forEach((entry, state) -> {
            State old = before.get(entry);
            if (old != null && !old.same(state)) {
                write(entry, old, state);
            }
        });
    }

    /** Forgets what differed by earlier rules. */
    static void forget() {
        getEntityManager().createNativeQuery("delete from recount_difference where rules <> :rules").setParameter("rules", Counting.RULES).executeUpdate();
    }

    private static void write(UUID entry, State before, State after) {
        EntityManager manager = getEntityManager();
        manager.createNativeQuery(WRITE).setParameter("entry", entry).setParameter("rules", Counting.RULES)
                .setParameter("reasonBefore", before.reason.name()).setParameter("reasonAfter", after.reason.name())
                .setParameter("hoursBefore", before.hours).setParameter("hoursAfter", after.hours)
                .setParameter("rsaBefore", before.rsa).setParameter("rsaAfter", after.rsa)
                .setParameter("territoryBefore", before.territory).setParameter("territoryAfter", after.territory).executeUpdate();
    }
}
