package org.maillage.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.maillage.access.Scope;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employment.Employment;
import org.maillage.procurement.Clause;
import org.maillage.procurement.Contract;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Found;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/**
 * The register of hours: every way in which an entry comes into being or is decided. Each method runs inside the caller's
 * transaction, takes the locks of the clause (shared) and of the person before it reads, and leaves recounting to the caller
 * ({@link Recount#persons}), who may have many entries of one person.
 */
@ApplicationScoped
public class HourEntries {

    /** An entry and whether it is new; it is not when an external id says that it had been declared before. */
    public record Declared(HourEntry entry, boolean isNew) {
    }

    private final Today today;
    private final Sight sight;

    HourEntries(Today today, Sight sight) {
        this.today = today;
        this.sight = sight;
    }

    /**
     * Records a declaration.
     *
     * @throws Refused 409 for hours declared already, 403 for a place out of scope, 422 for whatever the rules refuse
     */
    public Declared declare(HourEntryInput input, Scope scope) {
        scope.requireOwnSource(input.externalIdsOrNone());
        if (!input.externalIdsOrNone().isEmpty()) {
            hold(input);
        }
        HourEntry known = known(input, scope);
        return known != null ? new Declared(known, false) : new Declared(recorded(HourEntry.of(checked(input)), scope), true);
    }

    private HourEntry recorded(HourEntry entry, Scope scope) {
        admit(entry, null, scope);
        entry.persist();
        return entry;
    }

    /**
     * Records {@code declaration} as a new entry that takes the place of {@code old}.
     *
     * @throws Refused 409 when a live correction stands there already, else as for a declaration
     */
    public HourEntry correct(HourEntry old, HourEntryInput declaration, String reason, Scope scope) {
        lock(old);
        if (known(declaration, scope) != null) {
            throw Refused.because(CommonProblem.EXTERNAL_ID_TAKEN).at("/externalIds");
        }
        return written(old, admitted(old, declaration, scope), reason);
    }

    /**
     * As {@link #correct(HourEntry, HourEntryInput, String, Scope)}, where the declaration takes over the external ids of {@code named}, which
     * have been looked at already.
     */
    HourEntry correct(HourEntry old, HourEntry named, HourEntryInput declaration, String reason, Scope scope) {
        lock(old);
        HourEntry correction = admitted(old, declaration, scope);
        named.externalIds.clear();
        named.touch();
        return written(old, correction, reason);
    }

    /** What is refused has left no trace. */
    private HourEntry admitted(HourEntry old, HourEntryInput declaration, Scope scope) {
        HourEntry correction = HourEntry.of(checked(declaration));
        old.requireStanding();
        admit(correction, old, scope);
        return correction;
    }

    private static HourEntry written(HourEntry old, HourEntry correction, String reason) {
        HourEntry standing = awaiting(old);
        old.correctWith(correction, reason, standing);
        if (standing != null) {
            standing.awaitCorrection(correction.id);
        }
        HourEntry.flush();
        correction.persist();
        return correction;
    }

    /** The ids of the entries that wait for a decision and that the filter finds. @throws Refused 413 for more than a batch holds */
    List<UUID> waiting(BulkValidationInput.Filter filter, Scope scope) {
        StringBuilder query = new StringBuilder("select e.id from HourEntry e where e.status = DECLARED and e.correctedById is null");
        Map<String, Object> bound = new HashMap<>(filter.equal());
        bound.keySet().forEach(name -> query.append(" and e.").append(name).append(" = :").append(name));
        if (filter.monthFrom() != null) {
            query.append(" and e.month >= :monthFrom");
            bound.put("monthFrom", filter.monthFrom());
        }
        if (filter.monthTo() != null) {
            query.append(" and e.month <= :monthTo");
            bound.put("monthTo", filter.monthTo());
        }
        Restriction seen = sight.of(HourEntry.class, scope);
        query.append(" and (").append(seen.condition()).append(')');
        bound.putAll(seen.parameters());
        var found = HourEntry.getEntityManager().createQuery(query.append(" order by e.id").toString(), UUID.class);
        bound.forEach(found::setParameter);
        List<UUID> ids = found.setMaxResults(Batch.MOST_LINES + 1).getResultList();
        if (ids.size() > Batch.MOST_LINES) {
            throw Refused.because(CommonProblem.BATCH_TOO_LARGE, Batch.MOST_LINES);
        }
        return ids;
    }

    /**
     * Accepts all ({@code accepted} null) or part of the hours of an entry; a correction then takes the place of what it corrects.
     *
     * @return the persons to recount: the one whose hours are corrected may be another
     */
    public Set<UUID> validate(HourEntry entry, BigDecimal accepted, String reason) {
        lock(entry);
        entry.validate(accepted, reason, Instant.now());
        HourEntry standing = awaiting(entry);
        if (standing == null) {
            return Set.of(entry.beneficiaryId);
        }
        lock(standing);
        standing.giveWay(entry.id);
        return new TreeSet<>(List.of(entry.beneficiaryId, standing.beneficiaryId));
    }

    /**
     * Refuses an entry; the one that it was to correct stands, or waits, again.
     *
     * @return the persons to recount: the one whose hours were to be corrected may be another
     */
    public Set<UUID> reject(HourEntry entry, String reason) {
        lock(entry);
        entry.reject(reason, Instant.now());
        if (entry.correctsId == null) {
            return Set.of(entry.beneficiaryId);
        }
        HourEntry standing = awaiting(entry);
        if (standing != null) {
            lock(standing);
            HourEntry before = HourEntry.findById(entry.correctsId);
            standing.awaitCorrection(before.status == HourStatus.DECLARED ? before.id : null);
        }
        HourEntry corrected = standing != null && standing.id.equals(entry.correctsId) ? standing : restored(entry.correctsId, standing);
        return new TreeSet<>(List.of(entry.beneficiaryId, corrected.beneficiaryId));
    }

    /** The entry with validated hours whose place {@code correction} takes once it is validated; null: there is none. */
    private static HourEntry awaiting(HourEntry correction) {
        return correction.replacesOnValidation ? HourEntry.<HourEntry>find("pendingCorrectionId", correction.id).firstResult() : null;
    }

    /** @param standing the validated entry that it waits to replace; null: none */
    private static HourEntry restored(UUID id, HourEntry standing) {
        HourEntry entry = HourEntry.findById(id);
        lock(entry);
        entry.restore();
        HourEntry.flush();
        if (entry.status != HourStatus.REJECTED) {
            requireOnlyOne(entry, standing == null ? Set.of() : Set.of(standing.id));
        }
        return entry;
    }

    /** So that of two who declare the same at once, the second finds what the first one has written. */
    static void hold(HourEntryInput input) {
        Clause.findById(input.clauseId(), LockModeType.PESSIMISTIC_READ);
        UUID person = person(input.employmentId());
        if (person != null) {
            Beneficiary.lockPathway(person);
        }
    }

    private static UUID person(UUID employment) {
        return HourEntry.getEntityManager().createNamedQuery("HourEntry.personOf", UUID.class).setParameter(1, employment)
                .getSingleResultOrNull();
    }

    private static void lock(HourEntry entry) {
        Beneficiary.decidePathway(entry.beneficiaryId);
        HourEntry.getEntityManager().refresh(entry);
    }

    /** @throws Refused 422 for days outside of the month, or that are still to come */
    HourEntryInput checked(HourEntryInput input) {
        Counting.Days days = input.days();
        boolean half = (input.from() == null) != (input.to() == null);
        if (half || days.first().isAfter(days.last()) || days.first().isBefore(input.month().atDay(1))
                || days.last().isAfter(input.month().atEndOfMonth())) {
            throw Refused.because(HourProblem.RANGE_OUTSIDE_MONTH).at(input.from() == null && half ? "/to" : "/from");
        }
        if (days.first().isAfter(today.get())) {
            throw Refused.because(HourProblem.FUTURE_MONTH).at("/month");
        }
        return input;
    }

    /** Completes an entry, which is to take the place of {@code old} unless that is null, and looks whether it may stand. */
    private void admit(HourEntry entry, HourEntry old, Scope scope) {
        Clause clause = clause(entry.clauseId, scope);
        place(new Facts(entry, employment(entry.employmentId, scope), clause), new Places(), scope);
        requireOnlyOne(entry, replaced(old));
        requirePlausible(entry, hoursOfMonth(entry).subtract(hoursIn(old, entry)), scope);
    }

    /** The entries whose place a correction of {@code old} is to take, by id: itself, and the one that it waits to replace. */
    private static Set<UUID> replaced(HourEntry old) {
        if (old == null) {
            return Set.of();
        }
        HourEntry standing = awaiting(old);
        return standing == null ? Set.of(old.id) : Set.of(old.id, standing.id);
    }

    /** What {@code old} has in the person's month of {@code entry}. */
    private static BigDecimal hoursIn(HourEntry old, HourEntry entry) {
        boolean in = old != null && old.live() && old.beneficiaryId.equals(entry.beneficiaryId) && old.month.equals(entry.month);
        return in ? old.effectiveHours() : BigDecimal.ZERO;
    }

    /** Completes what was declared by its employment and clause. @throws Refused as for a declaration */
    static void place(Facts facts, Places places, Scope scope) {
        HourEntry entry = facts.entry();
        Contract contract = facts.clause().contract;
        entry.contractId = contract.id;
        entry.employerId = facts.employment().employer.id;
        entry.beneficiaryId = facts.employment().beneficiary.id;
        requireInEmployment(entry, facts.employment());
        if (facts.party() == null) {
            throw Refused.because(HourProblem.EMPLOYER_NOT_PARTY).at("/clauseId");
        }
        entry.endsOn = facts.endsOn();
        entry.takePlace(places.of(entry, facts.employment(), contract));
        scope.requirePlace(entry.territoryCode, entry.departmentCode);
    }

    private Clause clause(UUID id, Scope scope) {
        Clause clause = Clause.findById(id, LockModeType.PESSIMISTIC_READ);
        return Found.orUnknown(clause == null ? null : sight.find(Clause.class, id, scope), "/clauseId");
    }

    /** The person is locked before the employment is read, so that nobody shortens it in between. */
    private Employment employment(UUID id, Scope scope) {
        Beneficiary.openPathway(Found.orUnknown(person(id), "/employmentId"));
        return Found.orUnknown(sight.find(Employment.class, id, scope), "/employmentId");
    }

    private static void requireInEmployment(HourEntry entry, Employment employment) {
        LocalDate end = employment.endOn;
        boolean outside = entry.wholeMonth()
                ? entry.lastDay.isBefore(employment.startOn) || end != null && entry.firstDay.isAfter(end)
                : entry.firstDay.isBefore(employment.startOn) || end != null && entry.lastDay.isAfter(end);
        if (outside) {
            throw Refused.because(HourProblem.OUTSIDE_EMPLOYMENT, employment.startOn.toString(), end == null ? "…" : end.toString())
                    .at("/month");
        }
    }

    /** @param replaced the entries whose place it takes, by id */
    private static void requireOnlyOne(HourEntry entry, Set<UUID> replaced) {
        Set<UUID> others = new TreeSet<>(replaced);
        others.add(entry.id);
        long same = HourEntry.getEntityManager().createNamedQuery("HourEntry.sameDays", Long.class)
                .setParameter("employment", entry.employmentId).setParameter("clause", entry.clauseId)
                .setParameter("kind", entry.kind).setParameter("first", entry.firstDay).setParameter("last", entry.lastDay)
                .setParameter("others", others).getSingleResult();
        if (same > 0) {
            throw Refused.because(HourProblem.DUPLICATE_HOUR_ENTRY).at("/month");
        }
    }

    /** How many hours there are in all is told to whoever sees them all: others may be of places or employers out of scope. */
    static void requirePlausible(HourEntry entry, BigDecimal before, Scope scope) {
        BigDecimal range = BigDecimal.valueOf(24L * (entry.lastDay.getDayOfMonth() - entry.firstDay.getDayOfMonth() + 1));
        if (entry.hours.compareTo(range) > 0) {
            throw Refused.because(HourProblem.IMPLAUSIBLE_HOURS, entry.hours, range).at("/hours");
        }
        BigDecimal month = before.add(entry.hours);
        if (entry.overrideReason == null && Plausibility.over(month, entry.month)) {
            throw Refused.because(HourProblem.IMPLAUSIBLE_HOURS, scope.everywhere() ? month : "…", Plausibility.most(entry.month))
                    .at("/hours");
        }
    }

    /** Hours of the person in the month of {@code entry}, over all employments and clauses, as far as they are recorded. */
    static BigDecimal hoursOfMonth(HourEntry entry) {
        return HourEntry.getEntityManager().createNamedQuery("HourEntry.hoursOfMonth", BigDecimal.class)
                .setParameter("person", entry.beneficiaryId).setParameter("month", entry.month).getSingleResult();
    }

    /** The entry that carries one of the external ids already, when it is the same declaration; null when there is none. */
    private HourEntry known(HourEntryInput input, Scope scope) {
        Set<UUID> seen = new TreeSet<>();
        List<HourEntry> found = new ArrayList<>();
        for (ExternalId external : input.externalIdsOrNone()) {
            HourEntry.getEntityManager().createNamedQuery("HourEntry.byExternalId", HourEntry.class)
                    .setParameter("source", external.source()).setParameter("id", external.id()).getResultList()
                    .stream().filter(entry -> seen.add(entry.id)).forEach(found::add);
        }
        if (found.isEmpty()) {
            return null;
        }
        HourEntry entry = found.get(0);
        if (found.size() > 1 || !sameDeclaration(entry, HourEntry.of(input)) || sight.find(HourEntry.class, entry.id, scope) == null) {
            throw Refused.because(CommonProblem.EXTERNAL_ID_TAKEN).at("/externalIds");
        }
        return entry;
    }

    static boolean sameDeclaration(HourEntry a, HourEntry b) {
        return a.employmentId.equals(b.employmentId) && a.clauseId.equals(b.clauseId) && a.firstDay.equals(b.firstDay)
                && a.lastDay.equals(b.lastDay) && a.kind == b.kind && a.hours.compareTo(b.hours) == 0
                && a.externalIds.containsAll(b.externalIds);
    }
}
