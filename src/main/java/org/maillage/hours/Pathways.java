package org.maillage.hours;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.beneficiary.Criterion;
import org.maillage.beneficiary.Eligibility;
import org.maillage.employment.Spell;
import org.maillage.hours.Counting.Days;
import org.maillage.hours.Counting.Eligible;
import org.maillage.hours.Counting.Hire;
import org.maillage.hours.Counting.Line;

/**
 * In which pathway entries are, by the very rules that count them ({@link Counting}): since when the clock runs, and which decision
 * on eligibility was in force at entry. Nothing of it is stored; it follows from the whole history of each person.
 */
public final class Pathways {

    private static final int CHUNK = 1000;

    private static final String HISTORY = """
            select h.id, h.beneficiaryId, h.firstDay, h.lastDay, h.kind, h.status, h.correctedById, h.hours, h.validatedHours, m.startOn, m.endOn
            from HourEntry h join Employment m on m.id = h.employmentId where h.beneficiaryId in ?1""";

    /**
     * The pathway of an entry.
     *
     * @param start      first day that the clock counts from
     * @param lastWorked last day of work so far
     * @param entry      the decision in force at entry
     */
    public record Entered(LocalDate start, LocalDate lastWorked, Eligibility entry) {
    }

    private Pathways() {
    }

    /** The pathway of each entry of these persons that is in one, by the entry's id: two statements for a thousand persons. */
    public static Map<UUID, Entered> ofPersons(Collection<UUID> persons) {
        int gapMonths = Spell.gapMonths();
        List<UUID> all = List.copyOf(persons);
        Map<UUID, Entered> entered = new HashMap<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<UUID> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            Map<UUID, List<Eligibility>> decisions = decisions(chunk);
            lines(chunk).forEach((person, lines) -> add(entered, lines, decisions.getOrDefault(person, List.of()), gapMonths));
        }
        return entered;
    }

    /**
     * The clock of each live entry of one person whose last day is {@code asOf} or before, by the entry's id: since when it runs, and until
     * when hours count.
     */
    public static Map<UUID, Counting.Clock> clocks(UUID person, LocalDate asOf) {
        return Counting.clocks(Facts.ofPerson(person).stream().filter(facts -> !facts.entry().endsOn.isAfter(asOf)).map(Facts::line)
                .filter(Line::live).toList(), Facts.eligibilities(person), Spell.gapMonths());
    }

    private static void add(Map<UUID, Entered> entered, List<Line> lines, List<Eligibility> decisions, int gapMonths) {
        Map<LocalDate, Eligibility> byStart = new HashMap<>();
        decisions.forEach(decision -> byStart.put(decision.validFrom, decision));
        List<Eligible> eligible = decisions.stream()
                .map(e -> new Eligible(e.validFrom, e.validUntil, e.countsUntil, e.holds(Criterion.RSA))).toList();
        Counting.pathways(lines, eligible, gapMonths).forEach((id, pathway) -> entered.put(id,
                new Entered(pathway.start(), pathway.lastWorked(), byStart.get(pathway.entry().validFrom()))));
    }

    private static Map<UUID, List<Eligibility>> decisions(List<UUID> persons) {
        Map<UUID, List<Eligibility>> decisions = new HashMap<>();
        Eligibility.ofPersons(persons).stream().filter(Eligibility::effective)
                .forEach(e -> decisions.computeIfAbsent(e.beneficiary.id, person -> new ArrayList<>()).add(e));
        return decisions;
    }

    private static Map<UUID, List<Line>> lines(List<UUID> persons) {
        Map<UUID, List<Line>> lines = new HashMap<>();
        HourEntry.getEntityManager().createQuery(HISTORY, Object[].class).setParameter(1, persons).getResultStream()
                .forEach(row -> lines.computeIfAbsent((UUID) row[1], person -> new ArrayList<>()).add(line(row)));
        return lines;
    }

    /** What a line says beside its days, its hire and whether it is live does not matter to the pathways. */
    private static Line line(Object[] row) {
        HourStatus status = (HourStatus) row[5];
        Days days = Facts.days(new Days((LocalDate) row[2], (LocalDate) row[3]), (LocalDate) row[9], (LocalDate) row[10]);
        BigDecimal hours = (BigDecimal) (status == HourStatus.VALIDATED ? row[8] : row[7]);
        return new Line((UUID) row[0], days, (HourKind) row[4], status, row[6] != null, hours,
                new Hire((LocalDate) row[9], false, false), true, false, null);
    }
}
