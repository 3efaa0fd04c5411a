package org.maillage.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.maillage.employer.Employer;
import org.maillage.employment.Employment;
import org.maillage.procurement.Clause;
import org.maillage.procurement.Commitment;
import org.maillage.procurement.Contract;
import org.maillage.procurement.ContractStatus;
import org.maillage.procurement.Renewal;
import org.maillage.procurement.RenewalStatus;
import org.maillage.procurement.Suspension;

/** Late declarations, against a walk over all days. */
class LateMonthsProperties {

    private static final LocalDate ORIGIN = LocalDate.of(2019, 11, 10);
    private static final UUID EMPLOYER = UUID.randomUUID();
    private static final UUID USER = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Property(tries = 2000)
    void aMonthIsLateForADayOnWhichHoursWereToBeDone(@ForAll Random random) {
        Clause clause = clause(random);
        LocalDate hired = ORIGIN.plusDays(random.nextInt(150) - 50);
        LateMonths.Job job = new LateMonths.Job(UUID.randomUUID(), hired, random.nextBoolean() ? null : hired.plusDays(random.nextInt(200)), EMPLOYER,
                random.nextBoolean() ? null : USER, random.nextInt(8) > 0);
        Set<YearMonth> declared = new TreeSet<>();
        random.ints(random.nextInt(4), 0, 10).forEach(months -> declared.add(YearMonth.from(ORIGIN).plusMonths(months)));
        LateMonths rule = new LateMonths(random.nextInt(30), 1 + random.nextInt(12));
        LocalDate asOf = ORIGIN.plusDays(random.nextInt(500) - 20);

        List<YearMonth> late = rule.of(clause, job, declared::contains, asOf);

        assertEquals(walked(clause, job, declared, rule, asOf), late);
        late.forEach(month -> assertEquals(true, rule.late(clause, job, month, asOf)));
    }

    private static List<YearMonth> walked(Clause clause, LateMonths.Job job, Set<YearMonth> declared, LateMonths rule, LocalDate asOf) {
        boolean asked = job.asked() && clause.contract.status != ContractStatus.TERMINATED && clause.contract.status != ContractStatus.CANCELLED;
        Set<YearMonth> late = new TreeSet<>();
        for (LocalDate day = ORIGIN.minusYears(1); asked && day.isBefore(ORIGIN.plusYears(2)); day = day.plusDays(1)) {
            YearMonth month = YearMonth.from(day);
            boolean employed = !day.isBefore(job.startOn()) && (job.endOn() == null || !day.isAfter(job.endOn()));
            boolean asks = !month.atEndOfMonth().plusDays(rule.days()).isAfter(asOf)
                    && !month.atEndOfMonth().isBefore(asOf.minusDays(rule.days()).minusMonths(rule.months()));
            if (employed && asks && !declared.contains(month) && runs(clause, day) && engaged(clause, job, day)) {
                late.add(month);
            }
        }
        return List.copyOf(late);
    }

    private static boolean runs(Clause clause, LocalDate day) {
        boolean declined = clause.contract.renewals.stream().anyMatch(r -> r.status() == RenewalStatus.DECLINED);
        return !day.isBefore(clause.startOn) && !day.isAfter(clause.endOn) && !(declined && day.isAfter(clause.contract.endOn))
                && clause.suspensions.stream().noneMatch(s -> !day.isBefore(s.validFrom) && !day.isAfter(s.validUntil));
    }

    private static boolean engaged(Clause clause, LateMonths.Job job, LocalDate day) {
        return clause.commitments.stream().anyMatch(c -> (c.employer.id.equals(job.employer()) || c.employer.id.equals(job.user()))
                && (c.validFrom == null || !day.isBefore(c.validFrom)) && (c.validUntil == null || !day.isAfter(c.validUntil)));
    }

    private static Clause clause(Random random) {
        Clause clause = new Clause();
        clause.contract = new Contract();
        clause.contract.status = ContractStatus.values()[random.nextInt(ContractStatus.values().length)];
        clause.contract.endOn = ORIGIN.plusDays(200);
        clause.startOn = ORIGIN.plusDays(random.nextInt(60));
        clause.endOn = clause.startOn.plusDays(random.nextInt(250));
        if (random.nextInt(3) == 0) {
            clause.contract.renewals.add(new Renewal(1, ORIGIN.plusDays(201), ORIGIN.plusDays(400), RenewalStatus.values()[random.nextInt(3)]));
        }
        for (UUID party : List.of(EMPLOYER, USER, OTHER)) {
            if (random.nextBoolean()) {
                LocalDate from = random.nextBoolean() ? null : ORIGIN.plusDays(random.nextInt(150));
                commitment(clause, party, from, random.nextBoolean() ? null : (from == null ? ORIGIN : from).plusDays(random.nextInt(100)));
            }
        }
        LocalDate free = ORIGIN;
        for (int i = random.nextInt(5); i > 0; i--) {
            LocalDate from = free.plusDays(random.nextBoolean() ? 0 : random.nextInt(40));
            suspension(clause, from, from.plusDays(random.nextInt(40)));
            free = clause.suspensions.get(clause.suspensions.size() - 1).validUntil.plusDays(1);
        }
        return clause;
    }

    private static void commitment(Clause clause, UUID party, LocalDate from, LocalDate until) {
        Commitment commitment = new Commitment();
        commitment.employer = new Employer();
        commitment.employer.id = party;
        commitment.validFrom = from;
        commitment.validUntil = until;
        clause.commitments.add(commitment);
    }

    private static void suspension(Clause clause, LocalDate from, LocalDate until) {
        Suspension suspension = new Suspension();
        suspension.validFrom = from;
        suspension.validUntil = until;
        clause.suspensions.add(suspension);
    }

    @Example
    void twoSuspensionsThatTouchCoverAMonthTogether() {
        Clause clause = new Clause();
        clause.contract = new Contract();
        clause.contract.status = ContractStatus.IN_PROGRESS;
        clause.startOn = LocalDate.of(2018, 1, 1);
        clause.endOn = LocalDate.of(2018, 12, 31);
        commitment(clause, EMPLOYER, null, null);
        suspension(clause, LocalDate.of(2018, 1, 20), LocalDate.of(2018, 2, 10));
        suspension(clause, LocalDate.of(2018, 2, 11), LocalDate.of(2018, 2, 28));
        LateMonths.Job job = new LateMonths.Job(UUID.randomUUID(), LocalDate.of(2018, 1, 8), null, EMPLOYER, null, true);

        assertEquals(List.of(YearMonth.of(2018, 1), YearMonth.of(2018, 3)),
                new LateMonths(15, 24).of(clause, job, month -> false, LocalDate.of(2018, 4, 20)));
        clause.suspensions.get(1).validUntil = LocalDate.of(2018, 2, 27);
        assertEquals(3, new LateMonths(15, 24).of(clause, job, month -> false, LocalDate.of(2018, 4, 20)).size());
    }

    @Property(tries = 1000)
    void anEntryEndsOnTheLastDayThatItCanHold(@ForAll Random random) {
        HourEntry entry = new HourEntry();
        entry.firstDay = ORIGIN.plusDays(random.nextInt(40));
        entry.lastDay = entry.firstDay.plusDays(random.nextInt(31));
        Employment employment = new Employment();
        employment.startOn = ORIGIN.plusDays(random.nextInt(60) - 20);
        employment.endOn = random.nextInt(3) == 0 ? null : employment.startOn.plusDays(random.nextInt(60));
        Clause clause = new Clause();
        clause.startOn = ORIGIN.plusDays(random.nextInt(60) - 20);
        clause.endOn = clause.startOn.plusDays(random.nextInt(60));

        List<LocalDate> days = entry.firstDay.datesUntil(entry.lastDay.plusDays(1)).toList();
        days = common(days, employment.startOn, employment.endOn);
        days = common(days, clause.startOn, clause.endOn);
        assertEquals(days.get(days.size() - 1), new Facts(entry, employment, clause).endsOn());
    }

    /** Days of an entry outside of its employment or clause are all it has: then they stay. */
    private static List<LocalDate> common(List<LocalDate> days, LocalDate from, LocalDate until) {
        List<LocalDate> common = new ArrayList<>(days);
        common.removeIf(day -> day.isBefore(from) || until != null && day.isAfter(until));
        return common.isEmpty() ? days : common;
    }
}
