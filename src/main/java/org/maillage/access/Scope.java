package org.maillage.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.maillage.web.CommonProblem;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Refused;

/**
 * How far a caller sees.
 *
 * @param territories codes of the territories it is bound to; empty: everywhere
 */
public record Scope(Set<String> territories) {

    /** No bound. */
    public static final Scope EVERYWHERE = new Scope(Set.of());

    public boolean everywhere() {
        return territories.isEmpty();
    }

    /** Whether the territory is within; null (no territory) is within only for whoever sees everywhere. */
    public boolean holds(String territory) {
        return everywhere() || territory != null && territories.contains(territory);
    }

    /** @throws Refused 403 {@code out-of-scope} when the territory is not within */
    public void require(String territory) {
        if (!holds(territory)) {
            throw Refused.because(CommonProblem.OUT_OF_SCOPE);
        }
    }

    /** @throws Refused 403 {@code out-of-scope} for a caller that is bound to territories */
    public void requireEverywhere() {
        if (!everywhere()) {
            throw Refused.because(CommonProblem.OUT_OF_SCOPE);
        }
    }

    /** The rows for which {@code condition}, HQL with {@code :territories}, holds; all rows where there is no bound. */
    public Restriction restriction(String condition) {
        return everywhere() ? Restriction.NONE : new Restriction(condition, new HashMap<>(Map.of("territories", territories)));
    }
}
