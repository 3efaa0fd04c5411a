package org.maillage.procurement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.Sums;
import org.maillage.territory.Verdict;

/** What a clause owes and the verdict on it, against a walk over its days that knows nothing of how {@link ClauseTerm} goes about it. */
class ClauseTermProperties {

    private static final LocalDate ORIGIN = LocalDate.of(2019, 11, 1);

    @Property(tries = 3000)
    void isWhatTheDaysOfTheClauseSay(@ForAll Random random) {
        Clause clause = clause(random);
        LocalDate asOf = ORIGIN.plusDays(random.nextInt(600) - 100);
        Sums done = done(random.nextInt(4) == 0 ? 0 : random.nextInt(15_000), random.nextInt(3) == 0 ? 100 : 0);

        ClauseTerm term = ClauseTerm.of(clause);
        HoursCheck check = term.check(done, asOf);
        Walked walked = new Walked(clause, asOf, done);

        assertEquals(walked.owed, term.owed(asOf));
        assertEquals(walked.verdict, check.verdict());
        assertEquals(walked.expected, check.expected());
        assertEquals(walked.expected, term.expected(asOf));
        assertEquals(walked.remaining, check.remaining());
        assertEquals(clause.contract.status.underWay() && List.of(Verdict.BEHIND, Verdict.MISSED).contains(walked.verdict), term.behind(check.verdict()));
    }

    private static Sums done(int validated, int declared) {
        return new Sums(BigDecimal.valueOf(validated, 2), BigDecimal.valueOf(declared, 2), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static Clause clause(Random random) {
        Clause clause = new Clause();
        clause.startOn = ORIGIN.plusDays(random.nextInt(200));
        clause.endOn = clause.startOn.plusDays(random.nextInt(300));
        clause.contract = contract(random);
        int versions = random.nextInt(4);
        for (int i = 0; i < versions; i++) {
            ObjectiveVersion version = new ObjectiveVersion();
            version.effectiveOn = i == 0 ? clause.startOn : clause.startOn.plusDays(i * 40L + random.nextInt(40));
            version.hours = BigDecimal.valueOf(random.nextInt(5) == 0 ? 0 : random.nextInt(12_000), 2);
            clause.objectiveVersions.add(version);
        }
        LocalDate free = clause.startOn.minusDays(10);
        for (int i = random.nextInt(4); i > 0; i--) {
            Suspension suspension = new Suspension();
            suspension.validFrom = free.plusDays(random.nextInt(3) == 0 ? 0 : random.nextInt(40));
            suspension.validUntil = suspension.validFrom.plusDays(random.nextInt(random.nextInt(5) == 0 ? 400 : 60));
            free = suspension.validUntil.plusDays(1);
            clause.suspensions.add(suspension);
        }
        return clause;
    }

    private static Contract contract(Random random) {
        Contract contract = new Contract();
        contract.startOn = ORIGIN;
        contract.endOn = ORIGIN.plusDays(random.nextInt(500));
        contract.status = ContractStatus.values()[random.nextInt(ContractStatus.values().length)];
        LocalDate next = contract.endOn.plusDays(1);
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalDate from = next.plusDays(random.nextInt(3) * 5L);
            next = from.plusDays(1 + random.nextInt(100));
            contract.renewals.add(new Renewal(i, from, next.minusDays(1), RenewalStatus.values()[random.nextInt(3)]));
        }
        if (random.nextInt(4) == 0) {
            Amendment amendment = new Amendment();
            amendment.number = "1";
            amendment.signedOn = ORIGIN;
            amendment.endOn = ORIGIN.plusDays(random.nextInt(500));
            contract.amendments.add(amendment);
        }
        contract.id = UUID.randomUUID();
        return contract;
    }

    /** Day after day. */
    private static final class Walked {
        private final BigDecimal owed;
        private final Verdict verdict;
        private final BigDecimal expected;
        private final BigDecimal remaining;

        Walked(Clause clause, LocalDate asOf, Sums done) {
            Contract contract = clause.contract;
            LocalDate end = end(contract);
            boolean declined = contract.renewals.stream().anyMatch(renewal -> renewal.status() == RenewalStatus.DECLINED);
            LocalDate stop = contract.status != ContractStatus.TERMINATED ? null
                    : contract.amendments.stream().map(a -> a.endOn).filter(end::isAfter).findFirst().orElse(end);
            List<LocalDate> days = clause.startOn.datesUntil(clause.endOn.plusDays(1)).filter(day -> !declined || !day.isAfter(end)).toList();
            List<LocalDate> working = days.stream().filter(day -> clause.suspensions.stream().noneMatch(s -> s.period().holds(day))).toList();
            LocalDate until = stop != null && stop.isBefore(asOf) ? stop : asOf;
            BigDecimal in = days.isEmpty() || contract.status == ContractStatus.CANCELLED ? null : objective(clause, days, until);
            owed = in;
            boolean stopped = stop != null && (!asOf.isBefore(stop) || !days.isEmpty() && !stop.isBefore(days.get(days.size() - 1)));
            long past = working.stream().filter(day -> !day.isAfter(until)).count();
            BigDecimal share = owed == null ? null : working.isEmpty() ? BigDecimal.ZERO
                    : owed.multiply(BigDecimal.valueOf(past)).divide(BigDecimal.valueOf(working.size()), 20, RoundingMode.HALF_UP);
            expected = share == null ? null : share.setScale(2, RoundingMode.HALF_UP);
            boolean over = !days.isEmpty() && !asOf.isBefore(days.get(days.size() - 1));
            verdict = verdict(share, done, working, past, over, stopped);
            remaining = owed == null ? null : verdict == Verdict.STOPPED ? missing(share.subtract(done.validated())) : missing(owed.subtract(done.validated()));
        }

        private static LocalDate end(Contract contract) {
            LocalDate last = contract.endOn;
            for (Renewal renewal : contract.renewals.stream().sorted((a, b) -> a.startOn().compareTo(b.startOn())).toList()) {
                if (renewal.status() == RenewalStatus.DECLINED) {
                    return last;
                }
                last = renewal.status() == RenewalStatus.CONFIRMED ? renewal.endOn() : last;
            }
            return last;
        }

        private static BigDecimal objective(Clause clause, List<LocalDate> days, LocalDate until) {
            BigDecimal owed = null;
            for (LocalDate day : days) {
                if (day.equals(days.get(0)) || !day.isAfter(until)) {
                    for (ObjectiveVersion version : clause.objectiveVersions) {
                        owed = version.effectiveOn.equals(day) ? version.hours : owed;
                    }
                }
            }
            return owed;
        }

        private Verdict verdict(BigDecimal share, Sums done, List<LocalDate> working, long past, boolean over, boolean stopped) {
            if (owed == null || owed.signum() == 0) {
                return Verdict.NO_OBJECTIVE;
            }
            if (stopped) {
                return Verdict.STOPPED;
            }
            if (done.validated().compareTo(owed) >= 0) {
                return Verdict.MET;
            }
            if (working.isEmpty() || past == 0 && done.validated().signum() == 0 && done.declared().signum() == 0) {
                return Verdict.NO_DATA;
            }
            return over ? Verdict.MISSED : done.validated().compareTo(share) >= 0 ? Verdict.ON_TRACK : Verdict.BEHIND;
        }

        private static BigDecimal missing(BigDecimal hours) {
            BigDecimal shown = hours.setScale(2, RoundingMode.HALF_UP);
            return hours.signum() <= 0 ? new BigDecimal("0.00") : shown.max(new BigDecimal("0.01"));
        }
    }
}
