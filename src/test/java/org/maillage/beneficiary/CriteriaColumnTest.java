package org.maillage.beneficiary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Dump;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Criteria are sealed wherever they are kept. */
@QuarkusTest
class CriteriaColumnTest {

    private static final Map<Criterion, Proof> SEVERAL = Map.of(
            Criterion.RSA, new Proof(true, ProofKind.ATTESTATION_CAF, LocalDate.of(2018, 3, 1)),
            Criterion.RQTH, new Proof(false, null, null));

    @Test
    void readsWhatItWrote() {
        assertEquals(SEVERAL, CriteriaColumn.read(CriteriaColumn.written(SEVERAL)));
        assertEquals(Map.of(), CriteriaColumn.read(CriteriaColumn.written(Map.of())));
    }

    @Test
    void itsLengthTellsLittle() {
        Map<Criterion, Proof> all = new HashMap<>();
        for (Criterion criterion : Criterion.values()) {
            all.put(criterion, new Proof(all.isEmpty(), ProofKind.EMPLOYMENT_CONTRACT, LocalDate.of(2018, 3, 1)));
            assertEquals(0, CriteriaColumn.written(all).length % 256);
        }
        assertEquals(256, CriteriaColumn.written(SEVERAL).length);
        assertTrue(CriteriaColumn.written(all).length < 4000);
    }

    @Test
    void noCriterionStandsInTheTableInClear() throws SQLException {
        String path = World.person().made().path() + "/eligibilities";
        Api.made(path, Sample.eligibility("RQTH", "2018-02-20"));
        assertEquals(Set.of(), Dump.findings(List.of("RQTH", "proofOn", "ATTESTATION_FT")));
    }

    @Test
    void theMigrationSealsWhatStoodInClear() throws Exception {
        try (Connection owner = Dump.owner(); Statement sql = owner.createStatement()) {
            // They hide the tables of the same names from this connection.
            sql.execute("create temporary table eligibility (id uuid primary key, criteria varbinary(4096))");
            sql.execute("create temporary table eligibility_criterion (eligibility_id uuid, criterion varchar(40), principal boolean,"
                    + " proof_kind varchar(40), proof_on date)");
            sql.execute("insert into eligibility (id) values ('01900000-0000-7000-8000-000000000001'), ('01900000-0000-7000-8000-000000000002')");
            sql.execute("insert into eligibility_criterion values"
                    + " ('01900000-0000-7000-8000-000000000001', 'RSA', true, 'ATTESTATION_CAF', '2018-03-01'),"
                    + " ('01900000-0000-7000-8000-000000000001', 'RQTH', false, null, null)");
            new V082__SealCriteria().migrate(context(owner));
            try (ResultSet rows = sql.executeQuery("select criteria from eligibility order by id")) {
                rows.next();
                assertEquals(SEVERAL, new CriteriaColumn().convertToEntityAttribute(rows.getBytes(1)));
                rows.next();
                assertEquals(Map.of(), new CriteriaColumn().convertToEntityAttribute(rows.getBytes(1)));
            }
        }
    }

    private static Context context(Connection connection) {
        return new Context() {
            @Override
            public Configuration getConfiguration() {
                return null;
            }

            @Override
            public Connection getConnection() {
                return connection;
            }
        };
    }
}
