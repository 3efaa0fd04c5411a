package org.maillage.privacy;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.maillage.hours.HourEntry;
import org.maillage.hours.Recount;
import org.maillage.testing.Api;
import org.maillage.testing.Dump;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.World;

/** A person goes, and every sum stays. */
@QuarkusTest
class AnonymityTest {

    /** All that leads to the person, none of which is said of anybody else in the tests. */
    private static final List<String> TRACES = List.of("Zéphyrineau", "Quillermine", "Tournebroche", "1987-11-29", "PLIE-ZQ-7781",
            "PAIE-ZQ-0001", "zq@exemple.invalid", "0549998877", "Mme Vacqueresse", "Couvreuse zinguière ZQ");

    @Inject
    Recount recount;

    @Test
    void everySumStaysAndNothingLeadsBack() throws SQLException, IOException {
        Made employer = World.employer();
        var contract = World.contract().in("79049").withClause(World.hours("700")).heldBy(employer).made();
        Made person = person("RSA");
        Made other = World.person().eligibleFrom("2018-01-01").made();
        Made employment = World.employment(person, employer).from("2018-01-08").with("jobTitle", "Couvreuse zinguière ZQ").made();
        List<String> entries = hours(employment, contract.clause());
        World.hours(World.employment(other, employer).from("2018-01-08").made(), contract.clause(), "2018-02", "77.77").validated();
        assertTrue(!Dump.findings(TRACES).isEmpty());
        List<String> before = reports(contract.id(), contract.clause().id());

        erased(person, "ANONYMISED");
        assertEquals(before, reports(contract.id(), contract.clause().id()));
        recountEverything();
        assertEquals(before, reports(contract.id(), contract.clause().id()));
        assertEquals(Set.of(), Dump.findings(TRACES));
        assertEquals(List.of(), filesWith(TRACES));
        assertStripped(person, entries);
    }

    private static Made person(String criterion) {
        return World.person().criterion(criterion).eligibleFrom("2018-01-01").with("lastName", "Zéphyrineau").with("firstName", "Quillermine")
                .with("birthName", "Tournebroche").with("birthDate", "1987-11-29").with("email", "zq@exemple.invalid").with("phone", "0549998877")
                .with("referent", "Mme Vacqueresse").with("educationLevel", "LEVEL_3").with("sex", "F")
                .with("externalIds", List.of(Fields.of("source", "PLIE", "id", "PLIE-ZQ-7781"))).made();
    }

    private static List<String> hours(Made employment, Made clause) {
        List<String> paths = new ArrayList<>();
        paths.add(World.hours(employment, clause, "2018-02", "151.67")
                .with("externalIds", List.of(Fields.of("source", "PAIE", "id", "PAIE-ZQ-0001"))).validated("120.50").path());
        paths.add(World.hours(employment, clause, "2018-03", "100.00").rejected().path());
        paths.add(World.hours(employment, clause, "2018-04", "33.33").declared().path());
        paths.add(World.hours(employment, clause, "2018-05", "250.00")
                .with("overrideReason", "Deux chantiers, dit Mme Vacqueresse").declared().path());
        return paths;
    }

    private static void erased(Made person, String outcome) {
        Api.post(Api.admin(), person.path() + "/erasure", Fields.of("reason", "Demande écrite")).then().statusCode(200)
                .body("outcome", is(outcome)).body("operations", empty());
    }

    private static List<String> reports(String contract, String clause) {
        return Stream.of("/v1/territories/BOCAGE/progress?year=2018", "/v1/departments/79/progress?year=2018",
                "/v1/clauses/" + clause + "/progress?asOf=2018-12-31", "/v1/contracts/" + contract + "/progress?asOf=2018-12-31")
                .map(path -> Api.admin().get(path).then().statusCode(200).extract().asString()).toList();
    }

    private void recountEverything() {
        QuarkusTransaction.requiringNew().timeout(300).run(() -> recount.persons(HourEntry.getEntityManager()
                .createQuery("select distinct h.beneficiaryId from HourEntry h", UUID.class).getResultList()));
    }

    private static void assertStripped(Made person, List<String> entries) {
        Api.admin().get(person.path()).then().statusCode(404);
        Api.admin().get(person.path() + "/eligibilities").then().statusCode(404);
        assertEquals(List.of(), Api.all("/v1/beneficiaries", Map.of("lastName", "Zéphyrineau")));
        assertEquals(List.of(), Api.all("/v1/employments", Map.of("beneficiaryId", person.id())));
        JsonNode entry = Api.json(Api.admin().get(entries.get(0)));
        String anonymous = entry.path("beneficiaryId").textValue();
        assertNotEquals(person.id(), anonymous);
        Api.admin().get("/v1/beneficiaries/" + anonymous).then().statusCode(404);
        assertTrue(Api.all("/v1/beneficiaries", Map.of()).stream().noneMatch(one -> one.path("id").textValue().equals(anonymous)));
        assertTrue(entry.path("reason").isNull() && entry.path("externalIds").isEmpty(), entry::toString);
        assertEquals("RSA_AT_ENTRY", entry.at("/counting/rsaReason").textValue());
        Api.admin().get("/v1/employments/" + entry.path("employmentId").textValue()).then().statusCode(200)
                .body("jobTitle", is((Object) null)).body("beneficiaryId", is(anonymous)).body("startOn", notNullValue());
        Api.post(Api.admin(), entries.get(2) + "/validation", Fields.of()).then().statusCode(200);
    }

    @Test
    void whoNeverWorkedIsDeletedWholly() throws SQLException {
        Made person = person("RQTH");
        erased(person, "DELETED");
        Api.admin().get(person.path()).then().statusCode(404);
        assertEquals(Set.of(), Dump.findings(List.of(person.id(), "Zéphyrineau", "PLIE-ZQ-7781")).stream()
                .filter(found -> !found.startsWith("audit_") && !tombstone(found)).collect(Collectors.toSet()));
        Api.post(Api.admin(), person.path() + "/erasure", Fields.of("reason", "Encore")).then().statusCode(404);
    }

    /** Readers of the feed are told, by the number alone, what they have to remove. */
    private static boolean tombstone(String found) {
        return found.matches("change_(inbox|feed)\\.(resource|person)_id: .*");
    }

    /** What the service wrote beside its database: logs and settings. */
    private static List<Path> filesWith(List<String> traces) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(Path.of("target/test-data"), Path.of("data"))) {
            for (Path file : files(folder)) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
                if (traces.stream().anyMatch(trace -> text.contains(trace.toLowerCase(Locale.ROOT)))) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file) && !file.startsWith(folder.resolve("mariadb"))).toList();
        }
    }
}
