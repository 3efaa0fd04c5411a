package org.maillage.hours;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.beneficiary.Criterion;
import org.maillage.beneficiary.Eligibility;
import org.maillage.employer.EmployerKind;
import org.maillage.employment.Employment;
import org.maillage.employment.EmploymentContractKind;
import org.maillage.hours.Counting.Days;
import org.maillage.hours.Counting.Eligible;
import org.maillage.hours.Counting.Hire;
import org.maillage.hours.Counting.Line;
import org.maillage.hours.Counting.Rules;
import org.maillage.hours.Counting.Standing;
import org.maillage.procurement.CentreHours;
import org.maillage.procurement.Clause;
import org.maillage.procurement.CountingExemption;
import org.maillage.procurement.StraddlingMonth;

/** An entry with its employment and clause, as the pure rules want to read them. */
record Facts(HourEntry entry, Employment employment, Clause clause) {

    private static final Set<EmployerKind> ADAPTED = Set.of(EmployerKind.EA, EmployerKind.EATT, EmployerKind.ESAT);
    private static final Set<EmploymentContractKind> ALTERNANCE =
            Set.of(EmploymentContractKind.APPRENTISSAGE, EmploymentContractKind.PROFESSIONNALISATION);

    /** All entries of a person, in one statement. */
    static List<Facts> ofPerson(UUID person) {
        return where("h.beneficiaryId = ?1", person);
    }

    /** The entries for which {@code condition} holds, HQL over the entry {@code h}, in one statement. */
    static List<Facts> where(String condition, Object value) {
        return HourEntry.getEntityManager().createQuery("""
                select h, m, c from HourEntry h join Employment m on m.id = h.employmentId join Clause c on c.id = h.clauseId
                where\s""" + condition, Object[].class).setParameter(1, value).getResultStream()
                .map(row -> new Facts((HourEntry) row[0], (Employment) row[1], (Clause) row[2])).toList();
    }

    static List<Eligible> eligibilities(UUID person) {
        return eligibilities(List.of(person)).getOrDefault(person, List.of());
    }

    /** Those of several persons, in one statement. */
    static Map<UUID, List<Eligible>> eligibilities(Collection<UUID> persons) {
        return Eligibility.ofPersons(persons).stream().filter(Eligibility::effective).collect(Collectors.groupingBy(e -> e.beneficiary.id,
                Collectors.mapping(Facts::eligible, Collectors.toList())));
    }

    /** A decision by which hours may count, as the pure rules want to read it. */
    static Eligible eligible(Eligibility e) {
        return new Eligible(e.validFrom, e.validUntil, e.countsUntil, e.holds(Criterion.RSA), e.holdsUntil());
    }

    /** The party on the first day on which the clause can have been worked for; null: none of the days has one. */
    Parties.Party party() {
        List<LocalDate> worked = ClauseDays.of(line()).days();
        return worked.isEmpty() ? Parties.of(clause, employment, days()) : Parties.on(clause, employment, worked.get(0));
    }

    Line line() {
        Hire hire = new Hire(employment.startOn, ALTERNANCE.contains(employment.contractKind));
        return new Line(entry.id, days(), countedKind(), entry.status, entry.replacing(), entry.effectiveHours(), hire,
                standing(), entry.overrideReason != null, rules());
    }

    private Standing standing() {
        EmployerKind kind = employment.employer.kindOn(entry.dayWorked(employment));
        return new Standing(Parties.commitments(clause, employment), kind != null && clause.counting.excludedEmployerKinds.contains(kind),
                kind != null && ADAPTED.contains(kind));
    }

    /** Centre hours of apprenticeship and professionalisation are work unless the clause says otherwise. */
    private HourKind countedKind() {
        boolean work = clause.counting.centreHours == CentreHours.WORK && ALTERNANCE.contains(employment.contractKind);
        return work ? HourKind.WORK : entry.kind;
    }

    /** Training whose clause has a cap is settled by the cap, once the person's own rules let it in. */
    boolean capped() {
        return countedKind() == HourKind.TRAINING && clause.counting.trainingCapShare != null;
    }

    /** The entry says whose employee the person was, and where, as the employment does now. */
    void followEmployment(Places places) {
        entry.employerId = employment.employer.id;
        relocate(places);
    }

    /** The place of the entry anew, after something that it is known from has changed. */
    void relocate(Places places) {
        entry.takePlace(places.again(entry, employment, clause.contract));
    }

    private Days days() {
        return days(new Days(entry.firstDay, entry.lastDay), employment.startOn, employment.endOn);
    }

    /** The days of an entry, those outside of its employment left out. */
    static Days days(Days entry, LocalDate startOn, LocalDate endOn) {
        Days within = entry.within(new Days(startOn, endOn == null ? entry.last() : endOn));
        return within == null ? entry : within;
    }

    /** The last day that the entry can hold: of its days those of the employment, and of these those of the clause. */
    LocalDate endsOn() {
        Days within = days().within(period());
        return (within == null ? days() : within).last();
    }

    private Days period() {
        return new Days(clause.startOn, clause.endOn);
    }

    private Rules rules() {
        return new Rules(period(), clause.suspensions.stream().map(s -> new Days(s.validFrom, s.validUntil)).toList(),
                clause.counting.trainingCounted, clause.counting.eligibilityMonths,
                clause.counting.straddlingMonth == StraddlingMonth.SPLIT,
                clause.counting.exemptions.contains(CountingExemption.ALTERNANCE),
                clause.counting.exemptions.contains(CountingExemption.ADAPTED_WORK));
    }
}
