package org.maillage.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.maillage.audit.AuditTrail;
import org.maillage.web.BulkChange;

/** What the running transaction changed of what is synced, written to the inbox with it before it ends. */
@ApplicationScoped
class Recording {

    /** A transaction that changed something was committed by this instance. */
    record Committed() {
    }

    private static final String KEY = Recording.class.getName();

    /** What one transaction did. */
    private static final class Work {
        private final Map<Kind, Map<UUID, Written>> rows = new EnumMap<>(Kind.class);

        private Written row(Kind kind, UUID id) {
            return rows.computeIfAbsent(kind, any -> new LinkedHashMap<>()).computeIfAbsent(id, any -> new Written(kind, id));
        }

        private Collection<Written> of(Kind kind) {
            return rows.getOrDefault(kind, Map.of()).values();
        }
    }

    /** Comes after Hibernate, which wrote its last rows at the same moment: it was there before anything was written. */
    private record AtTheEnd(Runnable write, Runnable committed) implements Synchronization {
        @Override
        public void beforeCompletion() {
            write.run();
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                committed.run();
            }
        }
    }

    private final TransactionSynchronizationRegistry transactions;
    private final DataSource database;
    private final AuditTrail trail;
    private final Event<Committed> committed;

    Recording(TransactionSynchronizationRegistry transactions, DataSource database, AuditTrail trail, Event<Committed> committed) {
        this.transactions = transactions;
        this.database = database;
        this.trail = trail;
        this.committed = committed;
    }

    /** The resource as far as this transaction has changed it. */
    Written row(Kind kind, UUID id) {
        return work().row(kind, id);
    }

    void bulk(@Observes BulkChange change) {
        Kind kind = Kind.of(change.entity());
        if (kind != null && change.what() == BulkChange.What.MAKES) {
            change.ids().forEach(id -> row(kind, id).made());
        } else if (kind != null) {
            if (kind == Kind.BENEFICIARY && change.what() == BulkChange.What.REMOVES) {
                removing(change.ids());
            }
            before(kind, change.ids());
            change.ids().forEach(id -> as(row(kind, id), change.what()));
        }
    }

    private static void as(Written row, BulkChange.What what) {
        if (what == BulkChange.What.REMOVES) {
            row.removed();
        } else {
            row.changed();
        }
    }

    /** Remembers where these are as long as the database still says it. What goes with a person goes as well. */
    void before(Kind kind, Collection<UUID> ids) {
        try (Connection connection = database.getConnection()) {
            Map<UUID, Rows.Row> rows = Rows.of(connection, kind, ids);
            Map<UUID, Set<String>> places = kind.ofPerson() ? Rows.places(connection, persons(rows.values())) : Map.of();
            rows.forEach((id, found) -> {
                Written row = row(kind, id);
                row.version = found.version();
                row.person = found.person();
                row.before.addAll(found.places());
                if (found.person() != null) {
                    row.before.addAll(places.getOrDefault(found.person(), Set.of()));
                }
            });
        } catch (SQLException e) {
            throw unrecorded(e);
        }
    }

    /** The decisions on these persons, and what became of them, go when the persons go. */
    void removing(Collection<UUID> persons) {
        try (Connection connection = database.getConnection()) {
            for (Kind kind : List.of(Kind.ELIGIBILITY, Kind.EXIT)) {
                Set<UUID> ids = Rows.ids(connection, kind.rows().replaceFirst(",.*? FROM", " FROM") + " WHERE t.beneficiary_id IN ", persons);
                before(kind, ids);
                ids.forEach(id -> row(kind, id).removed());
            }
        } catch (SQLException e) {
            throw unrecorded(e);
        }
    }

    private static Set<UUID> persons(Collection<Rows.Row> rows) {
        return rows.stream().map(Rows.Row::person).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private Work work() {
        Work known = (Work) transactions.getResource(KEY);
        if (known != null) {
            return known;
        }
        Work work = new Work();
        transactions.putResource(KEY, work);
        transactions.registerInterposedSynchronization(new AtTheEnd(() -> write(work), () -> committed.fire(new Committed())));
        return work;
    }

    private void write(Work work) {
        try (Connection connection = database.getConnection()) {
            withDecisions(work);
            withWork(work);
            List<Inbox.Row> rows = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                rows.addAll(rows(connection, work.of(kind)));
            }
            Inbox.write(connection, rows, trail.actor());
        } catch (SQLException e) {
            throw unrecorded(e);
        }
    }

    /** A person is shown with whether it is eligible: it changes with the decisions on it. */
    private static void withDecisions(Work work) {
        for (Written decision : work.of(Kind.ELIGIBILITY)) {
            if (!decision.nothing() && decision.person != null) {
                Written person = work.row(Kind.BENEFICIARY, decision.person);
                person.derived = person.derived || person.nothing();
                person.changed();
            }
        }
    }

    /** What moves with somebody's work or is taken from it moves whoever it was, too. */
    private static void withWork(Work work) {
        Map<UUID, Written> persons = work.rows.getOrDefault(Kind.BENEFICIARY, Map.of());
        Stream.of(Kind.EMPLOYMENT, Kind.HOUR_ENTRY).flatMap(kind -> work.of(kind).stream())
                .filter(row -> row.person != null && persons.containsKey(row.person))
                .forEach(row -> persons.get(row.person).before.addAll(row.before));
    }

    private static List<Inbox.Row> rows(Connection connection, Collection<Written> written) throws SQLException {
        List<Written> some = written.stream().filter(row -> !row.nothing()).toList();
        if (some.isEmpty()) {
            return List.of();
        }
        Map<UUID, Rows.Row> now = Rows.of(connection, some.get(0).kind, some.stream().filter(row -> row.action != ChangeAction.DELETED)
                .map(row -> row.id).toList());
        Set<UUID> hidden = some.stream().filter(row -> row.hidden).map(row -> row.id).collect(Collectors.toSet());
        Map<UUID, Set<String>> seenFrom = hidden.isEmpty() ? Map.of() : Rows.places(connection, hidden);
        return some.stream().map(row -> row(row, now.get(row.id), seenFrom)).filter(Objects::nonNull).toList();
    }

    /** What the inbox holds of it; null of what was made and is not there. */
    private static Inbox.Row row(Written row, Rows.Row now, Map<UUID, Set<String>> seenFrom) {
        if (now == null && row.action == ChangeAction.CREATED) {
            return null;
        }
        Set<String> places = new TreeSet<>(row.before);
        boolean moved = row.hidden || now != null && !row.before.isEmpty() && !row.before.equals(now.places());
        if (now != null) {
            places.addAll(now.places());
        }
        if (row.derived) {
            places.add(Kind.EVERYWHERE);
        }
        if (row.hidden) {
            places.add(Kind.UNBOUND);
            places.addAll(seenFrom.getOrDefault(row.id, Set.of()));
        }
        ChangeAction action = now == null ? ChangeAction.DELETED : row.action;
        return new Inbox.Row(row.kind, row.id, action, now == null ? row.version : now.version(), row.externalIds, places,
                row.derived, moves(row.kind, action, moved), now == null ? row.person : now.person());
    }

    /** Whether other resources are seen from elsewhere with it: a person through its work, a clause with its contract. */
    private static boolean moves(Kind kind, ChangeAction action, boolean moved) {
        return switch (kind) {
            case HOUR_ENTRY -> moved || action == ChangeAction.CREATED;
            case EMPLOYMENT -> moved || action != ChangeAction.CHANGED;
            case BENEFICIARY, CONTRACT -> moved && action == ChangeAction.CHANGED;
            default -> false;
        };
    }

    private static IllegalStateException unrecorded(SQLException e) {
        return new IllegalStateException("What was written cannot be recorded", e);
    }
}
