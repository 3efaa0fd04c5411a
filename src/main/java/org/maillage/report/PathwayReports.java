package org.maillage.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employer.Employer;
import org.maillage.employment.Employment;
import org.maillage.employment.ExitSituation;
import org.maillage.employment.FollowUp;
import org.maillage.hours.Counting;
import org.maillage.hours.CountingReason;
import org.maillage.hours.HourEntry;
import org.maillage.hours.HourKind;
import org.maillage.hours.Pathways;
import org.maillage.procurement.Contract;
import org.maillage.territory.Sums;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Versioned;

/** Puts together the way of a person. */
@ApplicationScoped
class PathwayReports {

    private final Sight sight;

    PathwayReports(Sight sight) {
        this.sight = sight;
    }

    Pathway of(Beneficiary person, LocalDate asOf) {
        List<HourEntry> entries = seen(HourEntry.class, "e.beneficiaryId = :person and e.endsOn <= :asOf", person.id, asOf);
        entries.sort(Comparator.comparing((HourEntry entry) -> entry.firstDay).thenComparing(entry -> entry.id));
        List<Employment> jobs = seen(Employment.class, "e.beneficiary.id = :person and e.startOn <= :asOf", person.id, asOf);
        jobs.sort(Comparator.comparing((Employment job) -> job.startOn).thenComparing(job -> job.id));
        return new Pathway(person.id, person.lastName, person.firstName, asOf, sums(entries), steps(jobs, entries), months(entries),
                clocks(Pathways.clocks(person.id, asOf).values(), asOf), gaps(jobs, asOf), exits(person.id, asOf));
    }

    private <E extends Versioned> List<E> seen(Class<E> entity, String where, UUID person, LocalDate asOf) {
        Restriction seen = sight.rows(entity);
        var query = HourEntry.getEntityManager().createQuery("select e from " + entity.getSimpleName() + " e where " + where
                + " and (" + seen.condition() + ")", entity).setParameter("person", person).setParameter("asOf", asOf);
        seen.parameters().forEach(query::setParameter);
        return new ArrayList<>(query.getResultList());
    }

    // ---------------------------------------------------------------------------------------------------------------- hours

    private static Sums sums(Collection<HourEntry> entries) {
        return entries.stream().map(PathwayReports::sums).reduce(Sums.NONE, Sums::plus);
    }

    /** As {@link HourSums} adds up. */
    private static Sums sums(HourEntry entry) {
        BigDecimal none = BigDecimal.ZERO;
        BigDecimal counted = entry.countedHours;
        return new Sums(counted, entry.countingReason == CountingReason.NOT_VALIDATED ? entry.hours : none, entry.rsa ? counted : none,
                entry.kind == HourKind.TRAINING ? counted : none, entry.leftOutHours());
    }

    private static List<Pathway.Month> months(List<HourEntry> entries) {
        List<Pathway.Month> months = new ArrayList<>();
        BigDecimal cumulative = BigDecimal.ZERO.setScale(2);
        for (var month : entries.stream().collect(Collectors.groupingBy(entry -> entry.month, TreeMap::new, Collectors.toList())).entrySet()) {
            Sums hours = sums(month.getValue());
            cumulative = cumulative.add(hours.validated());
            months.add(new Pathway.Month(month.getKey(), hours, cumulative));
        }
        return months;
    }

    // ---------------------------------------------------------------------------------------------------------- employments

    private static List<Pathway.Step> steps(List<Employment> jobs, List<HourEntry> entries) {
        Map<UUID, List<HourEntry>> byJob = entries.stream().collect(Collectors.groupingBy(entry -> entry.employmentId));
        Map<UUID, String> titles = new HashMap<>();
        Set<UUID> contracts = entries.stream().map(entry -> entry.contractId).collect(Collectors.toSet());
        if (!contracts.isEmpty()) {
            Contract.<Contract>list("id in ?1", contracts).forEach(contract -> titles.put(contract.id, contract.title));
        }
        return jobs.stream().map(job -> step(job, byJob.getOrDefault(job.id, List.of()), titles)).toList();
    }

    private static Pathway.Step step(Employment job, List<HourEntry> entries, Map<UUID, String> titles) {
        return new Pathway.Step(job.id, named(job.employer), job.userEmployer == null ? null : named(job.userEmployer), job.mode, job.contractKind,
                job.jobTitle, job.startOn, job.plannedEndOn, job.endOn, job.endReason, entries.stream().map(entry -> entry.contractId).distinct()
                        .map(contract -> new Pathway.Named(contract, titles.get(contract))).toList(), sums(entries));
    }

    private static Pathway.Named named(Employer employer) {
        return new Pathway.Named(employer.id, employer.name);
    }

    /** Between the employments, and from the last one to the day of the report. */
    private static List<Pathway.Gap> gaps(List<Employment> jobs, LocalDate asOf) {
        List<Pathway.Gap> gaps = new ArrayList<>();
        LocalDate worked = jobs.isEmpty() ? LocalDate.MAX : jobs.get(0).startOn;
        for (Employment job : jobs) {
            gap(gaps, worked, job.startOn);
            LocalDate end = job.endOn == null ? LocalDate.MAX : job.endOn;
            worked = end.isAfter(worked) ? end : worked;
        }
        gap(gaps, worked, asOf.plusDays(1));
        return gaps;
    }

    private static void gap(List<Pathway.Gap> gaps, LocalDate worked, LocalDate next) {
        if (worked.isBefore(next) && worked.plusDays(1).isBefore(next)) {
            gaps.add(new Pathway.Gap(worked.plusDays(1), next.minusDays(1), ChronoUnit.DAYS.between(worked, next) - 1));
        }
    }

    // --------------------------------------------------------------------------------------------------------------- clocks

    private static List<Pathway.Clock> clocks(Collection<Counting.Clock> clocks, LocalDate asOf) {
        return clocks.stream().collect(Collectors.groupingBy(clock -> clock.pathway().start(), TreeMap::new, Collectors.toList()))
                .values().stream().map(same -> clock(same.get(0).pathway(), same, asOf)).toList();
    }

    private static Pathway.Clock clock(Counting.Pathway pathway, List<Counting.Clock> same, LocalDate asOf) {
        return new Pathway.Clock(pathway.start(), pathway.lastWorked(), ChronoUnit.MONTHS.between(pathway.start(), asOf.plusDays(1)),
                pathway.entry().rsa(), same.stream().map(clock -> limit(clock, asOf)).distinct()
                        .sorted(Comparator.comparing(Pathway.Limit::lastDay, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(Pathway.Limit::months, Comparator.nullsLast(Comparator.naturalOrder()))).toList());
    }

    private static Pathway.Limit limit(Counting.Clock clock, LocalDate asOf) {
        LocalDate last = clock.lastDay();
        return new Pathway.Limit(clock.months(), last, last == null ? null : Math.max(0, ChronoUnit.MONTHS.between(asOf, last)),
                last == null ? null : Math.max(0, ChronoUnit.DAYS.between(asOf, last)));
    }

    // ---------------------------------------------------------------------------------------------------------------- exits

    private static List<Pathway.Outcome> exits(UUID person, LocalDate asOf) {
        return FollowUp.ofPersons(List.of(person)).getOrDefault(person, List.of()).stream()
                .filter(one -> !one.spell().start().isAfter(asOf)).map(one -> outcome(one, asOf)).toList();
    }

    private static Pathway.Outcome outcome(FollowUp followUp, LocalDate asOf) {
        boolean told = followUp.exit() != null && !followUp.exit().observedOn.isAfter(asOf);
        ExitSituation situation = told || followUp.due(asOf) ? followUp.situation(asOf) : null;
        return new Pathway.Outcome(followUp.spell().start(), followUp.milestone(), followUp.dueOn(), followUp.due(asOf), situation,
                situation == null ? null : situation.category(), told ? followUp.exit().observedOn : null, told ? followUp.exit().id : null);
    }
}
