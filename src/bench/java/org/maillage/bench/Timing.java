package org.maillage.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** How long something took, each time. */
final class Timing {

    private final List<Long> nanos = new ArrayList<>();

    /** Does it once more and measures it. */
    <T> T of(Callable<T> action) throws Exception {
        long start = System.nanoTime();
        T result = action.call();
        nanos.add(System.nanoTime() - start);
        return result;
    }

    /** The median in milliseconds. */
    double median() {
        return at(0.5);
    }

    /** What 95 of 100 stay below, in milliseconds. */
    double p95() {
        return at(0.95);
    }

    private double at(double share) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
    }
}
