package org.maillage.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.maillage.access.Account;
import org.maillage.access.Rights;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Refused;

/**
 * The feed of changes, as an account may see it. Positions begin with 1 and have no gaps; the cursors that clients get are made of them.
 */
@ApplicationScoped
public class Changes {

    /** Positions that one call looks at, at most: whoever sees little gets {@code more} without changes. */
    static final int MOST_SCANNED = 5000;
    private static final int AT_ONCE = 500;
    private static final String CURSOR = "after ";
    private static final String EXPORTS = "/v1/exports/{type}";

    private final DataSource database;
    private final Sequencer sequencer;
    private final Viewer viewer;
    private final Rights rights;

    Changes(DataSource database, Sequencer sequencer, Viewer viewer, Rights rights) {
        this.database = database;
        this.sequencer = sequencer;
        this.viewer = viewer;
        this.rights = rights;
    }

    /** The kinds that the account may read at all. */
    public Set<Kind> readable(Account account) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.readableBy(account, rights)).collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    /** The position after which is what is not committed yet. */
    public long latest() {
        sequencer.catchUp();
        return sequencer.last();
    }

    /** As {@link #after(long, Account, Set, int, boolean)}, without bodies. */
    public Seen after(long position, Account account, Set<Kind> kinds, int limit) {
        return after(position, account, kinds, limit, false);
    }

    /**
     * The changes after a position that the account may see, in the order in which they were committed, whether or not a request runs. It
     * sees of these kinds what it may read, within its scope as it is now.
     *
     * @param bodies whether to show the resources as they are now
     * @throws Refused 410 {@code resync-required} when what follows the position is not kept
     */
    public Seen after(long position, Account account, Set<Kind> kinds, int limit, boolean bodies) {
        sequencer.catchUp();
        Set<Kind> read = readable(account);
        read.retainAll(kinds);
        return QuarkusTransaction.requiringNew().call(() -> seen(position, new Asked(account, read, limit, bodies)));
    }

    private record Asked(Account account, Set<Kind> kinds, int limit, boolean bodies) {
    }

    private Seen seen(long position, Asked asked) throws SQLException {
        try (Connection connection = database.getConnection()) {
            long last = Sequencer.number(connection, "SELECT last_position FROM change_position WHERE id = 1");
            List<Change> changes = new ArrayList<>();
            long at = position;
            long end = Math.min(last, position + MOST_SCANNED);
            while (at < end && changes.size() < asked.limit() && !asked.kinds().isEmpty()) {
                int most = Math.max(asked.limit() - changes.size(), Math.min(AT_ONCE, 2 * asked.limit()));
                List<FeedRow> rows = FeedRow.between(connection, at, end, asked.kinds(), most);
                at = rows.size() < most ? end : rows.get(most - 1).position();
                for (Change change : shown(rows, asked)) {
                    if (changes.size() == asked.limit()) {
                        at = changes.get(asked.limit() - 1).position();
                        break;
                    }
                    changes.add(change);
                }
            }
            long next = asked.kinds().isEmpty() ? Math.max(position, last) : Math.max(position, at);
            requireKept(connection, position, last);
            return new Seen(changes, next, next < last);
        }
    }

    /**
     * Asked last: what is removed meanwhile is noticed. Whoever is ahead of the feed has read one that is lost, before the database was put
     * back as it had been: what comes up to there would be skipped.
     */
    private static void requireKept(Connection connection, long position, long last) throws SQLException {
        if (position > last || position + 1 < Sequencer.number(connection, "SELECT first_position FROM change_position WHERE id = 1")) {
            throw Refused.because(SyncProblem.RESYNC_REQUIRED, EXPORTS);
        }
    }

    private List<Change> shown(List<FeedRow> rows, Asked asked) {
        List<FeedRow> concerning = rows.stream().filter(row -> row.concerns(asked.account().scope())).toList();
        Map<Kind, Known> known = new HashMap<>();
        concerning.stream().map(FeedRow::kind).distinct().forEach(kind -> known.put(kind, known(kind, concerning, asked)));
        return concerning.stream().map(row -> shown(row, known.get(row.kind()), asked)).filter(change -> change != null).toList();
    }

    /**
     * What the account sees of the resources of a page.
     *
     * @param all whether it sees every one that is there, and nobody looked
     */
    private record Known(boolean all, Set<UUID> seen, Map<UUID, Object> views, Map<UUID, List<ExternalId>> externalIds) {
    }

    private Known known(Kind kind, List<FeedRow> rows, Asked asked) {
        Set<UUID> ids = rows.stream().filter(row -> row.kind() == kind && row.action() != ChangeAction.DELETED).map(FeedRow::id)
                .collect(Collectors.toCollection(HashSet::new));
        boolean all = viewer.all(kind, asked.account());
        Map<UUID, Object> views = asked.bodies() ? viewer.views(kind, asked.account(), ids) : Map.of();
        Set<UUID> seen = asked.bodies() ? views.keySet() : all ? ids : viewer.visible(kind, asked.account(), ids);
        return new Known(all, seen, views, viewer.externalIds(kind, asked.account(), seen));
    }

    /** Null for whom it is none. */
    private Change shown(FeedRow row, Known known, Asked asked) {
        boolean seen = known.seen().contains(row.id());
        if (row.action() == ChangeAction.DELETED) {
            return row.within(asked.account().scope()) ? change(row, ChangeAction.DELETED, viewer.externalIds(row.externalIds(), asked.account()), null) : null;
        }
        if (seen || known.all()) {
            return change(row, row.action(), known.externalIds().getOrDefault(row.id(), List.of()), known.views().get(row.id()));
        }
        return row.within(asked.account().scope()) ? change(row, ChangeAction.OUT_OF_SCOPE, List.of(), null) : null;
    }

    private static Change change(FeedRow row, ChangeAction action, List<ExternalId> externalIds, Object view) {
        return new Change(row.position(), row.kind(), row.id(), action, row.version(), externalIds, row.at(), row.by(), view);
    }

    /** A position as clients get it, who make nothing of it. */
    public static String cursor(long position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((CURSOR + position).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The position that a client got; 0, before everything, when it has none.
     *
     * @throws Refused 400 {@code invalid-cursor}
     */
    public static long position(String cursor) {
        try {
            if (cursor == null) {
                return 0;
            }
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.matches(CURSOR + "[0-9]{1,18}")) {
                return Long.parseLong(text.substring(CURSOR.length()));
            }
        } catch (IllegalArgumentException e) {
            // not one of ours: told below
        }
        throw Refused.because(CommonProblem.INVALID_CURSOR).parameter("after");
    }
}
