package org.maillage.sync;

import java.util.List;

/**
 * What an account may see of the changes after a position.
 *
 * @param changes may be none although there are more
 * @param next    the position to go on from
 * @param more    whether something is there already after {@code next}
 */
public record Seen(List<Change> changes, long next, boolean more) {
}
