package org.maillage.access;

import io.github.bucket4j.ConsumptionProbe;
import java.util.concurrent.TimeUnit;

/**
 * What is left of a limit.
 *
 * @param granted      whether this request is within it
 * @param left         how many more there are at once
 * @param resetSeconds seconds until all of them are there again
 * @param waitSeconds  seconds until the next one is there, 0 when granted
 */
record Quota(boolean granted, long left, long resetSeconds, long waitSeconds) {

    static Quota of(ConsumptionProbe probe) {
        return new Quota(probe.isConsumed(), probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    /** Rounded up: whoever waits that long does not come too early. */
    static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }
}
