package org.maillage.hours;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says of each entry of one person whether it counts and why, from the person's whole history and nothing else: no clock, no
 * database, no order of arrival. The cap on training, which is the clause's and not the person's, comes after ({@link TrainingCap}).
 *
 * <p>Sources: eligibility is validated before the hire and judged at entry, the clock runs from the first hour worked under any
 * clause ({@code call-for-projects.txt} annexe 1, "valide les candidatures"; defaults of the profession, each a parameter of
 * the clause).
 */
public final class Counting {

    /** Which rules these are. Raised with every release in which an entry may count otherwise: {@link CountingBasis} counts all anew. */
    static final int RULES = 2;

    /**
     * A validated eligibility.
     *
     * @param validFrom   first day on which a hire is covered
     * @param validUntil  last day on which a hire is covered; null: no end
     * @param countsUntil last day that counts in place of the clause's months (a PASS IAE); null: the months hold
     * @param rsa         whether RSA is among its criteria
     * @param holdsUntil  last day worked that counts by it, the day before its revocation; null: not revoked
     */
    public record Eligible(LocalDate validFrom, LocalDate validUntil, LocalDate countsUntil, boolean rsa, LocalDate holdsUntil) {
        /** One that was not revoked. */
        public Eligible(LocalDate validFrom, LocalDate validUntil, LocalDate countsUntil, boolean rsa) {
            this(validFrom, validUntil, countsUntil, rsa, null);
        }

        boolean covers(LocalDate hire) {
            return !hire.isBefore(validFrom) && holds(hire) && !endedBefore(hire);
        }

        /** Whether its revocation lets a day count. */
        boolean holds(LocalDate day) {
            return holdsUntil == null || !day.isAfter(holdsUntil);
        }

        private boolean endedBefore(LocalDate hire) {
            return validUntil != null && hire.isAfter(validUntil);
        }

        /** Whether nothing but its revocation keeps it from the line. */
        boolean revokedBefore(Line line) {
            return !holds(line.days().first()) && !endedBefore(line.hire().on());
        }
    }

    /** Days from first to last, both included. */
    public record Days(LocalDate first, LocalDate last) {
        boolean holds(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }

        /** The common days, or null. */
        Days within(Days other) {
            LocalDate from = first.isAfter(other.first) ? first : other.first;
            LocalDate to = last.isBefore(other.last) ? last : other.last;
            return from.isAfter(to) ? null : new Days(from, to);
        }
    }

    /**
     * What a clause demands.
     *
     * @param months           months that count from the first hour of the pathway, 1 to 120
     * @param split            whether a period that holds the boundary must be split; else it counts whole
     * @param alternanceWhole  whether apprenticeship and professionalisation count to the end of their contract
     * @param adaptedUnlimited whether the months do not hold in adapted work (EA, EATT, ESAT)
     */
    public record Rules(Days period, List<Days> suspensions, boolean trainingCounted, int months, boolean split,
                        boolean alternanceWhole, boolean adaptedUnlimited) {
    }

    /**
     * The employment behind an entry.
     *
     * @param alternance whether it is an apprenticeship or professionalisation contract
     * @param adapted    whether its employer is in adapted work at the hire
     */
    public record Hire(LocalDate on, boolean alternance, boolean adapted) {
    }

    /**
     * One entry.
     *
     * @param days          the days it covers, those outside of the employment left out
     * @param hours         validated hours, or the declared ones as long as nothing is decided
     * @param replaced      whether a correction that is not rejected stands in its place
     * @param party         whether its employer has a commitment on the clause in these days
     * @param excludedKind  whether the clause leaves out employers of this kind
     */
    public record Line(UUID id, Days days, HourKind kind, HourStatus status, boolean replaced, BigDecimal hours, Hire hire,
                       boolean party, boolean excludedKind, Rules rules) {
        /** Whether it is part of the history: neither refused nor replaced, and not empty. */
        boolean live() {
            return status != HourStatus.REJECTED && !replaced && hours.signum() > 0;
        }
    }

    /** What the rules say of one entry. */
    public record Outcome(CountingReason reason, RsaReason rsaReason) {
        public boolean rsa() {
            return rsaReason == RsaReason.RSA_AT_ENTRY;
        }
    }

    /** An entry with the eligibility that covers it; {@code from} is the first day that is covered. Both null: none. */
    private record Covered(Line line, Eligible eligible, LocalDate from) {
        /** First covered day of work. */
        LocalDate start() {
            return from.isAfter(line.days().first()) ? from : line.days().first();
        }

        boolean worked() {
            return eligible != null && line.live() && !line.days().last().isBefore(from);
        }
    }

    /**
     * A stretch of work that one clock measures.
     *
     * @param start      first day of work that an eligibility covers: the clock runs from it
     * @param lastWorked last day of work so far
     * @param entry      the eligibility in force at entry
     */
    public record Pathway(LocalDate start, LocalDate lastWorked, Eligible entry) {
    }

    private final List<Eligible> eligibilities;
    private final int gapMonths;

    private Counting(List<Eligible> eligibilities, int gapMonths) {
        this.eligibilities = eligibilities.stream().sorted(Comparator.comparing(Eligible::validFrom)).toList();
        this.gapMonths = gapMonths;
    }

    /**
     * @param lines         all entries of one person
     * @param eligibilities its validated eligibilities, no two from the same day
     * @param gapMonths     months without work after which a newly validated eligibility begins a new pathway, with a new clock
     * @return the outcome of each line, by id
     */
    public static Map<UUID, Outcome> of(Collection<Line> lines, List<Eligible> eligibilities, int gapMonths) {
        return new Counting(eligibilities, gapMonths).outcomes(lines);
    }

    /**
     * As {@link #of}, but in which pathway each line is; only its days, its hire and whether it is live matter.
     *
     * @return the pathway of each line that has one, by id
     */
    public static Map<UUID, Pathway> pathways(Collection<Line> lines, List<Eligible> eligibilities, int gapMonths) {
        Counting counting = new Counting(eligibilities, gapMonths);
        List<Covered> covered = lines.stream().map(counting::covered).toList();
        List<Pathway> all = counting.pathways(covered);
        Map<UUID, Pathway> pathways = new HashMap<>();
        covered.stream().filter(one -> pathway(one, all) != null).forEach(one -> pathways.put(one.line().id(), pathway(one, all)));
        return pathways;
    }

    /**
     * The clock of a line.
     *
     * @param lastDay last day that counts; null where the months do not hold
     * @param months  those of the clause; null where the eligibility has its own end, or the months do not hold
     */
    public record Clock(Pathway pathway, LocalDate lastDay, Integer months) {
    }

    /** As {@link #pathways}, with the last day that counts of each line. */
    static Map<UUID, Clock> clocks(Collection<Line> lines, List<Eligible> eligibilities, int gapMonths) {
        Counting counting = new Counting(eligibilities, gapMonths);
        List<Covered> covered = lines.stream().map(counting::covered).toList();
        List<Pathway> all = counting.pathways(covered);
        Map<UUID, Clock> clocks = new HashMap<>();
        covered.stream().filter(one -> pathway(one, all) != null).forEach(one -> {
            LocalDate limit = limit(one, pathway(one, all));
            LocalDate revoked = one.eligible().holdsUntil();
            boolean ended = revoked != null && (limit == null || revoked.isBefore(limit));
            LocalDate lastDay = ended ? revoked : limit;
            Integer months = ended || lastDay == null || one.eligible().countsUntil() != null ? null : Integer.valueOf(one.line().rules().months());
            clocks.put(one.line().id(), new Clock(pathway(one, all), lastDay, months));
        });
        return clocks;
    }

    private Map<UUID, Outcome> outcomes(Collection<Line> lines) {
        List<Covered> covered = lines.stream().map(this::covered).toList();
        List<Pathway> pathways = pathways(covered);
        Map<UUID, Outcome> outcomes = new HashMap<>();
        covered.forEach(one -> outcomes.put(one.line().id(), outcome(one, pathways)));
        return outcomes;
    }

    /** The latest eligibility that covers the hire and was not revoked before the line; else the first such that comes after it, from its own first day. */
    private Covered covered(Line line) {
        LocalDate hire = line.hire().on();
        List<Eligible> holding = eligibilities.stream().filter(e -> e.holds(line.days().first())).toList();
        Eligible atHire = holding.stream().filter(e -> e.covers(hire)).reduce((a, b) -> b).orElse(null);
        if (atHire != null) {
            return new Covered(line, atHire, hire);
        }
        Eligible later = holding.stream().filter(e -> e.validFrom().isAfter(hire)).findFirst().orElse(null);
        return new Covered(line, later, later == null ? null : later.validFrom());
    }

    private List<Pathway> pathways(List<Covered> covered) {
        List<Pathway> pathways = new ArrayList<>();
        covered.stream().filter(Covered::worked)
                .sorted(Comparator.comparing((Covered c) -> c.line().hire().on()).thenComparing(c -> c.line().id()))
                .collect(Collectors.groupingBy(Covered::start, TreeMap::new, Collectors.toList()))
                .forEach((day, together) -> extend(pathways, together));
        return pathways;
    }

    /** @param together what begins on one day, by hire: a day either begins a pathway or does not, whichever line is read first */
    private void extend(List<Pathway> pathways, List<Covered> together) {
        Pathway last = pathways.isEmpty() ? null : pathways.get(pathways.size() - 1);
        LocalDate end = together.stream().map(one -> one.line().days().last()).max(Comparator.naturalOrder()).orElseThrow();
        Optional<Covered> entry = together.stream().filter(one -> last == null || beginsAnew(last, one)).findFirst();
        if (entry.isPresent()) {
            pathways.add(new Pathway(entry.get().start(), end, entry.get().eligible()));
        } else if (end.isAfter(last.lastWorked())) {
            pathways.set(pathways.size() - 1, new Pathway(last.start(), end, last.entry()));
        }
    }

    /** A long gap alone is not enough: somebody has validated the person again. */
    private boolean beginsAnew(Pathway last, Covered one) {
        return one.start().isAfter(last.lastWorked().plusMonths(gapMonths))
                && one.eligible().validFrom().isAfter(last.lastWorked());
    }

    private Outcome outcome(Covered one, List<Pathway> pathways) {
        Pathway pathway = pathway(one, pathways);
        Eligible entry = pathway == null ? one.eligible() : pathway.entry();
        RsaReason rsa = entry == null ? RsaReason.NO_ELIGIBILITY
                : entry.rsa() ? RsaReason.RSA_AT_ENTRY : RsaReason.NOT_RSA_AT_ENTRY;
        return new Outcome(reason(one, pathway), rsa);
    }

    private static Pathway pathway(Covered one, List<Pathway> pathways) {
        return one.eligible() == null ? null
                : pathways.stream().filter(p -> !p.start().isAfter(one.start())).reduce((a, b) -> b).orElse(null);
    }

    private CountingReason reason(Covered one, Pathway pathway) {
        CountingReason decided = byStatus(one.line());
        if (decided == null) {
            decided = byEligibility(one);
        }
        if (decided == null && pathway != null) {
            decided = byLimit(one, pathway);
        }
        return decided != null ? decided : byClause(one.line());
    }

    private static CountingReason byStatus(Line line) {
        if (line.replaced()) {
            return CountingReason.REPLACED;
        }
        return switch (line.status()) {
            case REJECTED -> CountingReason.REJECTED;
            case DECLARED -> CountingReason.NOT_VALIDATED;
            case VALIDATED -> null;
        };
    }

    private CountingReason byEligibility(Covered one) {
        if (one.eligible() == null) {
            return eligibilities.isEmpty() ? CountingReason.NO_ELIGIBILITY
                    : eligibilities.stream().anyMatch(e -> e.revokedBefore(one.line())) ? CountingReason.ELIGIBILITY_REVOKED
                    : CountingReason.ELIGIBILITY_EXPIRED;
        }
        CountingReason before = boundary(one.line(), one.from().isAfter(one.line().days().first()),
                one.from().isAfter(one.line().days().last()), CountingReason.BEFORE_ELIGIBILITY);
        return before != null ? before
                : boundary(one.line(), !one.eligible().holds(one.line().days().last()), false, CountingReason.ELIGIBILITY_REVOKED);
    }

    private static CountingReason byLimit(Covered one, Pathway pathway) {
        Line line = one.line();
        LocalDate lastDay = limit(one, pathway);
        return lastDay == null ? null : boundary(line, line.days().last().isAfter(lastDay), line.days().first().isAfter(lastDay),
                CountingReason.AFTER_LIMIT);
    }

    /** The last day that counts; null where there is none. */
    private static LocalDate limit(Covered one, Pathway pathway) {
        Line line = one.line();
        LocalDate lastDay = one.eligible().countsUntil() != null ? one.eligible().countsUntil()
                : pathway.start().plusMonths(line.rules().months()).minusDays(1);
        boolean unlimited = line.hire().adapted() && line.rules().adaptedUnlimited()
                || line.hire().alternance() && line.rules().alternanceWhole() && !line.hire().on().isAfter(lastDay);
        return unlimited ? null : lastDay;
    }

    /** A boundary that leaves out part of the days asks for a split, unless the clause takes the whole. */
    private static CountingReason boundary(Line line, boolean someOut, boolean allOut, CountingReason out) {
        if (allOut) {
            return out;
        }
        return someOut && line.rules().split() ? CountingReason.SPLIT_NEEDED : null;
    }

    private static CountingReason byClause(Line line) {
        Days days = line.days().within(line.rules().period());
        if (days == null) {
            return CountingReason.OUTSIDE_CLAUSE_PERIOD;
        }
        if (days.first().datesUntil(days.last().plusDays(1)).allMatch(day -> suspended(line, day))) {
            return CountingReason.SUSPENDED;
        }
        if (!line.party()) {
            return CountingReason.EMPLOYER_NOT_PARTY;
        }
        if (line.excludedKind()) {
            return CountingReason.EMPLOYER_KIND_EXCLUDED;
        }
        return line.kind() == HourKind.TRAINING && !line.rules().trainingCounted()
                ? CountingReason.TRAINING_NOT_COUNTED : CountingReason.COUNTED;
    }

    private static boolean suspended(Line line, LocalDate day) {
        return line.rules().suspensions().stream().anyMatch(suspension -> suspension.holds(day));
    }
}
