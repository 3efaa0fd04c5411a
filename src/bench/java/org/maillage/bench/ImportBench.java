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
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.maillage.testing.Sample;

/**
 * The entries of the filled database as a file of a payroll (persons by external id, contracts by reference), imported with all rules
 * into an empty table, beside {@code LOAD DATA LOCAL INFILE} of the same rows into a table of the same columns and indexes.
 * Files of the other kinds are measured by themselves. {@code -Dbench.entries} says how many (1,000,000); {@code -DargLine=-Xmx512m} holds the heap to what is promised, and
 * {@code -Dbench.durable=false} lets the embedded MariaDB load files.
 */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportBench {

    private static final String LINES = """
            SELECT concat('B', h.id), concat('P', h.beneficiary_id), c.reference, h.month, replace(h.hours, '.', ','), h.kind
            FROM hour_entry h JOIN contract c ON c.id = h.contract_id ORDER BY h.id""";

    /** Lines of each file of another kind than hours. */
    private static final int OTHERS = 2_000;

    @Inject
    DataSource database;

    @TestHTTPResource
    URI uri;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    @Order(1)
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
        JsonNode run = imported("hour-entries", HttpRequest.BodyPublishers.ofFile(file));
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

    /** Small files of the other kinds, each new, the same again, and with another word in each line. */
    @Test
    void measuresTheOtherKinds() throws Exception {
        String buyer = Sample.siret();
        sent(HttpRequest.newBuilder(uri.resolve("/v1/buyers")).header("Authorization", "Bearer " + token()).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"Bench\", \"kind\": \"COMMUNE\", \"siret\": \"" + buyer + "\"}")));
        List<String> sirets = Stream.generate(Sample::siret).limit(OTHERS).toList();
        for (int warm = 0; warm < 2; warm++) {
            String of = warm + "-" + buyer + "-";
            times("beneficiaries", "Matricule;Nom;Prénom;Date de naissance;Sexe;Code INSEE;Critères;Référent",
                    i -> of + i + ";Barbotin;Camille;12/05/1990;F;79191;RSA;");
            if (warm == 0) {
                times("employers", "Identifiant externe;SIRET;Type de structure;Code INSEE;Raison sociale", i -> of + i + ";" + sirets.get(i) + ";ACI;79191;");
            }
            times("employments", "Identifiant externe;Identifiant salarié;SIRET employeur;Mode;Type de contrat;Début;Code INSEE;Poste",
                    i -> of + i + ";" + of + i + ";" + sirets.get(i) + ";DIRECT_HIRE;CDDI;08/01/2018;79191;");
            times("contracts", "Identifiant externe;SIRET acheteur;Référence;Nature;Catégorie;Début;Fin;Statut;Lieu (code INSEE);Lot;Base légale;Type de clause;"
                    + "Heures d'insertion;SIRET titulaire;Intitulé", i -> of + i / 2 + ";" + buyer + ";" + of + i / 2 + ";PUBLIC_CONTRACT;WORKS;08/01/2018;30/06/2019;"
                    + "IN_PROGRESS;79191;" + i % 2 + ";ORD_2015_899_ART_38;CONDITION;700;" + sirets.get(i) + ";");
        }
    }

    private void times(String kind, String heading, IntFunction<String> line) throws IOException, InterruptedException {
        for (String word : List.of("Avant", "Avant", "Après")) {
            String file = heading + "\n" + IntStream.range(0, OTHERS).mapToObj(i -> line.apply(i) + word).collect(Collectors.joining("\n"));
            long start = System.nanoTime();
            JsonNode lines = imported(kind, HttpRequest.BodyPublishers.ofString(file)).path("lines");
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%-14s %,6.0f lines/s  %s%n", kind, OTHERS / seconds, lines);
        }
    }

    private JsonNode imported(String kind, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        String token = token();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri.resolve("/v1/imports/" + kind + "?source=BENCH"))
                .header("Authorization", "Bearer " + token).header("Content-Type", "text/csv; charset=UTF-8");
        JsonNode run = sent(request.POST(body));
        while (List.of("WAITING", "RUNNING", "RECEIVING").contains(run.path("state").asText())) {
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
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
