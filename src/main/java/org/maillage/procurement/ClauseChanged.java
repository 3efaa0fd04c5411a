package org.maillage.procurement;

import java.util.UUID;

/** A clause was created or changed: whether hours count for it may have, too. */
public record ClauseChanged(UUID clauseId) {
}
