package org.maillage.territory;

import com.github.f4b6a3.uuid.UuidCreator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Fills a new database with the geography of France out of {@code reference/*.csv} (vintage 2026, see its LICENCE.md).
 * Memberships have no bounds: the vintage that is shipped serves all years. A département without a file of its own gets
 * one territory for each EPCI in it.
 */
@Singleton
public class ReferenceData implements JavaMigration, FlywayConfigurationCustomizer {

    private static final Map<String, FormerCommune.Kind> FORMER_KINDS = Map.of(
            "commune-deleguee", FormerCommune.Kind.DELEGATED, "commune-associee", FormerCommune.Kind.ASSOCIATED,
            "arrondissement-municipal", FormerCommune.Kind.DISTRICT, "ancien-code", FormerCommune.Kind.FORMER_CODE);
    /** The départements with a file {@code territories-….csv} of their own. */
    private static final Set<String> OWN_FILE = Set.of("79");
    private static final char SEPARATOR = ';';

    private record Part(UUID territory, String siren) {
    }

    private final LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);

    /** Quarkus looks for Java migrations only in packages that hold the SQL ones: this one says itself that it is there. */
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(Stream.concat(Stream.of(configuration.getJavaMigrations()), Stream.of(this)).toArray(JavaMigration[]::new));
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("012");
    }

    @Override
    public String getDescription() {
        return "reference data";
    }

    /** None: a later release may ship newer files, and a database that was filled from older ones stays valid. */
    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        departments(connection);
        Map<String, String> epcis = epcis(connection);
        List<NamedCsvRecord> communes = records("communes");
        communes(connection, communes);
        memberships(connection, communes);
        formerCommunes(connection);
        List<Part> parts = territories(connection, communes, epcis);
        try (Rows rows = new Rows(connection, "territory_epci", "id", "territory_id", "siren")) {
            for (Part part : parts) {
                rows.add(UuidCreator.getTimeOrderedEpoch(), part.territory(), part.siren());
            }
            rows.flush();
        }
    }

    private List<Part> territories(Connection connection, List<NamedCsvRecord> communes, Map<String, String> epcis)
            throws SQLException {
        List<Part> parts = new ArrayList<>();
        try (Rows rows = new Rows(connection, "territory", "id", "version", "created_at", "updated_at", "code", "name",
                "department_code")) {
            for (String department : OWN_FILE) {
                ownTerritories(records("territories-" + department), rows, parts);
            }
            territoryPerEpci(communes, epcis, rows, parts);
            rows.flush();
        }
        return parts;
    }

    private static void departments(Connection connection) throws SQLException {
        try (Rows rows = new Rows(connection, "department", "code", "name", "region")) {
            for (NamedCsvRecord d : records("departments")) {
                rows.add(d.getField("code"), d.getField("name"), d.getField("region"));
            }
            rows.flush();
        }
    }

    /** The names of the EPCI by SIREN. */
    private static Map<String, String> epcis(Connection connection) throws SQLException {
        Map<String, String> names = new TreeMap<>();
        try (Rows rows = new Rows(connection, "epci", "siren", "name", "kind")) {
            for (NamedCsvRecord e : records("epci")) {
                names.put(e.getField("siren"), e.getField("name"));
                rows.add(e.getField("siren"), e.getField("name"), e.getField("kind"));
            }
            rows.flush();
        }
        return names;
    }

    /** A commune without a population in the file has no inhabitants (the southern lands). */
    private static void communes(Connection connection, List<NamedCsvRecord> communes) throws SQLException {
        try (Rows rows = new Rows(connection, "commune", "insee", "name", "department_code", "population")) {
            for (NamedCsvRecord c : communes) {
                String population = c.getField("population");
                rows.add(c.getField("insee_code"), c.getField("name"), c.getField("department"),
                        population.isEmpty() ? 0 : Integer.parseInt(population));
            }
            rows.flush();
        }
    }

    private static void memberships(Connection connection, List<NamedCsvRecord> communes) throws SQLException {
        try (Rows rows = new Rows(connection, "commune_epci", "insee", "siren")) {
            for (NamedCsvRecord c : communes) {
                if (!c.getField("epci_siren").isEmpty()) {
                    rows.add(c.getField("insee_code"), c.getField("epci_siren"));
                }
            }
            rows.flush();
        }
    }

    private static void formerCommunes(Connection connection) throws SQLException {
        try (Rows rows = new Rows(connection, "former_commune", "insee", "kind", "name", "current_insee")) {
            for (NamedCsvRecord f : records("former-communes")) {
                String name = f.getField("name");
                rows.add(f.getField("insee_code"), FORMER_KINDS.get(f.getField("kind")).name(),
                        name.isEmpty() ? null : name, f.getField("current_insee_code"));
            }
            rows.flush();
        }
    }

    private void ownTerritories(List<NamedCsvRecord> file, Rows territories, List<Part> parts) throws SQLException {
        Map<String, UUID> ids = new TreeMap<>();
        for (NamedCsvRecord t : file) {
            String code = t.getField("territory_code");
            if (!ids.containsKey(code)) {
                ids.put(code, territory(territories, code, t.getField("territory_name"), t.getField("department")));
            }
            parts.add(new Part(ids.get(code), t.getField("epci_siren")));
        }
    }

    private void territoryPerEpci(List<NamedCsvRecord> communes, Map<String, String> epcis, Rows territories, List<Part> parts)
            throws SQLException {
        Set<String> done = new TreeSet<>();
        for (NamedCsvRecord c : communes) {
            String department = c.getField("department");
            String siren = c.getField("epci_siren");
            String code = department + "-" + siren;
            if (!siren.isEmpty() && !OWN_FILE.contains(department) && done.add(code)) {
                parts.add(new Part(territory(territories, code, epcis.get(siren), department), siren));
            }
        }
    }

    private UUID territory(Rows territories, String code, String name, String department) throws SQLException {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        territories.add(id, 0, now, now, code, name, department);
        return id;
    }

    private static List<NamedCsvRecord> records(String file) {
        String path = "/reference/" + file + ".csv";
        try (InputStream in = ReferenceData.class.getResourceAsStream(path);
                CsvReader<NamedCsvRecord> reader = CsvReader.builder().fieldSeparator(SEPARATOR)
                        .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
