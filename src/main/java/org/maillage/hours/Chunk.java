package org.maillage.hours;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.access.Scope;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employment.Employment;
import org.maillage.procurement.Clause;
import org.maillage.web.ExternalId;
import org.maillage.web.Found;
import org.maillage.web.Versioned;

/**
 * What some declarations have to do with: their clauses (locked, shared) and persons (locked), their employments, all earlier entries of
 * these persons, and the entries that have one of their external ids. Each is read in one statement.
 */
final class Chunk {

    private final Sight sight;
    private final Scope scope;
    private final Map<UUID, Clause> clauses;
    private final Map<UUID, UUID> persons;
    private final Map<UUID, Employment> employments;
    private final Map<ExternalId, HourEntry> named = new HashMap<>();
    private final Set<UUID> seen;
    private final Set<UUID> restricted;
    private final Histories histories;
    private final Places places = new Places();
    private final Map<UUID, List<Facts>> accepted = new LinkedHashMap<>();

    Chunk(List<HourEntryInput> inputs, Sight sight, Scope scope) {
        this.sight = sight;
        this.scope = scope;
        Set<UUID> ofClauses = inputs.stream().map(HourEntryInput::clauseId).collect(Collectors.toCollection(TreeSet::new));
        Set<UUID> ofEmployments = inputs.stream().map(HourEntryInput::employmentId).collect(Collectors.toCollection(TreeSet::new));
        locked(ofClauses);
        clauses = visible(Clause.class, ofClauses);
        persons = persons(ofEmployments);
        Set<UUID> open = Beneficiary.openPathways(new TreeSet<>(persons.values()));
        employments = visible(Employment.class, persons.keySet());
        histories = new Histories(open);
        inputs.stream().flatMap(input -> input.externalIdsOrNone().stream()).collect(Collectors.groupingBy(ExternalId::source))
                .forEach(this::find);
        seen = new HashSet<>(visible(HourEntry.class, named.values().stream().map(entry -> entry.id).collect(Collectors.toSet())).keySet());
        restricted = new HashSet<>(persons.values());
        restricted.removeAll(open);
        locate(inputs);
    }

    /** Every commune that one of them may have been done in. */
    private void locate(List<HourEntryInput> inputs) {
        Map<LocalDate, Set<String>> communes = new HashMap<>();
        inputs.forEach(input -> {
            Employment employment = employments.get(input.employmentId());
            LocalDate first = input.days().first();
            LocalDate worked = employment == null ? first : HourEntry.dayWorked(first, employment.startOn);
            Set<String> ofDay = communes.computeIfAbsent(worked, day -> new HashSet<>());
            Clause clause = clauses.get(input.clauseId());
            ofDay.add(input.commune());
            ofDay.add(employment == null ? null : employment.commune);
            if (clause != null) {
                clause.contract.places.forEach(place -> ofDay.add(place.commune()));
            }
            ofDay.remove(null);
        });
        places.locate(communes);
    }

    private static EntityManager manager() {
        return HourEntry.getEntityManager();
    }

    private static void locked(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            manager().createQuery("select c from Clause c where c.id in ?1 order by c.id", Clause.class).setParameter(1, ids)
                    .setLockMode(LockModeType.PESSIMISTIC_READ).getResultList();
        }
    }

    private static Map<UUID, UUID> persons(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : manager().createQuery("""
                select m.id, m.beneficiary.id from Employment m where m.id in ?1 and m.beneficiary.anonymisedOn is null""", Object[].class)
                .setParameter(1, ids).getResultStream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1]));
    }

    private <E extends Versioned> Map<UUID, E> visible(Class<E> entity, Collection<UUID> ids) {
        return sight.all(entity, ids, scope).stream().collect(Collectors.toMap(row -> row.id, row -> row));
    }

    private void find(String source, List<ExternalId> ids) {
        manager().createQuery("select e, x.id from HourEntry e join e.externalIds x where x.source = ?1 and x.id in ?2", Object[].class)
                .setParameter(1, source).setParameter(2, ids.stream().map(ExternalId::id).distinct().toList()).getResultStream()
                .forEach(row -> named.put(new ExternalId(source, (String) row[1]), (HourEntry) row[0]));
    }

    /** The entries that have one of the external ids of a declaration, those of this chunk among them. */
    Set<HourEntry> known(HourEntryInput input) {
        Set<HourEntry> known = new LinkedHashSet<>();
        input.externalIdsOrNone().stream().filter(named::containsKey).forEach(id -> known.add(named.get(id)));
        return known;
    }

    /** Whether the caller sees an entry that has one of the external ids. */
    boolean sees(HourEntry entry) {
        return seen.contains(entry.id);
    }

    /** @throws org.maillage.web.Refused 422 for a clause or an employment that the caller does not see, 409 for a restricted person */
    Facts facts(HourEntry entry) {
        Clause clause = Found.orUnknown(clauses.get(entry.clauseId), "/clauseId");
        UUID person = Found.orUnknown(persons.get(entry.employmentId), "/employmentId");
        if (restricted.contains(person)) {
            throw Beneficiary.restricted();
        }
        return new Facts(entry, Found.orUnknown(employments.get(entry.employmentId), "/employmentId"), clause);
    }

    /** Takes a new entry among those that later lines are compared with. */
    void accept(Facts facts) {
        HourEntry entry = facts.entry();
        histories.add(entry);
        accepted.computeIfAbsent(entry.beneficiaryId, person -> new ArrayList<>()).add(facts);
        entry.externalIds.forEach(id -> named.put(id, entry));
        seen.add(entry.id);
    }

    /** The new entries of each person. */
    Map<UUID, List<Facts>> accepted() {
        return accepted;
    }

    /** The earlier entries of persons who have new ones, by id, with their employments and clauses. */
    Map<UUID, Facts> past() {
        Set<UUID> added = accepted.values().stream().flatMap(List::stream).map(facts -> facts.entry().id).collect(Collectors.toSet());
        List<HourEntry> earlier = accepted.keySet().stream().flatMap(person -> histories.of(person).stream())
                .filter(entry -> !added.contains(entry.id)).toList();
        Map<UUID, Employment> jobs = loaded(Employment.class, earlier.stream().map(entry -> entry.employmentId).collect(Collectors.toSet()));
        Map<UUID, Clause> of = loaded(Clause.class, earlier.stream().map(entry -> entry.clauseId).collect(Collectors.toSet()));
        return earlier.stream().collect(Collectors.toMap(entry -> entry.id,
                entry -> new Facts(entry, jobs.get(entry.employmentId), of.get(entry.clauseId))));
    }

    private static <E extends Versioned> Map<UUID, E> loaded(Class<E> entity, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : manager().createQuery("select e from " + entity.getSimpleName() + " e where e.id in ?1", entity)
                .setParameter(1, ids).getResultStream().collect(Collectors.toMap(row -> row.id, row -> row));
    }

    Histories histories() {
        return histories;
    }

    Places places() {
        return places;
    }
}
