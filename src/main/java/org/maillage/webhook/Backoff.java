package org.maillage.webhook;

import java.time.Duration;

/** When a message that was not taken is sent again: ten seconds, then twice as long each time, six hours at most; for three days. */
final class Backoff {

    static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int PERCENT = 100;
    private static final int SPREAD_PERCENT = 25;

    private Backoff() {
    }

    /**
     * @param attempts that were made, 1 at least
     * @param chance   0 to 99: spreads those that failed together over a quarter of the time
     */
    static Duration after(int attempts, int chance) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
        Duration longest = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        return longest.plus(longest.multipliedBy((long) chance * SPREAD_PERCENT).dividedBy((long) PERCENT * PERCENT));
    }
}
