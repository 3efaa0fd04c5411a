package org.maillage.beneficiary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.maillage.web.BulkChange;
import org.maillage.web.CommonProblem;
import org.maillage.web.Found;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/**
 * Makes one person of two records, in the caller's transaction, and two of one again. The survivor takes over names in other systems,
 * decisions, employments, hours and exits, and its hours count from its earliest entry; the absorbed record stays as it is, seen
 * by nobody. Undone, what went over comes back, with what was added to it meanwhile (hours of an employment, for instance).
 */
@ApplicationScoped
public class Merges {

    private static final String ELIGIBILITY = "eligibility";

    private final Event<PersonsMerging> merging;
    private final Event<PersonsParting> parting;
    private final Event<PathwayChanged> changed;

    Merges(Event<PersonsMerging> merging, Event<PersonsParting> parting, Event<PathwayChanged> changed) {
        this.merging = merging;
        this.parting = parting;
        this.changed = changed;
    }

    /**
     * Lets {@code survivor} be whom {@code absorbed} was, too.
     *
     * @throws Refused 409 {@code merge-conflict} for the same record, or for decisions that differ and take effect on the same day;
     *                 {@code restricted} for data that is restricted
     */
    PersonMerge merge(Beneficiary survivor, Beneficiary absorbed, String reason) {
        take(survivor, absorbed);
        requireOneMind(survivor, absorbed);
        PersonMerge merge = new PersonMerge();
        merge.survivorId = survivor.id;
        merge.absorbedId = absorbed.id;
        merge.reason = reason;
        merge.externalIds.addAll(absorbed.externalIds);
        absorbed.externalIds.clear();
        absorbed.mergedInto = survivor.id;
        absorbed.touch();
        absorbed.save();
        survivor.externalIds.addAll(merge.externalIds);
        survivor.touch();
        survivor.save();
        merging.fire(new PersonsMerging(survivor.id, absorbed.id, merge.rows));
        merge.save();
        return counted(merge, List.of(survivor.id));
    }

    /**
     * Lets both be as before.
     *
     * @throws Refused 409 {@code wrong-status} when it is undone already, {@code external-id-taken} when somebody else has one of the
     *                 names now, {@code restricted}
     */
    PersonMerge undo(Beneficiary survivor, PersonMerge merge) {
        Beneficiary absorbed = Found.orNotFound(Beneficiary.findById(merge.absorbedId));
        take(survivor, absorbed);
        PersonMerge.getEntityManager().refresh(merge);
        if (merge.undoneAt != null) {
            throw Refused.because(CommonProblem.WRONG_STATUS, "UNDONE");
        }
        merge.undoneAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        merge.touch();
        survivor.externalIds.removeAll(merge.externalIds);
        survivor.touch();
        survivor.save();
        requireFree(merge);
        absorbed.externalIds.addAll(merge.externalIds);
        absorbed.mergedInto = null;
        absorbed.touch();
        absorbed.save();
        parting.fire(new PersonsParting(survivor.id, absorbed.id, Set.copyOf(merge.rows)));
        merge.save();
        return counted(merge, List.of(survivor.id, absorbed.id));
    }

    /** Both pathways, always in the same order, and then what they are now. */
    private static void take(Beneficiary survivor, Beneficiary absorbed) {
        if (survivor.id.equals(absorbed.id)) {
            throw Refused.because(BeneficiaryProblem.MERGE_CONFLICT).at("/otherId");
        }
        new TreeSet<>(List.of(survivor.id, absorbed.id)).forEach(Beneficiary::openPathway);
        Stream.of(survivor, absorbed).forEach(Beneficiary.getEntityManager()::refresh);
    }

    /** Two decisions of one day say the same, or a human has to say first which one holds. */
    private static void requireOneMind(Beneficiary survivor, Beneficiary absorbed) {
        List<Eligibility> ours = Eligibility.ofPersons(List.of(survivor.id));
        Eligibility.ofPersons(List.of(absorbed.id)).stream().filter(Eligibility::effective).forEach(theirs -> ours.stream()
                .filter(one -> one.effective() && one.validFrom.equals(theirs.validFrom) && !one.sameEffect(theirs)).findFirst().ifPresent(one -> {
                    throw Refused.because(BeneficiaryProblem.MERGE_CONFLICT).at("/otherId");
                }));
    }

    private static void requireFree(PersonMerge merge) {
        boolean taken = !merge.externalIds.isEmpty() && Beneficiary.getEntityManager()
                .createQuery("select count(b) from Beneficiary b join b.externalIds x where x in ?1", Long.class)
                .setParameter(1, merge.externalIds).getSingleResult() > 0;
        if (taken) {
            throw Refused.because(CommonProblem.EXTERNAL_ID_TAKEN);
        }
    }

    /** What was read before is stale now: the rows were moved in the database. */
    private PersonMerge counted(PersonMerge merge, List<UUID> persons) {
        Beneficiary.getEntityManager().clear();
        persons.forEach(person -> changed.fire(new PathwayChanged(person)));
        Beneficiary.flush();
        return PersonMerge.findById(merge.id);
    }

    /** A decision that takes effect on the same day as one of the survivor's says the same, and stays where it is. */
    void move(@Observes PersonsMerging event) {
        List<UUID> ids = Beneficiary.getEntityManager().createQuery("""
                select e.id from Eligibility e where e.beneficiary.id = :absorbed and (e.effectiveFrom is null or not exists
                (select 1 from Eligibility o where o.beneficiary.id = :survivor and o.effectiveFrom = e.effectiveFrom))""",
                UUID.class).setParameter("absorbed", event.absorbed()).setParameter("survivor", event.survivor()).getResultList();
        move(Eligibility.class, ids, event.survivor());
        event.moved(ELIGIBILITY, ids);
    }

    void moveBack(@Observes PersonsParting event) {
        move(Eligibility.class, event.moved(ELIGIBILITY), event.absorbed());
    }

    /** Lets rows of {@code entity} belong to another person. */
    public static void move(Class<? extends Versioned> entity, Collection<UUID> ids, UUID person) {
        if (!ids.isEmpty()) {
            BulkChange.changing(entity, ids);
            String table = entity.isAnnotationPresent(Table.class) ? entity.getAnnotation(Table.class).name()
                    : entity.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
            Beneficiary.getEntityManager().createNativeQuery("update " + table + " set beneficiary_id = :person, version = version + 1,"
                    + " updated_at = utc_timestamp(6) where id in (:ids)").setParameter("person", person).setParameter("ids", ids).executeUpdate();
        }
    }

    /** The record that stands for {@code record} now; null when it stands for itself, or there is none. */
    static UUID survivorOf(UUID record) {
        Beneficiary last = Beneficiary.findById(record);
        while (last != null && last.mergedInto != null) {
            last = Beneficiary.findById(last.mergedInto);
        }
        return last == null || last.id.equals(record) ? null : last.id;
    }

    /** The records that {@code person} has absorbed, and those that these had. */
    public static Set<UUID> absorbedBy(UUID person) {
        Set<UUID> all = new HashSet<>();
        List<UUID> next = List.of(person);
        while (!next.isEmpty()) {
            next = Beneficiary.getEntityManager().createQuery("select b.id from Beneficiary b where b.mergedInto in ?1", UUID.class)
                    .setParameter(1, next).getResultList();
            all.addAll(next);
        }
        return all;
    }
}
