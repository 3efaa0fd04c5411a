package org.maillage.bench;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * A page of the feed of changes at its beginning and at position ten million ({@code -Dbench.changes}): both show the same thousand buyers,
 * over and over, so that only the position differs.
 */
@QuarkusTest
class FeedBench {

    private static final long CHANGES = Long.getLong("bench.changes", 10_000_000);
    private static final int BUYERS = 1000;
    private static final int AT_ONCE = 500_000;
    private static final int WARMING = 100;
    private static final int RUNS = 400;

    @Inject
    DataSource database;

    @TestHTTPResource
    URI uri;

    @Test
    void measures() throws Exception {
        fill();
        Client client = Client.of(uri);
        System.out.printf("%nFeed of %,d changes, load %.1f%n%n%-36s %9s %9s %9s %9s %7s%n", CHANGES,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), "GET /v1/changes", "ms at 0", "p95", "ms at end", "p95", "ratio");
        for (String query : new String[] {"limit=100", "limit=500", "limit=100&include=resource", "limit=100&types=buyer,hour-entry"}) {
            measure(client, query);
        }
    }

    /** The one and the other by turns: what else the machine does falls on both. */
    private static void measure(Client client, String query) throws Exception {
        Timing first = new Timing();
        Timing last = new Timing();
        for (int i = -WARMING; i < RUNS; i++) {
            int page = Math.floorMod(i, 20) * BUYERS;
            (i < 0 ? new Timing() : first).of(() -> client.get("/v1/changes?" + query + "&after=" + cursor(page)));
            (i < 0 ? new Timing() : last).of(() -> client.get("/v1/changes?" + query + "&after=" + cursor(CHANGES - 21L * BUYERS + page)));
        }
        System.out.printf("%-36s %9.2f %9.2f %9.2f %9.2f %7.2f%n", query, first.median(), first.p95(), last.median(), last.p95(),
                last.median() / first.median());
    }

    private static String cursor(long position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("after " + position).getBytes(StandardCharsets.UTF_8));
    }

    private void fill() throws SQLException {
        try (Connection connection = database.getConnection(); Statement sql = connection.createStatement()) {
            String id = "concat('0192a3b4-0000-7000-8001-', lpad(hex(%s), 12, '0'))";
            sql.execute("INSERT IGNORE INTO buyer (id, version, created_at, updated_at, name, kind) SELECT " + id.formatted("seq")
                    + ", 1, utc_timestamp(6), utc_timestamp(6), concat('Acheteur du flux ', seq), 'COMMUNE' FROM seq_0_to_" + (BUYERS - 1));
            sql.execute("DELETE FROM change_inbox");
            sql.execute("DELETE FROM change_feed");
            for (long from = 1; from <= CHANGES; from += AT_ONCE) {
                sql.execute("INSERT INTO change_feed (position, recorded_at, kind, resource_id, action, version, places, derived, actor_key) SELECT seq,"
                        + " utc_timestamp(6), 'BUYER', " + id.formatted("seq MOD " + BUYERS) + ", 'CHANGED', seq DIV " + BUYERS + ", '*', FALSE, 'system' FROM seq_"
                        + from + "_to_" + Math.min(CHANGES, from + AT_ONCE - 1));
            }
            sql.execute("UPDATE change_position SET first_position = 1, last_position = " + CHANGES);
        }
    }
}
