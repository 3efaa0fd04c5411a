package org.maillage.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.maillage.employment.ExitCategory;
import org.maillage.employment.ExitMilestone;
import org.maillage.employment.ExitSituation;

/**
 * What became of the persons of whom it was to be known in the year, at one milestone. The rate is the dynamic exits / all of them but
 * the withdrawals; no news counts as unknown, and in the denominator. A number about few persons is null where small ones are masked.
 *
 * @param exits       persons whose milestone fell in the year
 * @param other       exits of the class OTHER of which something is known
 * @param unknown     no news
 * @param dynamic     durable + transition + positive
 * @param denominator exits − withdrawals
 * @param rate        dynamic / denominator, half-up to four digits; null where nobody is in it
 */
public record ExitRates(ExitMilestone milestone, Long exits, Long durable, Long transition, Long positive, Long dynamic, Long other,
                        Long unknown, Long withdrawals, Long denominator, BigDecimal rate) {

    /** @param situations of the persons at that milestone */
    static ExitRates of(ExitMilestone milestone, Collection<ExitSituation> situations) {
        long durable = count(situations, ExitCategory.DURABLE);
        long transition = count(situations, ExitCategory.TRANSITION);
        long positive = count(situations, ExitCategory.POSITIVE);
        long unknown = situations.stream().filter(situation -> situation == ExitSituation.UNKNOWN).count();
        long withdrawals = count(situations, ExitCategory.WITHDRAWAL);
        return of(milestone, (long) situations.size(), durable, transition, positive, durable + transition + positive,
                count(situations, ExitCategory.OTHER) - unknown, unknown, withdrawals);
    }

    /** The same, each number null that is not to be shown, and with it what follows from it. */
    static ExitRates of(ExitMilestone milestone, Long exits, Long durable, Long transition, Long positive, Long dynamic, Long other,
                        Long unknown, Long withdrawals) {
        Long denominator = exits == null || withdrawals == null ? null : Long.valueOf(exits - withdrawals);
        BigDecimal rate = denominator == null || denominator == 0 || dynamic == null ? null
                : BigDecimal.valueOf(dynamic).divide(BigDecimal.valueOf(denominator), 4, RoundingMode.HALF_UP);
        return new ExitRates(milestone, exits, durable, transition, positive, dynamic, other, unknown, withdrawals, denominator, rate);
    }

    private static long count(Collection<ExitSituation> situations, ExitCategory category) {
        return situations.stream().filter(situation -> situation.category() == category).count();
    }

    /** A number by its name. */
    Long number(String name) {
        return switch (name) {
            case "exits" -> exits;
            case "durable" -> durable;
            case "transition" -> transition;
            case "positive" -> positive;
            case "dynamic" -> dynamic;
            case "other" -> other;
            case "unknown" -> unknown;
            case "withdrawals" -> withdrawals;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
