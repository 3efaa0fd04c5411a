package org.maillage.territory;

import java.util.Set;

/**
 * Fired inside the transaction that changes which territory communes belong to, after the change was written.
 *
 * @param communes INSEE codes of the communes that may have another territory now, on some day; never empty
 */
public record TerritoriesChanged(Set<String> communes) {
}
