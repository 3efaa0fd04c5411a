package org.maillage.bench;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.testing.StatementCount;

/**
 * The target check of territories and départements beside the same aggregate sent by bare JDBC, and the declaration of hours.
 * {@code -Dbench.entries} says how many entries there are (1,000,000), {@code -Dbench.runs} how often each thing is measured
 * (300). Both ways take turns, so that whatever else the machine does weighs on both.
 */
@QuarkusTest
class HoursBench {

    private static final int YEAR = 2018;
    private static final LocalDate AS_OF = LocalDate.of(YEAR, 12, 31);
    private static final int RUNS = Integer.getInteger("bench.runs", 300);
    private static final int WARMING = RUNS / 3;
    /** Requests before anything is measured, so that the first line is not that of a cold JVM. */
    private static final int STARTING = 5 * RUNS;

    @Inject
    DataSource database;

    @TestHTTPResource
    URI uri;

    private Client client;

    @BeforeEach
    void fill() throws SQLException {
        client = Client.of(uri);
        new Filled(database).once();
    }

    @Test
    void measures() throws Exception {
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i < STARTING; i++) {
                client.get("/v1/territories/NIORTAIS/progress?year=" + YEAR);
            }
            heading(connection);
            System.out.printf("%-36s %8s %5s %9s %9s %9s %7s  %s%n", "GET", "entries", "sql", "median ms", "p95 ms", "JDBC ms", "ratio",
                    "plan");
            floor();
            for (Map.Entry<String, String> territory : territories(connection).entrySet()) {
                check(connection, territory.getKey(), "territory", "/v1/territories/", territory.getValue());
            }
            check(connection, "département 79", "department", "/v1/departments/", "79");
            String largest = Filled.text(connection, busiest("department_code") + " DESC LIMIT 1");
            check(connection, "largest département, " + largest, "department", "/v1/departments/", largest);
            System.out.printf("%n%-36s %8s %5s %9s %9s%n", "POST", "times", "sql", "median ms", "p95 ms");
            declare(connection);
        }
    }

    private static void heading(Connection connection) throws SQLException {
        System.out.printf("%n%,d hour entries, %,d territories, %d processors, load %.1f, MariaDB %s%n%n",
                Filled.number(connection, "SELECT count(*) FROM hour_entry"), Filled.number(connection, "SELECT count(*) FROM territory"),
                Runtime.getRuntime().availableProcessors(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                connection.getMetaData().getDatabaseProductVersion());
    }

    /** What any request costs. */
    private void floor() throws Exception {
        Timing http = new Timing();
        for (int i = -WARMING; i < RUNS; i++) {
            (i < 0 ? new Timing() : http).of(() -> client.get("/v1/me"));
        }
        System.out.printf("%-36s %8s %5s %9.2f %9.2f%n", "/v1/me (HTTP and signing in alone)", "", 0, http.median(), http.p95());
    }

    private static Map<String, String> territories(Connection connection) throws SQLException {
        long all = Filled.number(connection, "SELECT count(DISTINCT territory_code) FROM hour_entry WHERE year = " + YEAR);
        String largest = Filled.text(connection, busiest("territory_code") + " DESC LIMIT 1");
        String median = Filled.text(connection, busiest("territory_code") + " LIMIT 1 OFFSET " + all / 2);
        Map<String, String> territories = new LinkedHashMap<>();
        territories.put("median territory, " + median, median);
        territories.put("NIORTAIS", "NIORTAIS");
        territories.put("largest territory, " + largest, largest);
        return territories;
    }

    private static String busiest(String column) {
        return "SELECT %1$s FROM hour_entry WHERE year = %2$d AND %1$s IS NOT NULL GROUP BY 1 ORDER BY count(*)".formatted(column, YEAR);
    }

    private void check(Connection connection, String name, String place, String collection, String code) throws Exception {
        String path = collection + code + "/progress?year=" + YEAR;
        List<String> statements = StatementCount.during(() -> called(() -> client.get(path)));
        Aggregate aggregate = Aggregate.among(statements, code, YEAR, AS_OF);
        Timing http = new Timing();
        Timing jdbc = new Timing();
        for (int i = -WARMING; i < RUNS; i++) {
            (i < 0 ? new Timing() : http).of(() -> client.get(path));
            (i < 0 ? new Timing() : jdbc).of(() -> aggregate.read(connection));
        }
        long entries = Filled.number(connection, "SELECT count(*) FROM hour_entry WHERE year = %d AND %s_code = '%s'".formatted(YEAR, place, code));
        System.out.printf("%-36s %,8d %5d %9.2f %9.2f %9.2f %7.2f  %s%n", name, entries, statements.size(), http.median(), http.p95(),
                jdbc.median(), http.median() / jdbc.median(), aggregate.explained(connection));
    }

    /** Each time another person, who has its twenty months already; what was declared is taken away again. */
    private void declare(Connection connection) throws Exception {
        List<String> bodies = bodies(connection);
        List<String> made = new ArrayList<>();
        List<String> statements = StatementCount.during(() -> made.add(called(() -> client.post("/v1/hour-entries", bodies.get(0)))));
        Timing http = new Timing();
        for (int i = 1; i < bodies.size(); i++) {
            String body = bodies.get(i);
            made.add((i <= WARMING ? new Timing() : http).of(() -> client.post("/v1/hour-entries", body)));
        }
        try (PreparedStatement deletion = connection.prepareStatement("DELETE FROM hour_entry WHERE id = ?")) {
            for (String location : made) {
                deletion.setString(1, location.substring(location.lastIndexOf('/') + 1));
                deletion.executeUpdate();
            }
        }
        System.out.printf("%-36s %8d %5d %9.2f %9.2f%n", "/v1/hour-entries", RUNS, statements.size(), http.median(), http.p95());
    }

    private static List<String> bodies(Connection connection) throws SQLException {
        List<String> bodies = new ArrayList<>();
        List<Long> persons = new Random(42).longs(5, Filled.FILLING.contracts() * 5L + 5).distinct().limit(WARMING + RUNS + 1).boxed().toList();
        for (long person : persons) {
            LocalDate start = LocalDate.parse(Filled.text(connection, "SELECT start_on FROM clause WHERE id = '%s'"
                    .formatted(Filling.id("clause", person / 5))));
            bodies.add("""
                    {"employmentId": "%s", "clauseId": "%s", "month": "%s", "hours": 70.00}""".formatted(
                    Filling.id("employment", person * 2 + 1), Filling.id("clause", person / 5),
                    YearMonth.from(start).plusMonths(Filling.WORKED + person % (Filling.OPEN - Filling.WORKED))));
        }
        return bodies;
    }

    private static <T> T called(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
