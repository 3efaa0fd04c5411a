package org.maillage.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How a client changes its token.
 *
 * @param overlapHours how long the token it has works beside the new one, 0 to 168; null: 24
 */
public record Rotation(@Min(0) @Max(168) Integer overlapHours) {

    private static final int A_DAY = 24;

    Duration overlap() {
        return Duration.ofHours(overlapHours == null ? A_DAY : overlapHours);
    }
}
