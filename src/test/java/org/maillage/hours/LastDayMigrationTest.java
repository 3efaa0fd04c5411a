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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Made;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** Entries of the build before get the last day that declaring them today would give them. */
@QuarkusTest
class LastDayMigrationTest {

    @Inject
    EntityManager entities;

    @Test
    void theMigrationSaysWhatADeclarationSays() {
        Made employer = World.employer();
        MadeContract contract = World.contract().during("2018-01-01", "2018-06-15").withClause(hours("100")).heldBy(employer).made();
        Made lasting = World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).made();
        Made ending = World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).until("2018-03-07").made();
        Made late = World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).from("2018-06-20").until("2018-06-25").made();
        List<UUID> ids = List.of(id(World.hours(lasting, contract.clause(), "2018-06", "10").validated()),
                id(World.hours(ending, contract.clause(), "2018-03", "10").validated()),
                id(World.hours(lasting, contract.clause(), "2018-03", "10").between("2018-03-05", "2018-03-09").declared()),
                id(World.hours(late, contract.clause(), "2018-06", "10").declared()),
                id(World.hours(lasting, contract.clause(), "2018-07", "10").declared()));
        List<String> declared = List.of("2018-06-15", "2018-03-07", "2018-03-09", "2018-06-25", "2018-07-31");

        assertEquals(declared, days(ids));
        QuarkusTransaction.begin();
        try {
            entities.createNativeQuery("update hour_entry set ends_on = first_day").executeUpdate();
            updates().forEach(update -> entities.createNativeQuery(update).executeUpdate());
            assertEquals(declared, days(ids));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static UUID id(Made made) {
        return UUID.fromString(made.id());
    }

    private List<String> days(List<UUID> ids) {
        return ids.stream().map(id -> entities.createQuery("select h.endsOn from HourEntry h where h.id = ?1", LocalDate.class)
                .setParameter(1, id).getSingleResult().toString()).toList();
    }

    private static List<String> updates() {
        try (var file = LastDayMigrationTest.class.getResourceAsStream("/db/migration/V218__last_day_that_an_entry_can_hold.sql")) {
            return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split(";")).map(String::strip)
                    .filter(statement -> statement.startsWith("UPDATE")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
