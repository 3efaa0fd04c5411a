package org.maillage.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.employment.Employment;
import org.maillage.employment.ExitMilestone;
import org.maillage.employment.ExitSituation;
import org.maillage.employment.FollowUp;
import org.maillage.hours.HourEntry;

/** What became of those who did hours that count, whenever that was: the milestones that fell in the year. */
final class Exits {

    /** Who worked there and may have left since: somebody whose employment ended, or of whom an exit tells, up to a year before. */
    private static final String WORKED = """
            select distinct e.beneficiaryId, e.employmentId, e.territoryCode from HourEntry e where %s
            and e.countedHours > 0 and e.endsOn <= :asOf
            and (e.beneficiaryId in (select m.beneficiary.id from Employment m where m.endOn between :from and :asOf)
            or e.beneficiaryId in (select x.beneficiary.id from Exit x where x.observedOn between :from and :asOf))""";

    /**
     * One person at one milestone.
     *
     * @param territories where it had done hours that count, null among them for none
     */
    record Left(ExitMilestone milestone, ExitSituation situation, Set<String> territories) {
    }

    private Exits() {
    }

    /** Those of whom it was to be known in the year, by the day of {@code moment}; each once for a milestone. */
    static List<Left> of(Place place, Moment moment) {
        LocalDate first = LocalDate.of(moment.year(), 1, 1);
        LocalDate last = last(moment);
        Map<UUID, Map<UUID, Set<String>>> worked = worked(place, first.minusMonths(12), last);
        List<Left> left = new ArrayList<>();
        FollowUp.ofPersons(worked.keySet()).forEach((person, followUps) -> followUps.stream()
                .filter(one -> !one.dueOn().isBefore(first) && one.due(last)).forEach(one -> {
                    Set<String> territories = territories(one, worked.get(person));
                    if (!territories.isEmpty()) {
                        left.add(new Left(one.milestone(), one.situation(moment.asOf()), territories));
                    }
                }));
        return left;
    }

    private static LocalDate last(Moment moment) {
        LocalDate end = LocalDate.of(moment.year(), 12, 31);
        return moment.asOf().isBefore(end) ? moment.asOf() : end;
    }

    private static Map<UUID, Map<UUID, Set<String>>> worked(Place place, LocalDate from, LocalDate last) {
        Map<UUID, Map<UUID, Set<String>>> worked = new HashMap<>();
        place.bind(HourEntry.getEntityManager().createQuery(WORKED.formatted(place.condition()), Object[].class)
                .setParameter("from", from).setParameter("asOf", last)).getResultStream()
                .forEach(row -> worked.computeIfAbsent((UUID) row[0], person -> new HashMap<>())
                        .computeIfAbsent((UUID) row[1], job -> new HashSet<>()).add((String) row[2]));
        return worked;
    }

    /** Where the person worked in the employments that ended; empty: not here. */
    private static Set<String> territories(FollowUp followUp, Map<UUID, Set<String>> worked) {
        return followUp.spell().employments().stream().map((Employment job) -> worked.getOrDefault(job.id, Set.of())).flatMap(Set::stream)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
