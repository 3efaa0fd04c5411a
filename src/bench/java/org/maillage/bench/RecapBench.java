package org.maillage.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * The annual recap of all entries ({@code -Dbench.entries}, 1,000,000) as if they were of one year and département, in each format
 * that is streamed, beside {@code mariadb --batch} sending the same rows: rows a second, and how much of the heap is in use while
 * they pass.
 */
@QuarkusTest
class RecapBench {

    private static final String RECAP = "/v1/reports/annual-recap?year=2018&asOf=2030-12-31&department=79";
    private static final int SAMPLES = 8;

    /** What {@code RecapRows} asks, but for its parameters. */
    private static final String SAME = """
            SELECT k.reference, k.title, y.name, c.title, b.last_name, b.first_name, r.name, m.mode, m.contract_kind, m.start_on, m.end_on,
            s.first, s.last, s.months, s.validated, s.declared, s.training, s.rsa, s.left_out FROM (SELECT clause_id, employment_id,
            min(first_day) first, max(last_day) last, count(DISTINCT month) months,
            sum(counted_hours) validated, sum(IF(counting_reason = 'NOT_VALIDATED', hours, 0)) declared,
            sum(IF(kind = 'TRAINING', counted_hours, 0)) training,
            sum(IF(rsa, counted_hours, 0)) rsa,
            sum(IF(status = 'VALIDATED', validated_hours - counted_hours, 0)) left_out
            FROM hour_entry WHERE department_code = '79' AND year = 2018 AND ends_on <= '2030-12-31'
            AND counting_reason NOT IN ('REPLACED', 'REJECTED', 'CORRECTION_PENDING') GROUP BY clause_id, employment_id) s
            JOIN clause c ON c.id = s.clause_id JOIN contract k ON k.id = c.contract_id JOIN buyer y ON y.id = k.buyer_id
            JOIN employment m ON m.id = s.employment_id JOIN beneficiary b ON b.id = m.beneficiary_id JOIN employer r ON r.id = m.employer_id
            ORDER BY k.reference, k.id, c.id, b.last_name, b.first_name, b.id, m.start_on, m.id""";

    @Inject
    DataSource database;

    @TestHTTPResource
    URI uri;

    @Test
    void measures() throws Exception {
        Filled filled = new Filled(database);
        filled.once();
        long entries = gathered(filled);
        System.out.printf("%nRecap of %,d entries, load %.1f%n%n%-24s %9s %8s %10s %7s  %s%n", entries,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), "", "rows", "s", "rows/s", "ratio", "heap in use, MB");
        double batch = line("mariadb --batch", 0, heap -> batch());
        Client client = Client.of(uri);
        for (String format : List.of("csv&dialect=rfc4180", "csv", "json", "xlsx")) {
            line(format, batch, heap -> streamed(client, format, heap));
        }
    }

    /** Puts all entries where one recap finds them; what they count for stays. */
    private static long gathered(Filled filled) throws SQLException {
        try (Connection connection = filled.owner(); var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE hour_entry SET year = 2018, department_code = '79', territory_code = 'NIORTAIS'");
            statement.execute("ANALYZE TABLE hour_entry");
            return Filled.number(connection, "SELECT count(*) FROM hour_entry WHERE department_code = '79' AND year = 2018");
        }
    }

    /** Something that is read to its end. */
    private interface Reading {

        /** How many rows passed. @param heap takes what of the heap is in use on the way; null: nothing is measured but time */
        long read(List<Long> heap) throws Exception;
    }

    /** Once for the time, and again for the heap, since looking at that takes time. */
    private static double line(String name, double batch, Reading reading) throws Exception {
        long start = System.nanoTime();
        long rows = reading.read(null);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Long> heap = new ArrayList<>();
        if (batch > 0) {
            reading.read(heap);
        }
        double speed = rows / seconds;
        System.out.printf("%-24s %,9d %8.1f %,10.0f %7s  %s%n", name, rows, seconds, speed,
                batch == 0 ? "" : "%.2f".formatted(speed / batch), heap);
        return speed;
    }

    private static long batch() throws IOException, InterruptedException {
        Config config = ConfigProvider.getConfig();
        URI server = URI.create(config.getValue("quarkus.datasource.jdbc.url", String.class).substring("jdbc:".length()));
        ProcessBuilder client = new ProcessBuilder(binary(), "--batch", "--quick", "--skip-column-names", "--host=" + server.getHost(),
                "--port=" + server.getPort(), "--protocol=TCP", "--user=" + config.getValue("quarkus.datasource.username", String.class),
                server.getPath().substring(1), "--execute=" + SAME);
        client.environment().put("MYSQL_PWD", config.getValue("quarkus.datasource.password", String.class));
        Process process = client.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long rows = rows(process.getInputStream(), null);
        process.waitFor();
        return rows;
    }

    private static String binary() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/mariadb-server"))) {
            return files.filter(file -> file.endsWith("bin/mariadb")).findFirst().map(Path::toString).orElse("mariadb");
        }
    }

    private static long streamed(Client client, String format, List<Long> heap) throws IOException, InterruptedException {
        try (InputStream answer = client.stream(RECAP + "&format=" + format)) {
            return switch (format) {
                case "xlsx" -> bytes(answer, heap);
                case "json" -> objects(answer, heap);
                default -> rows(answer, heap);
            };
        }
    }

    private static long rows(InputStream answer, List<Long> heap) throws IOException {
        long rows = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))) {
            while (lines.readLine() != null) {
                sample(++rows, heap);
            }
        }
        return rows;
    }

    /** Rows of JSON, one for each employment. */
    private static long objects(InputStream answer, List<Long> heap) throws IOException {
        long rows = 0;
        try (var json = new JsonFactory().createParser(answer)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && "employmentId".equals(json.currentName())) {
                    sample(++rows, heap);
                }
            }
        }
        return rows;
    }

    /** A workbook is packed: its rows are those of the other formats. */
    private static long bytes(InputStream answer, List<Long> heap) throws IOException {
        byte[] buffer = new byte[1 << 20];
        while (answer.readNBytes(buffer, 0, buffer.length) > 0) {
            if (heap != null) {
                heap.add(used());
            }
        }
        return Filled.FILLING.entries() / 10;
    }

    private static void sample(long row, List<Long> heap) {
        if (heap != null && row % Math.max(1, Filled.FILLING.entries() / 10 / SAMPLES) == 0) {
            heap.add(used());
        }
    }

    /** Of the whole JVM, client and test among it, after what can go is gone; MB. */
    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}
