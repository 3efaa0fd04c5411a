package org.maillage.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.maillage.testing.World.hours;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.World;

/** Validated hours that the build before had replaced at once stand again, as long as nothing of their corrections was decided. */
@QuarkusTest
class PendingCorrectionMigrationTest {

    @Inject
    EntityManager entities;

    private Made job;
    private Made clause;

    @BeforeEach
    void aJob() {
        Made employer = World.employer();
        clause = World.contract().withClause(hours("700")).heldBy(employer).made().clause();
        job = World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).made();
    }

    private Made corrected(Made entry, int hours) {
        return Api.made(entry.path() + "/correction", Fields.of("reason", "Relu", "hours", hours));
    }

    private static void decide(Made entry, String decision) {
        Api.post(Api.admin(), entry.path() + "/" + decision, decision.equals("rejection") ? Fields.of("reason", "x") : Fields.of()).then().statusCode(200);
    }

    @Test
    void aChainOfCorrectionsIsWhatCorrectingTodayMakesOfIt() {
        Made waiting = World.hours(job, clause, "2018-01", "100").validated();
        Made first = corrected(waiting, 90);
        Made second = corrected(first, 80);
        Made replaced = World.hours(job, clause, "2018-02", "100").validated();
        Made undecided = corrected(replaced, 90);
        Made decided = corrected(undecided, 80);
        decide(decided, "validation");
        Made last = corrected(decided, 70);
        Made declared = World.hours(job, clause, "2018-03", "100").declared();
        Made instead = corrected(declared, 90);
        Made rejected = World.hours(job, clause, "2018-04", "100").validated();
        decide(corrected(rejected, 90), "rejection");
        List<UUID> ids = List.of(waiting, first, second, replaced, undecided, decided, last, declared, instead, rejected).stream()
                .map(made -> UUID.fromString(made.id())).toList();
        String today = state(ids);

        QuarkusTransaction.begin();
        try {
            entities.createNativeQuery("""
                    update hour_entry set corrected_by_id = coalesce(corrected_by_id, pending_correction_id), pending_correction_id = null,
                    replaces_on_validation = false where id in ?1""").setParameter(1, ids).executeUpdate();
            // the build before replaced by the next correction, not by the one that was validated in the end
            set(waiting, first);
            set(first, second);
            set(replaced, undecided);
            set(undecided, decided);
            updates().forEach(update -> entities.createNativeQuery(update).executeUpdate());
            entities.clear();
            set(replaced, decided);
            assertEquals(today, state(ids));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void set(Made entry, Made correctedBy) {
        entities.createNativeQuery("update hour_entry set corrected_by_id = ?1 where id = ?2 and pending_correction_id is null")
                .setParameter(1, UUID.fromString(correctedBy.id())).setParameter(2, UUID.fromString(entry.id())).executeUpdate();
    }

    /** Who stands in whose place, or waits to, by their numbers. */
    private String state(List<UUID> ids) {
        return ids.stream().map(id -> {
            Object[] row = entities.createQuery("select h.correctedById, h.pendingCorrectionId from HourEntry h where h.id = ?1", Object[].class)
                    .setParameter(1, id).getSingleResult();
            return ids.indexOf(id) + ": replaced by " + ids.indexOf(row[0]) + ", waits for " + ids.indexOf(row[1]);
        }).collect(Collectors.joining("\n"));
    }

    private static List<String> updates() {
        try (var file = PendingCorrectionMigrationTest.class.getResourceAsStream("/db/migration/V206__counted_hours.sql")) {
            return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "").split(";")).map(String::strip)
                    .filter(statement -> statement.startsWith("UPDATE") && statement.contains("WITH RECURSIVE")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
