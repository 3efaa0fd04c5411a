package org.maillage.procurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillage.procurement.ClauseInput.CommitmentInput;
import org.maillage.procurement.ClauseInput.VersionInput;
import org.maillage.web.Refused;

/**
 * Hours that were done cannot be given away. A commitment says the total that a party owes on the clause, hours done among them, and the
 * row in force takes the place of the one before: who writes what remains to be done lets a party owe less than it has done, and others
 * owe the same hours again.
 *
 * <p>The rule, on each day: the totals of the parties may lie below what they have done and owed, taken together, by no more than the
 * objective fell. So an amendment may lower the objective below the hours done (domain.md, case 11), and a party may leave, which owes
 * nothing more while what it did stays (case 17); but the part of a total that moves to another party ends at the hours done.
 * A subcontractor's hours are its holder's.
 */
public final class HiddenTransfer {

    /** Later than any day worked. */
    public static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    /** What a party owes less than it has done. */
    private record Shortfall(UUID party, BigDecimal done, BigDecimal stated, BigDecimal hours) {
    }

    /** A day on which parties owe less than they have done; {@code hours} of it all are not explained by the objective. */
    private record Excess(LocalDate day, Shortfall worst, BigDecimal hours) {
    }

    private HiddenTransfer() {
    }

    /**
     * Compares a change with what was said before, day by day, and then each row of it with the one that it takes the place of.
     *
     * @param doneBefore counted hours of each party whose last day is before a day
     * @throws Refused 409 {@code commitment-below-done} with the least total of the party that would owe less than it has done
     */
    static void refuse(ClauseInput before, ClauseInput after, Function<LocalDate, Map<UUID, BigDecimal>> doneBefore) {
        Map<UUID, BigDecimal> done = doneBefore.apply(EVER);
        for (LocalDate day : days(before, after)) {
            LocalDate then = clamped(day, before);
            require(excess(said(before, then), objective(before, then), after, day, done), after);
        }
        require(first(after, EVER, doneBefore), after);
    }

    /**
     * As a clause stands: hours may have been validated, or the parties written down, before their totals could be compared.
     *
     * @param doneBefore counted hours of each party whose last day is before a day
     * @return the first day up to {@code asOf} from which parties owe less than they had done; null: none
     */
    public static LocalDate since(Clause clause, LocalDate asOf, Function<LocalDate, Map<UUID, BigDecimal>> doneBefore) {
        Excess found = first(ClauseInput.of(clause), asOf, doneBefore);
        return found == null ? null : found.day();
    }

    private static Excess first(ClauseInput clause, LocalDate asOf, Function<LocalDate, Map<UUID, BigDecimal>> doneBefore) {
        for (LocalDate day : days(clause, clause)) {
            LocalDate eve = day.minusDays(1);
            boolean asked = day.isAfter(clause.startOn()) && !day.isAfter(asOf) && falls(said(clause, eve), owed(clause, day));
            Excess found = asked ? excess(said(clause, eve), objective(clause, eve), clause, day, doneBefore.apply(day)) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Excess excess(Map<UUID, BigDecimal> before, BigDecimal objective, ClauseInput after, LocalDate day,
                                 Map<UUID, BigDecimal> done) {
        List<Shortfall> shortfalls = shortfalls(before, after, day, done);
        BigDecimal fall = objective.subtract(objective(after, day)).max(BigDecimal.ZERO);
        BigDecimal more = sum(shortfalls.stream().map(Shortfall::hours)).subtract(fall);
        return more.signum() > 0 ? new Excess(day, shortfalls.get(0), more) : null;
    }

    private static void require(Excess found, ClauseInput after) {
        if (found != null) {
            Shortfall worst = found.worst();
            BigDecimal least = worst.stated().add(worst.hours().min(found.hours()));
            throw Refused.because(ProcurementProblem.COMMITMENT_BELOW_DONE, found.day(), worst.done(), worst.stated(), least,
                    worst.done().add(worst.stated())).at(pointer(worst.party(), after, found.day()));
        }
    }

    private static boolean falls(Map<UUID, BigDecimal> before, Map<UUID, BigDecimal> after) {
        return before.entrySet().stream().anyMatch(one -> after.getOrDefault(one.getKey(), BigDecimal.ZERO).compareTo(one.getValue()) < 0);
    }

    /** Of those who stay, what of their hours done is no longer in their total. */
    private static List<Shortfall> shortfalls(Map<UUID, BigDecimal> before, ClauseInput after, LocalDate day, Map<UUID, BigDecimal> done) {
        Map<UUID, BigDecimal> owed = owed(after, day);
        Map<UUID, BigDecimal> credited = credited(done, after, day);
        return before.keySet().stream().filter(party -> stays(party, after, day)).map(party -> {
            BigDecimal hours = credited.getOrDefault(party, BigDecimal.ZERO);
            BigDecimal stated = owed.getOrDefault(party, BigDecimal.ZERO);
            return new Shortfall(party, hours, stated, hours.min(before.get(party)).subtract(stated));
        }).filter(one -> one.hours().signum() > 0).sorted(Comparator.comparing(Shortfall::hours).reversed()
                .thenComparing(Shortfall::party)).toList();
    }

    /** Whether it owes on the day, or is not named at all: its hours would be nobody's. A party that left has a row that ended, or works under another. */
    private static boolean stays(UUID party, ClauseInput after, LocalDate day) {
        List<CommitmentInput> own = after.commitments().stream().filter(one -> one.employerId().equals(party)).toList();
        return own.isEmpty() || own.stream().anyMatch(one -> !one.subcontracted() && one.period().holds(day));
    }

    /** The total that each party was last given up to the day, also when it has left. */
    private static Map<UUID, BigDecimal> said(ClauseInput clause, LocalDate day) {
        Map<UUID, BigDecimal> said = new TreeMap<>();
        clause.commitments().stream().filter(one -> !one.subcontracted() && (one.from() == null || !one.from().isAfter(day)))
                .sorted(Comparator.comparing(CommitmentInput::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(one -> said.put(one.employerId(), one.hours()));
        return said;
    }

    /** The objective in force; where there is none, what the parties owe together. */
    private static BigDecimal objective(ClauseInput clause, LocalDate day) {
        return clause.datedVersions().stream().filter(version -> !version.effectiveOn().isAfter(day))
                .max(Comparator.comparing(VersionInput::effectiveOn)).map(VersionInput::hours)
                .orElseGet(() -> sum(owed(clause, day).values().stream()));
    }

    private static Map<UUID, BigDecimal> owed(ClauseInput clause, LocalDate day) {
        return clause.commitments().stream().filter(one -> !one.subcontracted() && one.period().holds(day))
                .collect(Collectors.toMap(CommitmentInput::employerId, CommitmentInput::hours, BigDecimal::add, TreeMap::new));
    }

    private static Map<UUID, BigDecimal> credited(Map<UUID, BigDecimal> done, ClauseInput clause, LocalDate day) {
        Map<UUID, BigDecimal> credited = new HashMap<>();
        done.forEach((party, hours) -> credited.merge(holder(party, clause, day), hours, BigDecimal::add));
        return credited;
    }

    private static UUID holder(UUID party, ClauseInput clause, LocalDate day) {
        return clause.commitments().stream().filter(one -> one.subcontracted() && one.employerId().equals(party) && one.period().holds(day))
                .map(CommitmentInput::underEmployerId).findFirst().orElse(party);
    }

    /** The days of the clause on which a total may change, and the first. */
    private static Set<LocalDate> days(ClauseInput before, ClauseInput after) {
        TreeSet<LocalDate> days = new TreeSet<>(Set.of(after.startOn()));
        Stream.of(before, after).flatMap(clause -> clause.commitments().stream()).forEach(one -> {
            if (one.from() != null) {
                days.add(one.from());
            }
            if (one.until() != null) {
                days.add(one.until().plusDays(1));
            }
        });
        Stream.of(before, after).flatMap(clause -> clause.datedVersions().stream()).forEach(version -> days.add(version.effectiveOn()));
        return days.subSet(after.startOn(), true, after.endOn(), true);
    }

    private static LocalDate clamped(LocalDate day, ClauseInput clause) {
        return day.isBefore(clause.startOn()) ? clause.startOn() : day.isAfter(clause.endOn()) ? clause.endOn() : day;
    }

    private static String pointer(UUID party, ClauseInput clause, LocalDate day) {
        for (int i = 0; i < clause.commitments().size(); i++) {
            CommitmentInput one = clause.commitments().get(i);
            if (one.employerId().equals(party) && one.period().holds(day)) {
                return "/commitments/" + i + "/hours";
            }
        }
        return "/commitments";
    }

    private static BigDecimal sum(Stream<BigDecimal> hours) {
        return hours.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
