package org.maillage.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.maillage.vault.Keyring;

/** What the running transaction did, written with it before it ends: what is taken back leaves no event. */
@ApplicationScoped
class Pending {

    private static final String KEY = Pending.class.getName();

    /** What one transaction did. */
    private static final class Work {
        private final Map<String, RowChange> rows = new LinkedHashMap<>();
        private final Set<UUID> forgotten = new HashSet<>();
    }

    /** Comes after Hibernate, which wrote its last rows at the same moment: it was there before anything was written. */
    private record BeforeTheEnd(Runnable write) implements Synchronization {
        @Override
        public void beforeCompletion() {
            write.run();
        }

        @Override
        public void afterCompletion(int status) {
            // nothing is left to do
        }
    }

    private final TransactionSynchronizationRegistry transactions;
    private final DataSource database;
    private final ObjectMapper mapper;
    private final PersonKeys keys;
    private final Actors actors;

    Pending(TransactionSynchronizationRegistry transactions, DataSource database, ObjectMapper mapper, PersonKeys keys, Actors actors) {
        this.transactions = transactions;
        this.database = database;
        this.mapper = mapper;
        this.keys = keys;
        this.actors = actors;
    }

    /** The row as far as this transaction has changed it. */
    RowChange row(String resource, String id) {
        return work().rows.computeIfAbsent(resource + " " + id, key -> new RowChange(resource, id));
    }

    /** From now on this transaction tells of the person only that it was forgotten. */
    void forget(UUID person) {
        work().forgotten.add(person);
    }

    private Work work() {
        Work known = (Work) transactions.getResource(KEY);
        if (known != null) {
            return known;
        }
        Work work = new Work();
        transactions.putResource(KEY, work);
        transactions.registerInterposedSynchronization(new BeforeTheEnd(() -> write(work)));
        return work;
    }

    private void write(Work work) {
        try (Connection connection = database.getConnection()) {
            List<Entry> entries = entries(connection, work);
            if (!entries.isEmpty()) {
                Ledger.write(connection, entries);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What was written cannot be recorded", e);
        }
    }

    private List<Entry> entries(Connection connection, Work work) throws SQLException {
        Actor actor = actors.current();
        List<Entry> entries = new ArrayList<>();
        Map<RowChange, ArrayNode> changed = new LinkedHashMap<>();
        work.rows.values().stream().filter(row -> row.person() == null || work.forgotten.isEmpty())
                .forEach(row -> changed.put(row, row.changes(mapper)));
        changed.entrySet().removeIf(row -> row.getKey().nothing(row.getValue()));
        Set<UUID> persons = changed.keySet().stream().map(RowChange::person).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, Keyring> of = keys.made(connection, persons);
        changed.forEach((row, changes) -> entries.add(entry(actor, row, changes, of.get(row.person()))));
        work.forgotten.forEach(person -> entries.add(Entry.of(actor, AuditAction.ERASE, "beneficiary").on(person.toString()).about(person, null)));
        return entries;
    }

    private Entry entry(Actor actor, RowChange row, ArrayNode changes, Keyring key) {
        Entry entry = Entry.of(actor, row.action(), row.resource()).on(row.id());
        return key == null ? entry.with(mapper.createObjectNode().set("changes", changes))
                : entry.about(row.person(), PersonKeys.seal(key, entry.id(), changes.toString()));
    }
}
