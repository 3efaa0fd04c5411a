package org.maillage.access;

import java.util.List;
import java.util.Set;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Refused;

/**
 * How far a caller sees.
 *
 * @param keys        what it is bound to: codes of territories, ids of employers … as {@code reach} says
 * @param departments codes of the départements of which it sees also what belongs to no territory; their territories are
 *                    among the keys
 * @param source      of the external identifiers that it sees and writes; null: all of them
 */
public record Scope(Reach reach, Set<?> keys, Set<String> departments, String source) {

    /** No bound. */
    public static final Scope EVERYWHERE = new Scope(Reach.EVERYWHERE, Set.of(), Set.of(), null);
    /** No row at all. */
    public static final Scope NOTHING = new Scope(Reach.NOTHING, Set.of(), Set.of(), null);

    /** Bound to {@code keys}. */
    public static Scope of(Reach reach, Set<?> keys) {
        return keys.isEmpty() ? NOTHING : new Scope(reach, Set.copyOf(keys), Set.of(), null);
    }

    /** The same rows, with the external identifiers of one source only; null: of all. */
    Scope withSource(String own) {
        return new Scope(reach, keys, departments, own);
    }

    public boolean everywhere() {
        return reach == Reach.EVERYWHERE;
    }

    /** Whether the bound is one of places, as that of those who work for a territory. */
    public boolean byPlace() {
        return everywhere() || reach == Reach.TERRITORY;
    }

    /** Whether the territory is within; null (no territory) is within only for whoever sees everywhere. */
    public boolean holds(String territory) {
        return everywhere() || reach == Reach.TERRITORY && territory != null && keys.contains(territory);
    }

    /** Whether a place is within: its territory, or its département where it belongs to none. */
    public boolean holdsPlace(String territory, String department) {
        return territory == null ? holdsDepartment(department) : holds(territory);
    }

    /** Whether the whole département is within. */
    public boolean holdsDepartment(String department) {
        return everywhere() || department != null && departments.contains(department);
    }

    /** @throws Refused 403 {@code out-of-scope} when the territory is not within */
    public void require(String territory) {
        if (!holds(territory)) {
            throw Refused.because(CommonProblem.OUT_OF_SCOPE);
        }
    }

    /** Whether external identifiers of {@code other} are its own. */
    public boolean ownSource(String other) {
        return source == null || source.equals(other);
    }

    /** @throws Refused 422 {@code source-not-own} when one of the identifiers is of a source that is not its own */
    public void requireOwnSource(List<ExternalId> ids) {
        for (int i = 0; i < ids.size(); i++) {
            if (!ownSource(ids.get(i).source())) {
                throw Refused.because(AccessProblem.SOURCE_NOT_OWN, source).at("/externalIds/" + i);
            }
        }
    }

    /** @throws Refused 403 {@code out-of-scope} when the place is not within; a bound that is none of places does not matter */
    public void requirePlace(String territory, String department) {
        if (byPlace() && !holdsPlace(territory, department)) {
            throw Refused.because(CommonProblem.OUT_OF_SCOPE);
        }
    }
}
