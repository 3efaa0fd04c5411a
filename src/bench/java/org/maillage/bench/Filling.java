package org.maillage.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.maillage.vault.Vault;

/**
 * Ten years of contracts all over France, straight in SQL. Each contract has one commune (now and then only a département),
 * drawn by population among those of all territories, one clause, one employer, and five persons; each person works for it
 * for twenty months in two employments that follow each other, and may work four months more. What an entry counts for is
 * what the rules would say of it.
 */
record Filling(long entries) {

    static final int FIRST_YEAR = 2015;
    private static final int MONTHS = 120;
    /** Months that a person has worked. */
    static final int WORKED = 20;
    /** Months in which the hours of a person may count. */
    static final int OPEN = 24;
    private static final int PERSONS = 5;
    private static final int CONTRACTS_OF_EMPLOYER = 5;
    private static final int CONTRACTS_OF_BUYER = 20;
    /** {@code {kind:number}}: the id of that row, see {@link #id}. */
    private static final Pattern ID = Pattern.compile("\\{(\\w+):([^}]+)}");
    private static final List<String> KINDS = List.of("buyer", "employer", "contract", "clause", "version", "commitment", "person",
            "eligibility", "employment", "entry");
    private static final List<String> TABLES = List.of("contract", "clause", "commitment", "beneficiary", "eligibility", "employment",
            "hour_entry");

    /** The communes side by side, each as long as it has inhabitants. */
    private static final String PLACES = """
            CREATE TEMPORARY TABLE bench_place (rank INT NOT NULL PRIMARY KEY) AS
            SELECT row_number() OVER (ORDER BY c.insee) AS rank, sum(c.population) OVER (ORDER BY c.insee) AS until,
                c.insee, t.department_code AS department, t.code AS territory
            FROM commune c JOIN commune_epci m ON m.insee = c.insee JOIN territory_epci p ON p.siren = m.siren
            JOIN territory t ON t.id = p.territory_id AND t.department_code = c.department_code WHERE c.population > 0""";

    /**
     * The multiples of two fractions spread evenly over inhabitants and months, and are the same at each run; a contract lies in
     * the commune after those that end before its inhabitant.
     */
    private static final String CONTRACTS = """
            CREATE TEMPORARY TABLE bench_contract (n INT NOT NULL PRIMARY KEY, KEY (start)) AS
            SELECT s.n, s.start, DATE '%1$d-01-01' + INTERVAL s.start MONTH AS start_on,
                DATE '%1$d-01-01' + INTERVAL s.start + %2$d MONTH - INTERVAL 1 DAY AS end_on,
                IF(s.n %% 50 = 0, NULL, p.insee) AS insee, p.department, IF(s.n %% 50 = 0, NULL, p.territory) AS territory
            FROM (SELECT n, floor(mod(n * 0.56984029, 1) * %3$d) AS start,
                    sum(n IS NULL) OVER (ORDER BY inhabitant, n IS NOT NULL) AS passed
                FROM (SELECT NULL AS n, until AS inhabitant FROM bench_place
                    UNION ALL SELECT seq, floor(mod(seq * 0.75487767, 1) * (SELECT max(until) FROM bench_place)) FROM seq_1_to_%4$d) line) s
            JOIN bench_place p ON p.rank = s.passed + 1 WHERE s.n IS NOT NULL""";

    private static final List<String> ROWS = List.of("""
            INSERT INTO buyer (id, version, created_at, updated_at, name, kind)
            SELECT {buyer:seq}, 0, utc_timestamp(6), utc_timestamp(6), concat('Acheteur ', seq), 'COMMUNE' FROM seq_0_to_%1$d""", """
            INSERT INTO employer (id, version, created_at, updated_at, name, identifier_type, identifier_value)
            SELECT {employer:seq}, 0, utc_timestamp(6), utc_timestamp(6), concat('Entreprise ', seq), 'HORS_UE', concat('BENCH', seq)
            FROM seq_0_to_%2$d""", """
            INSERT INTO employer_kind (employer_id, position, kind) SELECT {employer:seq}, 0, 'COMPANY' FROM seq_0_to_%2$d""", """
            INSERT INTO contract (id, version, created_at, updated_at, buyer_id, reference, title, nature, category, start_on, end_on,
                status, npnru)
            SELECT {contract:n}, 0, utc_timestamp(6), utc_timestamp(6), {buyer:n DIV %4$d}, concat('BENCH', n), 'Travaux',
                'PUBLIC_CONTRACT', 'WORKS', start_on, end_on, 'COMPLETED', FALSE FROM bench_contract""", """
            INSERT INTO contract_place (contract_id, position, commune, department_code, territory_code, share)
            SELECT {contract:n}, 0, insee, department, territory, 1 FROM bench_contract""", """
            INSERT INTO clause (id, version, created_at, updated_at, contract_id, legal_basis, kind, objective_form, start_on, end_on,
                training_counted, eligibility_months, straddling_month)
            SELECT {clause:n}, 0, utc_timestamp(6), utc_timestamp(6), {contract:n}, 'PRIVATE_AGREEMENT', 'CONDITION', 'HOURS', start_on,
                end_on, TRUE, 24, 'SPLIT' FROM bench_contract""", """
            INSERT INTO objective_version (id, clause_id, effective_on, hours)
            SELECT {version:n}, {clause:n}, start_on, 10000 FROM bench_contract""", """
            INSERT INTO commitment (id, clause_id, employer_id, role, hours)
            SELECT {commitment:n}, {clause:n}, {employer:n DIV %3$d}, 'HOLDER', 10000 FROM bench_contract""", """
            INSERT INTO beneficiary (id, version, created_at, updated_at, last_name, first_name, birth_date, sex, commune, territory_code)
            SELECT {person:n * 5 + seq}, 0, utc_timestamp(6), utc_timestamp(6), concat('Nom ', n), concat('Prénom ', seq),
                DATE '1980-01-01' + INTERVAL n %% 5000 DAY, 'UNSPECIFIED', insee, territory FROM bench_contract JOIN seq_0_to_4""", """
            INSERT INTO eligibility (id, version, created_at, updated_at, beneficiary_id, decision, decided_on, valid_from, criteria)
            SELECT {eligibility:n * 5 + seq}, 0, utc_timestamp(6), utc_timestamp(6), {person:n * 5 + seq}, 'VALIDATED', start_on, start_on,
                IF(seq < 2, %5$s, %6$s)
            FROM bench_contract JOIN seq_0_to_4""", """
            INSERT INTO employment (id, version, created_at, updated_at, beneficiary_id, employer_id, mode, contract_kind, start_on, end_on)
            SELECT {employment:(n * 5 + p.seq) * 2 + e.seq}, 0, utc_timestamp(6), utc_timestamp(6), {person:n * 5 + p.seq},
                {employer:n DIV %3$d}, 'DIRECT_HIRE', 'CDD', start_on + INTERVAL 10 * e.seq MONTH,
                IF(e.seq = 0, start_on + INTERVAL 10 MONTH - INTERVAL 1 DAY, NULL)
            FROM bench_contract JOIN seq_0_to_4 p JOIN seq_0_to_1 e""");

    /** The entries of one month, in the order of their ids: 90 % validated, 8 % waiting, 2 % rejected; 10 % training; 40 % RSA. */
    private static final String MONTH = """
            INSERT INTO hour_entry (id, version, created_at, updated_at, employment_id, beneficiary_id, employer_id, clause_id, contract_id,
                month, year, first_day, last_day, ends_on, kind, hours, status, validated_hours, counted_hours, validated_at, reason, place_source, place_commune,
                department_code, territory_code, counting_reason, rsa, rsa_reason, party_employer_id, credited_employer_id)
            SELECT {entry:%1$d * 16777216 + person}, 0, utc_timestamp(6), utc_timestamp(6), {employment:person * 2 + (%1$d - start) DIV 10},
                {person:person}, {employer:n DIV %3$d}, {clause:n}, {contract:n}, left(first, 7), year(first), first, last_day(first), last_day(first),
                IF(die DIV 7 %% 10 = 0, 'TRAINING', 'WORK'), hours,
                CASE WHEN die < 90 THEN 'VALIDATED' WHEN die < 98 THEN 'DECLARED' ELSE 'REJECTED' END,
                IF(die < 90, hours, NULL), IF(die < 90, hours, 0), IF(die < 90, utc_timestamp(6), NULL), IF(die < 98, NULL, 'Saisie en double'), 'CONTRACT', insee,
                department, territory, CASE WHEN die < 90 THEN 'COUNTED' WHEN die < 98 THEN 'NOT_VALIDATED' ELSE 'REJECTED' END,
                rsa, IF(rsa, 'RSA_AT_ENTRY', 'NOT_RSA_AT_ENTRY'), {employer:n DIV %3$d}, {employer:n DIV %3$d}
            FROM (SELECT c.*, c.n * 5 + p.seq AS person, p.seq < 2 AS rsa, DATE '%2$s' AS first,
                    crc32(concat(c.n, '-', p.seq, '-', %1$d)) %% 100 AS die, 60 + (c.n * 7 + p.seq * 13 + %1$d) %% 8000 / 100 AS hours
                FROM bench_contract c JOIN seq_0_to_4 p WHERE c.start BETWEEN %1$d - 19 AND %1$d ORDER BY c.n, p.seq) x""";

    private static final String INDEXES = """
            SELECT index_name, group_concat(column_name ORDER BY seq_in_index) FROM information_schema.statistics
            WHERE table_schema = database() AND table_name = 'hour_entry' AND non_unique GROUP BY index_name""";

    /** The id of the row of that kind and number: ordered by the number, and before whatever is made today. */
    static UUID id(String kind, long number) {
        return UUID.fromString("01900000-%04d-7000-8000-%012x".formatted(KINDS.indexOf(kind), number));
    }

    int contracts() {
        return Math.toIntExact((entries - 1) / (PERSONS * WORKED) + 1);
    }

    /** Fills an empty database. */
    void into(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("SET SESSION foreign_key_checks = 0");
            sql.execute(PLACES);
            run(sql, CONTRACTS.formatted(FIRST_YEAR, OPEN, MONTHS - WORKED + 1, contracts()));
            for (String rows : ROWS) {
                run(sql, rows.formatted(contracts() / CONTRACTS_OF_BUYER, contracts() / CONTRACTS_OF_EMPLOYER, CONTRACTS_OF_EMPLOYER,
                        CONTRACTS_OF_BUYER, sealed("RSA"), sealed("DELD")));
            }
            entries(sql);
            sql.execute("ANALYZE TABLE " + String.join(", ", TABLES));
            sql.execute("SET SESSION foreign_key_checks = 1");
        }
    }

    /** One principal criterion as the column holds it, a literal of SQL. */
    private static String sealed(String criterion) {
        String json = "{\"%s\":{\"principal\":true,\"proofKind\":\"ATTESTATION_FT\",\"proofOn\":null}}".formatted(criterion);
        return "x'" + HexFormat.of().formatHex(Vault.configured().seal(json.getBytes(StandardCharsets.UTF_8), "eligibility.criteria")) + "'";
    }

    /** The secondary indexes are made when the rows are there, which takes a fraction of the time. */
    private static void entries(Statement sql) throws SQLException {
        List<String> indexes = indexes(sql);
        try {
            for (int month = 0; month < MONTHS; month++) {
                run(sql, MONTH.formatted(month, LocalDate.of(FIRST_YEAR, 1, 1).plusMonths(month), CONTRACTS_OF_EMPLOYER));
            }
        } finally {
            sql.execute("ALTER TABLE hour_entry " + String.join(", ", indexes));
        }
    }

    /** Takes the secondary indexes away and says how they are made again. */
    private static List<String> indexes(Statement sql) throws SQLException {
        List<String> dropped = new ArrayList<>();
        List<String> added = new ArrayList<>();
        try (ResultSet index = sql.executeQuery(INDEXES)) {
            while (index.next()) {
                dropped.add("DROP INDEX " + index.getString(1));
                added.add("ADD INDEX %s (%s)".formatted(index.getString(1), index.getString(2)));
            }
        }
        sql.execute("ALTER TABLE hour_entry " + String.join(", ", dropped));
        return added;
    }

    private static void run(Statement sql, String statement) throws SQLException {
        sql.execute(ID.matcher(statement).replaceAll(match -> "concat('%s', lpad(hex(%s), 12, '0'))".formatted(
                id(match.group(1), 0).toString().substring(0, 24), match.group(2))));
    }
}
