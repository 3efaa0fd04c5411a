package org.maillage.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.maillage.hours.TrainingCap.Training;

class TrainingCapTest {

    private static Training training(int day, String hours) {
        return new Training(UUID.randomUUID(), LocalDate.of(2018, 1, 1).plusDays(day), new BigDecimal(hours));
    }

    @Test
    void takesTheEarliestAndLeavesOutWholeWhatDoesNotFit() {
        Training first = training(1, "60.00");
        Training tooLong = training(2, "40.01");
        Training small = training(3, "40.00");

        assertEquals(Set.of(tooLong.id()), TrainingCap.over(new BigDecimal("100.00"), List.of(small, tooLong, first)));
    }

    @Property(tries = 200)
    void whatIsLetInNeverExceedsTheCap(@ForAll @IntRange(max = 500) int cap,
                                       @ForAll @Size(max = 20) List<@IntRange(max = 200) Integer> hours) {
        List<Training> trainings = hours.stream().map(h -> training(h % 28, h + ".00")).toList();
        Set<UUID> over = TrainingCap.over(BigDecimal.valueOf(cap), trainings);

        BigDecimal in = trainings.stream().filter(t -> !over.contains(t.id())).map(Training::hours)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertTrue(in.compareTo(BigDecimal.valueOf(cap)) <= 0);
    }
}
