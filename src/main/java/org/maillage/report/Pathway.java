package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.maillage.employment.EmploymentContractKind;
import org.maillage.employment.EmploymentMode;
import org.maillage.employment.EndReason;
import org.maillage.employment.ExitCategory;
import org.maillage.employment.ExitMilestone;
import org.maillage.employment.ExitSituation;
import org.maillage.territory.Sums;

/**
 * The way of one person across employers and contracts, seen from a day. Employments and hours are those that the reader sees; the clocks
 * and the exits are those of the whole way, for they decide what counts and whom to ask.
 *
 * @param employments in time order
 * @param gaps        stretches without any of these employments
 * @param clocks      one for each pathway of the counting rules
 * @param exits       what became of the person, and what is still to be found out
 */
public record Pathway(UUID beneficiaryId, String lastName, String firstName, LocalDate asOf, Sums hours, List<Step> employments, List<Month> months,
                      List<Clock> clocks, List<Gap> gaps, List<Outcome> exits) {

    /** An employer or a contract; of a contract its title. */
    public record Named(UUID id, String name) {
    }

    /** An employment, and the contracts under which hours were done in it. */
    public record Step(UUID employmentId, Named employer, Named userEmployer, EmploymentMode mode, EmploymentContractKind contractKind,
                       String jobTitle, LocalDate startOn, LocalDate plannedEndOn, LocalDate endOn, EndReason endReason, List<Named> contracts,
                       Sums hours) {
    }

    /** What was done in a month; the cumulative hours are validated ones that count. */
    public record Month(YearMonth month, Sums hours, BigDecimal cumulative) {
    }

    /**
     * A pathway of the counting rules.
     *
     * @param start            first day of work that an eligibility covers
     * @param lastWorked       last day of work so far
     * @param monthsSinceEntry whole months from the first day to the day of the report
     */
    public record Clock(LocalDate start, LocalDate lastWorked, long monthsSinceEntry, boolean rsaAtEntry, List<Limit> limits) {
    }

    /**
     * Until when hours count, under the clauses with these months.
     *
     * @param months     of the clauses; null where the eligibility has its own end (PASS IAE), or where there is no limit
     * @param lastDay    last day that counts; null: no limit
     * @param monthsLeft whole months left; null: no limit
     * @param daysLeft   days left, all of them; null: no limit
     */
    public record Limit(Integer months, LocalDate lastDay, Long monthsLeft, Long daysLeft) {
    }

    /** First and last day without an employment. */
    public record Gap(LocalDate from, LocalDate to, long days) {
    }

    /**
     * What became of the person at a milestone.
     *
     * @param entryOn    first day of the employments that ended
     * @param due        whether it should be known
     * @param situation  {@code UNKNOWN} when it is due and nothing was recorded; null before
     * @param observedOn null unless recorded
     */
    public record Outcome(LocalDate entryOn, ExitMilestone milestone, LocalDate dueOn, boolean due, ExitSituation situation,
                          ExitCategory category, LocalDate observedOn, UUID exitId) {
    }

    /** Nothing of the person: it may end up in a log. */
    @Override
    public String toString() {
        return "Pathway";
    }
}
