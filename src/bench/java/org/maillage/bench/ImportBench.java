package org.maillage.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * The entries of the filled database as a file of a payroll (persons by external id, contracts by reference), imported with all rules
 * into an empty table, beside {@code LOAD DATA LOCAL INFILE} of the same rows into a table of the same columns and indexes.
 * {@code -Dbench.entries} says how many (1,000,000); {@code -DargLine=-Xmx512m} holds the heap to what is promised, and
 * {@code -Dbench.durable=false} lets the embedded MariaDB load files.
 */
@QuarkusTest
class ImportBench {

    private static final String LINES = """
            SELECT concat('B', h.id), concat('P', h.beneficiary_id), c.reference, h.month, replace(h.hours, '.', ','), h.kind
            FROM hour_entry h JOIN contract c ON c.id = h.contract_id ORDER BY h.id""";

    @Inject
    DataSource database;

    @TestHTTPResource
    URI uri;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void measures() throws Exception {
        Filled filled = new Filled(database);
        filled.once();
        Path file = Path.of("target/bench-import.csv");
        Path raw = Path.of("target/bench-load.tsv");
        try (Connection owner = filled.owner(); Statement sql = owner.createStatement()) {
            sql.execute("""
                    INSERT IGNORE INTO beneficiary_external_id (beneficiary_id, source, external_id)
                    SELECT id, 'BENCH', concat('P', id) FROM beneficiary""");
            write(sql, LINES, ";", "Bulletin;Matricule;Référence marché;Mois;Heures;Nature\n", file);
            write(sql, "SELECT * FROM hour_entry ORDER BY id", "\t", "", raw);
            sql.execute("CREATE OR REPLACE TABLE hour_entry_loaded LIKE hour_entry");
            sql.execute("SET foreign_key_checks = 0");
            sql.execute("TRUNCATE TABLE hour_entry_external_id");
            sql.execute("TRUNCATE TABLE hour_entry");
            sql.execute("SET foreign_key_checks = 1");
        }
        double loaded = load(raw);
        long start = System.nanoTime();
        JsonNode run = imported(file);
        double imported = (System.nanoTime() - start) / 1e9;
        report(run, loaded, imported);
    }

    private static void write(Statement sql, String query, String separator, String heading, Path file) throws SQLException, IOException {
        sql.setFetchSize(10_000);
        try (Writer out = Files.newBufferedWriter(file); ResultSet rows = sql.executeQuery(query)) {
            out.write(heading);
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    out.write((i == 1 ? "" : separator) + (value == null ? "\\N" : value));
                }
                out.write('\n');
            }
        }
        sql.setFetchSize(0);
    }

    private static double load(Path raw) throws SQLException {
        Config config = ConfigProvider.getConfig();
        String url = config.getValue("quarkus.datasource.jdbc.url", String.class);
        try (Connection connection = DriverManager.getConnection(url + (url.contains("?") ? "&" : "?") + "allowLocalInfile=true",
                config.getOptionalValue("quarkus.flyway.username", String.class).orElseGet(() -> config.getValue("quarkus.datasource.username", String.class)),
                config.getOptionalValue("quarkus.flyway.password", String.class).orElseGet(() -> config.getValue("quarkus.datasource.password", String.class)));
                Statement sql = connection.createStatement()) {
            long start = System.nanoTime();
            sql.execute("LOAD DATA LOCAL INFILE '" + raw.toAbsolutePath() + "' INTO TABLE hour_entry_loaded CHARACTER SET utf8mb4");
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private JsonNode imported(Path file) throws IOException, InterruptedException {
        String token = token();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri.resolve("/v1/imports/hour-entries?source=BENCH"))
                .header("Authorization", "Bearer " + token).header("Content-Type", "text/csv");
        JsonNode run = sent(request.POST(HttpRequest.BodyPublishers.ofFile(file)));
        while (List.of("WAITING", "RUNNING", "RECEIVING").contains(run.path("state").asText())) {
            new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
            run = sent(HttpRequest.newBuilder(uri.resolve("/v1/imports/" + run.path("id").asText())).header("Authorization", "Bearer " + token));
        }
        return run;
    }

    private String token() throws IOException, InterruptedException {
        String admin = ConfigProvider.getConfig().getValue("maillage.admin-token", String.class);
        return sent(HttpRequest.newBuilder(uri.resolve("/v1/api-clients")).header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"bench\", \"roles\": [\"FACILITATOR\"]}"))).path("token").asText();
    }

    private JsonNode sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        return mapper.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    private void report(JsonNode run, double loaded, double imported) {
        long lines = run.at("/lines/read").asLong();
        System.out.printf("%n%,d lines (%,d created, %,d refused), %d processors, load %.1f, heap of %d MB%n", lines,
                run.at("/lines/created").asLong(), run.at("/lines/refused").asLong(), Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.getRuntime().maxMemory() >> 20);
        System.out.printf("%-24s %8.1f s %,10.0f lines/s%n", "LOAD DATA LOCAL INFILE", loaded, lines / loaded);
        System.out.printf("%-24s %8.1f s %,10.0f lines/s  ratio %.2f%n", "import", imported, lines / imported,
                loaded / imported);
    }
}
