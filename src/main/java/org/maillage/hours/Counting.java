package org.maillage.hours;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says of each entry of one person whether it counts and why, from the person's whole history and nothing else: no clock, no
 * database, no order of arrival. The cap on training, which is the clause's and not the person's, comes after ({@link TrainingCap}).
 *
 * <p>Three rules hold for all of it. Only validated hours move anything: a declaration, or a correction that waits for its decision,
 * changes no other entry. A pathway is made of the validated hours that the clause's own rules let in (period, suspension, party,
 * employer kind, training): its clock starts on the first day of the first of them. RSA is the status at the earliest hire among the
 * employments whose hours make the pathway.
 *
 * <p>Sources: eligibility is validated before the hire and judged at entry, the clock runs from the first hour worked under any
 * clause ({@code call-for-projects.txt} annexe 1, "valide les candidatures"; defaults of the profession, each a parameter of
 * the clause).
 */
public final class Counting {

    /** Which rules these are. Raised with every release in which an entry may count otherwise: {@link CountingBasis} counts all anew. */
    public static final int RULES = 3;

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
     * @param adaptedUnlimited whether the months do not hold in adapted work (EA, EATT, ESAT) on the day worked
     */
    public record Rules(Days period, List<Days> suspensions, boolean trainingCounted, int months, boolean split,
                        boolean alternanceWhole, boolean adaptedUnlimited) {
    }

    /**
     * The employment behind an entry.
     *
     * @param alternance whether it is an apprenticeship or professionalisation contract
     */
    public record Hire(LocalDate on, boolean alternance) {
    }

    /**
     * What the employer of an entry is to its clause.
     *
     * @param commitments  days on which it, or its user company, has a commitment; a bound that is missing is the clause's
     * @param excludedKind whether the clause leaves out employers of its kind on the day worked
     * @param adapted      whether it is in adapted work (EA, EATT, ESAT) on the day worked
     */
    public record Standing(List<Days> commitments, boolean excludedKind, boolean adapted) {
    }

    /**
     * One entry.
     *
     * @param days       the days it covers, those outside of the employment left out
     * @param kind       centre hours of apprenticeship and professionalisation are work unless the clause says otherwise
     * @param replacing  what a correction makes of it
     * @param hours      validated hours, or the declared ones as long as nothing is decided
     * @param overridden whether a reason was given for hours that are implausible in their days
     */
    public record Line(UUID id, Days days, HourKind kind, HourStatus status, Replacing replacing, BigDecimal hours, Hire hire,
                       Standing standing, boolean overridden, Rules rules) {

        /** Whether it is decided and stands, with some hours: only such a line moves anything. */
        boolean done() {
            return status == HourStatus.VALIDATED && replacing != Replacing.REPLACED && hours.signum() > 0;
        }
    }

    /** Where an entry stands among its corrections. */
    public enum Replacing {
        NONE,
        /** A correction stands in its place. */
        REPLACED,
        /** It is a correction that takes the place of a validated entry once it is validated itself. */
        PENDING
    }

    /** What the rules say of one entry. */
    public record Outcome(CountingReason reason, RsaReason rsaReason) {
        public boolean rsa() {
            return rsaReason == RsaReason.RSA_AT_ENTRY;
        }
    }

    /**
     * An entry with the eligibility that covers it and the days on which its clause can have been worked for.
     *
     * @param eligible null: none covers it
     * @param from     first day that is covered; null: none
     * @param worked   by the clause's own rules
     */
    private record Covered(Line line, Eligible eligible, LocalDate from, ClauseDays worked) {

        /** First covered day of work; the covered days of a line that the clause leaves out are those of the entry. */
        LocalDate start() {
            LocalDate inside = worked.firstFrom(from);
            return inside != null ? inside : later(from, line.days().first());
        }

        /** Whether its hours make a pathway. */
        boolean makesPathway() {
            return eligible != null && line.done() && worked.refusal() == null && worked.firstFrom(from) != null;
        }
    }

    /**
     * A stretch of work that one clock measures.
     *
     * @param start      first day of work that an eligibility covers: the clock runs from it
     * @param lastWorked last day of work so far
     * @param firstHire  earliest hire among the employments whose hours make the pathway
     * @param entry      the eligibility in force at the first hire
     */
    public record Pathway(LocalDate start, LocalDate lastWorked, LocalDate firstHire, Eligible entry) {
        private Pathway enteredBy(LocalDate hire, Eligible atHire) {
            return new Pathway(start, lastWorked, hire, atHire);
        }
    }

    private static final Comparator<Covered> BY_HIRE = Comparator.comparing((Covered one) -> one.line().hire().on())
            .thenComparing(Covered::start).thenComparing(one -> one.line().id());

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
     * As {@link #of}, but in which pathway each line is.
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
            return new Covered(line, atHire, hire, ClauseDays.of(line));
        }
        Eligible later = holding.stream().filter(e -> e.validFrom().isAfter(hire)).findFirst().orElse(null);
        return new Covered(line, later, later == null ? null : later.validFrom(), ClauseDays.of(line));
    }

    /** The eligibility in force on the day of the hire, whatever became of it since; the one that covers the line where none was. */
    private Eligible atHire(Covered one) {
        return eligibilities.stream().filter(e -> e.covers(one.line().hire().on())).reduce((a, b) -> b).orElse(one.eligible());
    }

    private List<Pathway> pathways(List<Covered> covered) {
        List<Pathway> pathways = new ArrayList<>();
        List<Covered> making = covered.stream().filter(Covered::makesPathway).toList();
        making.stream().collect(Collectors.groupingBy(Covered::start, TreeMap::new, Collectors.toList()))
                .forEach((day, together) -> extend(pathways, day, together));
        Map<LocalDate, Covered> earliest = new HashMap<>();
        making.forEach(one -> earliest.merge(pathway(one, pathways).start(), one, (a, b) -> BY_HIRE.compare(a, b) <= 0 ? a : b));
        return pathways.stream().map(p -> p.enteredBy(earliest.get(p.start()).line().hire().on(), atHire(earliest.get(p.start())))).toList();
    }

    /** @param together what begins on {@code day}: a day either begins a pathway or does not, whichever line is read first */
    private void extend(List<Pathway> pathways, LocalDate day, List<Covered> together) {
        Pathway last = pathways.isEmpty() ? null : pathways.get(pathways.size() - 1);
        LocalDate end = together.stream().map(one -> one.worked().last()).max(Comparator.naturalOrder()).orElseThrow();
        if (last == null || together.stream().anyMatch(one -> beginsAnew(last, one))) {
            pathways.add(new Pathway(day, end, null, null));
        } else if (end.isAfter(last.lastWorked())) {
            pathways.set(pathways.size() - 1, new Pathway(last.start(), end, null, null));
        }
    }

    /** A long gap alone is not enough: somebody has validated the person again. */
    private boolean beginsAnew(Pathway last, Covered one) {
        return one.start().isAfter(last.lastWorked().plusMonths(gapMonths))
                && one.eligible().validFrom().isAfter(last.lastWorked());
    }

    private Outcome outcome(Covered one, List<Pathway> pathways) {
        Pathway pathway = pathway(one, pathways);
        Eligible entry = pathway != null ? pathway.entry() : one.eligible() == null ? null : atHire(one);
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
        return decided != null ? decided : one.worked().refusal() == null ? CountingReason.COUNTED : one.worked().refusal();
    }

    private static CountingReason byStatus(Line line) {
        if (line.replacing() == Replacing.REPLACED) {
            return CountingReason.REPLACED;
        }
        return switch (line.status()) {
            case REJECTED -> CountingReason.REJECTED;
            case DECLARED -> line.replacing() == Replacing.PENDING ? CountingReason.CORRECTION_PENDING : CountingReason.NOT_VALIDATED;
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
                : lastDay(pathway.start(), line.rules().months());
        boolean unlimited = line.standing().adapted() && line.rules().adaptedUnlimited()
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

    /**
     * The last day of {@code months} civil months from {@code start}: the day before the same day of the last month, or the end of that
     * month where it has no such day (29 February 2020 and 24 months: 28 February 2022).
     */
    static LocalDate lastDay(LocalDate start, int months) {
        LocalDate end = start.plusMonths(months);
        return end.getDayOfMonth() < start.getDayOfMonth() ? end : end.minusDays(1);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
