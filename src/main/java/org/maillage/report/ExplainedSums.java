package org.maillage.report;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.maillage.hours.CountingReason;
import org.maillage.hours.HourKind;
import org.maillage.hours.HourStatus;
import org.maillage.territory.Sums;
import org.maillage.web.Messages;

/** Adds up entries as they pass: the figures of the target check once more, from the entries one by one. */
final class ExplainedSums {

    private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);

    /**
     * What has one reason.
     *
     * @param hours          declared
     * @param validatedHours of those that are validated
     * @param countedHours   of those that count, in whole or in part
     */
    public record OfReason(CountingReason reason, String explanation, long entries, BigDecimal hours, BigDecimal validatedHours,
                           BigDecimal countedHours) {

        private OfReason plus(Explained entry) {
            return new OfReason(reason, explanation, entries + 1, hours.add(entry.hours()), validatedHours.add(validated(entry)),
                    countedHours.add(entry.countedHours()));
        }
    }

    private final Map<CountingReason, OfReason> reasons = new EnumMap<>(CountingReason.class);
    private final Locale locale;
    private Sums sums = Sums.NONE;

    ExplainedSums(Locale locale) {
        this.locale = locale;
    }

    void add(Explained entry) {
        CountingReason reason = entry.reason();
        reasons.put(reason, reasons.getOrDefault(reason, new OfReason(reason, Messages.label(locale, "countingReason", reason.name()), 0, ZERO, ZERO, ZERO))
                .plus(entry));
        BigDecimal counted = entry.countedHours();
        sums = sums.plus(new Sums(counted, reason == CountingReason.NOT_VALIDATED ? entry.hours() : ZERO, entry.rsa() ? counted : ZERO,
                entry.kind() == HourKind.TRAINING ? counted : ZERO, reason == CountingReason.REPLACED ? ZERO : validated(entry).subtract(counted)));
    }

    private static BigDecimal validated(Explained entry) {
        return entry.status() == HourStatus.VALIDATED ? entry.validatedHours() : ZERO;
    }

    /** In the order in which the rules are asked. */
    List<OfReason> reasons() {
        return List.copyOf(reasons.values());
    }

    Sums sums() {
        return sums;
    }
}
