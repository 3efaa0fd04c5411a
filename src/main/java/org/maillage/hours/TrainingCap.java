package org.maillage.hours;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The cap that a clause may set on training, as a share of its objective. Entries take their room in the order of their days, then of
 * their ids; one that does not fit whole is left out whole, so that an entry either counts or does not, and a facilitator who
 * wants part of it validates that part.
 */
public final class TrainingCap {

    /** A validated training entry that nothing but the cap leaves out. */
    public record Training(UUID id, LocalDate lastDay, BigDecimal hours) {
    }

    private TrainingCap() {
    }

    /**
     * @param cap hours of training that count at most
     * @return the ids of the entries that do not fit
     */
    public static Set<UUID> over(BigDecimal cap, Collection<Training> trainings) {
        Set<UUID> over = new HashSet<>();
        BigDecimal left = cap;
        for (Training training : trainings.stream()
                .sorted(Comparator.comparing(Training::lastDay).thenComparing(Training::id)).toList()) {
            if (training.hours().compareTo(left) > 0) {
                over.add(training.id());
            } else {
                left = left.subtract(training.hours());
            }
        }
        return over;
    }
}
