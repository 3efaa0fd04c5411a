package org.maillage.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Versioned;

/**
 * What was looked up for many records together in the running transaction: who puts them one by one need not ask for each. It is kept
 * true while they are put, and ends with the transaction.
 */
@ApplicationScoped
class Ahead {

    private static final String KEY = Ahead.class.getName();

    /** Who looks at what. */
    private record Look(Class<?> type, Scope scope) {
    }

    private static final class Known {
        /** Null for a name that nothing has. */
        private final Map<Class<?>, Map<ExternalId, UUID>> holders = new HashMap<>();
        private final Map<Look, Map<UUID, Boolean>> seen = new HashMap<>();
    }

    private final TransactionSynchronizationRegistry transactions;

    Ahead(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Whether it is known who has this name, and so {@link #holder}. */
    boolean knows(Class<?> type, ExternalId named) {
        Known known = known();
        return known != null && known.holders.getOrDefault(type, Map.of()).containsKey(named);
    }

    /** The id of what has this name; null when nothing has. */
    UUID holder(Class<?> type, ExternalId named) {
        return known().holders.get(type).get(named);
    }

    /** Whether the record is seen within {@code scope}; null when that was not looked up. */
    Boolean sees(Class<?> type, Scope scope, UUID id) {
        Known known = known();
        return known == null ? null : known.seen.getOrDefault(new Look(type, scope), Map.of()).get(id);
    }

    /** @param found an id for each name, or null for a name that nothing has */
    void holders(Class<?> type, Map<ExternalId, UUID> found) {
        begun().holders.computeIfAbsent(type, any -> new HashMap<>()).putAll(found);
    }

    /** @param found of each record whether it is seen within {@code scope} */
    void seen(Class<?> type, Scope scope, Map<UUID, Boolean> found) {
        begun().seen.computeIfAbsent(new Look(type, scope), any -> new HashMap<>()).putAll(found);
    }

    /** A record more may bring others to light; one that changed may also hide them, but not from who sees everything. */
    <E extends Versioned & ExternallyNamed> void written(Class<E> type, Put<E> put) {
        Known known = known();
        if (known == null || put.outcome() == Outcome.UNCHANGED) {
            return;
        }
        Map<ExternalId, UUID> holders = known.holders.computeIfAbsent(type, any -> new HashMap<>());
        put.entity().externalIds().forEach(named -> holders.put(named, put.entity().id));
        known.seen.forEach((look, seen) -> seen.values()
                .removeIf(was -> !was || put.outcome() == Outcome.CHANGED && !look.scope().everywhere()));
    }

    private Known begun() {
        Known known = known();
        if (known == null) {
            known = new Known();
            transactions.putResource(KEY, known);
        }
        return known;
    }

    private Known known() {
        return transactions.getTransactionKey() == null ? null : (Known) transactions.getResource(KEY);
    }
}
