package org.maillage.access;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The bound of those who work for territories. */
final class Places {

    private Places() {
    }

    /** Territories, and all those of départements; neither: everywhere. */
    static Scope scope(Set<String> territories, Set<String> departments) {
        if (territories.isEmpty() && departments.isEmpty()) {
            return Scope.EVERYWHERE;
        }
        Set<Object> keys = new HashSet<>(territories);
        if (!departments.isEmpty()) {
            keys.addAll(territoriesOf(departments));
        }
        return new Scope(Reach.TERRITORY, Set.copyOf(keys), Set.copyOf(departments), null);
    }

    private static List<?> territoriesOf(Set<String> departments) {
        return ApiClient.getEntityManager().createNativeQuery("select code from territory where department_code in (?1)", String.class)
                .setParameter(1, departments).getResultList();
    }
}
