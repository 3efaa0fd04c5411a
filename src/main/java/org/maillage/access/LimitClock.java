package org.maillage.access;

import io.github.bucket4j.TimeMeter;
import jakarta.inject.Singleton;

/** The time by which {@link Limits} count: that of the machine since it started, which nobody can set. */
@Singleton
class LimitClock implements TimeMeter {

    @Override
    public long currentTimeNanos() {
        return System.nanoTime();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
