package org.maillage.hours;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.beneficiary.Eligibility;
import org.maillage.employment.Spell;

/**
 * In which pathway entries are, by the very rules that count them ({@link Counting}): since when the clock runs, and which decision
 * on eligibility was in force at entry. Nothing of it is stored; it follows from the whole history of each person.
 */
public final class Pathways {

    private static final int CHUNK = 1000;

    /**
     * The pathway of an entry.
     *
     * @param start      first day that the clock counts from
     * @param hired      the earliest hire among the employments whose validated hours are in it
     * @param lastWorked last day of work so far
     * @param entry      the decision in force at entry
     */
    public record Entered(LocalDate start, LocalDate hired, LocalDate lastWorked, Eligibility entry) {
    }

    private Pathways() {
    }

    /** The pathway of each entry of these persons that is in one, by the entry's id: a few statements for a thousand persons. */
    public static Map<UUID, Entered> ofPersons(Collection<UUID> persons) {
        int gapMonths = Spell.gapMonths();
        List<UUID> all = List.copyOf(persons);
        Map<UUID, Entered> entered = new HashMap<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<UUID> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            Map<UUID, List<Eligibility>> decisions = decisions(chunk);
            Facts.where("h.beneficiaryId in ?1", chunk).stream().collect(Collectors.groupingBy(facts -> facts.entry().beneficiaryId))
                    .forEach((person, facts) -> add(entered, facts, decisions.getOrDefault(person, List.of()), gapMonths));
        }
        return entered;
    }

    /**
     * The clock of each entry of one person whose last day is {@code asOf} or before, and that stands, by the entry's id: since when it runs, and
     * until when hours count.
     */
    public static Map<UUID, Counting.Clock> clocks(UUID person, LocalDate asOf) {
        return Counting.clocks(Facts.ofPerson(person).stream().filter(facts -> facts.entry().live() && !facts.entry().endsOn.isAfter(asOf))
                .map(Facts::line).toList(), Facts.eligibilities(person), Spell.gapMonths());
    }

    private static void add(Map<UUID, Entered> entered, List<Facts> facts, List<Eligibility> decisions, int gapMonths) {
        Map<LocalDate, Eligibility> byStart = new HashMap<>();
        decisions.forEach(decision -> byStart.put(decision.validFrom, decision));
        Counting.pathways(facts.stream().map(Facts::line).toList(), decisions.stream().map(Facts::eligible).toList(), gapMonths)
                .forEach((id, pathway) -> entered.put(id, new Entered(pathway.start(), pathway.firstHire(), pathway.lastWorked(),
                        byStart.get(pathway.entry().validFrom()))));
    }

    private static Map<UUID, List<Eligibility>> decisions(List<UUID> persons) {
        return Eligibility.ofPersons(persons).stream().filter(Eligibility::effective).collect(Collectors.groupingBy(e -> e.beneficiary.id));
    }
}
