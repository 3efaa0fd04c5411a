package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Hours out of files, over HTTP. */
@QuarkusTest
class HourImportTest {

    private String siret;
    private Made employer;
    private String person;
    private World.MadeContract contract;
    private String reference;

    @BeforeEach
    void furnish() {
        siret = Sample.siret();
        employer = Api.made("/v1/employers", Sample.employer().with("siret", siret));
        person = Sample.unique("P");
        Made made = World.person().eligibleFrom("2018-01-01").with("externalIds", List.of(Fields.of("source", "PAIE", "id", person))).made();
        World.employment(made, employer).made();
        reference = Sample.unique("2018-T");
        contract = World.contract().with("reference", reference).withClause(World.hours("700")).heldBy(employer).made();
    }

    private String row(String id, String month, String hours) {
        return String.join(";", id, person, siret, reference, month, hours);
    }

    private static final String HEAD = "Identifiant externe;Matricule;SIRET;Référence marché;Mois;Nb heures";

    private int entries() {
        return Api.all("/v1/hour-entries", Fields.of("clauseId", contract.clause().id())).size();
    }

    private JsonNode sent(String csv) {
        return Imports.sent("hour-entries?source=PAIE", csv);
    }

    @Test
    void aFileOfAPayrollBecomesEntries() {
        String id = Sample.unique("B");
        JsonNode run = sent(HEAD + "\n" + row(id + "a", "03/2018", "151,67") + "\n\n" + row(id + "b", "avril 2018", " 10,5\u202fh") + "\n" + row(id + "c", "2018-05", "cent")
                + "\n;;;;;\n" + row(id + "d", "2018-06", "20").replace(person, "nobody") + "\n");

        assertEquals("DONE 2/0/0/2", Imports.counts(run), run::toPrettyString);
        assertEquals(2, entries());
        List<JsonNode> refused = Imports.results(Api.adminToken(), run.path("id").asText(), "REFUSED");
        assertEquals("[5 /hours invalid-type, 7 /beneficiaryExternalId reference-unknown]", refused.stream().map(line -> line.path("line") + " "
                + line.at("/problem/errors/0/pointer").asText() + " " + line.at("/problem/errors/0/code").asText()).toList().toString());
        assertEquals("cent", refused.get(0).at("/original/5").asText());
        assertEquals("beneficiaryExternalId", run.at("/columns/1/field").asText());
    }

    /** Taken, and told: also when the file comes again. */
    @Test
    void aLineOfACommuneThatIsNoPlaceOfTheContractIsWarned() {
        String file = HEAD + ";Commune\n" + row(Sample.unique("B"), "2018-03", "20") + ";79049\n" + row(Sample.unique("B"), "2018-04", "20") + ";"
                + Sample.NIORT + "\n";
        for (String counts : List.of("DONE 2/0/0/0", "DONE 0/0/2/0")) {
            JsonNode run = sent(file);
            assertEquals(counts, Imports.counts(run), run::toPrettyString);
            assertEquals(1, run.at("/lines/warned").asInt());
            JsonNode warned = Imports.results(Api.adminToken(), run.path("id").asText(), null).get(0);
            assertEquals("commune place-outside-contract", warned.at("/warnings/0/field").asText() + " " + warned.at("/warnings/0/code").asText());
        }
    }

    @Test
    void theSameFileInAnotherFormChangesNothing() {
        List<String> rows = IntStream.range(0, 12).mapToObj(i -> row(Sample.unique("B"), YearMonth.of(2018, 1).plusMonths(i).toString(), "10.5")).toList();
        assertEquals("DONE 12/0/0/0", Imports.counts(sent(HEAD + "\n" + String.join("\n", rows))));
        String lines = rows.stream().map(row -> {
            String[] cells = row.split(";");
            return Api.line(Fields.of("externalId", cells[0], "beneficiaryExternalId", cells[1], "employerSiret", cells[2], "contractReference", cells[3],
                    "month", cells[4], "hours", Sample.decimal("10.50")));
        }).collect(Collectors.joining("\n"));
        assertEquals("DONE 0/0/12/0", Imports.counts(Imports.sent(Api.adminToken(), "hour-entries?source=PAIE", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8))));
        byte[] windows = (HEAD + "\r\n" + String.join("\r\n", rows)).replace(";", "\t").getBytes(Charset.forName("windows-1252"));
        JsonNode third = Imports.sent(Api.adminToken(), "hour-entries?source=PAIE", Imports.CSV, windows);
        assertEquals("DONE 0/0/12/0", Imports.counts(third));
        assertEquals("windows-1252", third.path("charset").asText());
        assertEquals(12, entries());
        assertTrue(third.path("bytes").asInt() > 0);
    }

    @Test
    void correctionsThatAreRefusedLeaveNoTraceBesideThoseThatAreTaken() {
        List<String> ids = IntStream.range(0, 8).mapToObj(i -> Sample.unique("B")).toList();
        assertEquals("DONE 8/0/0/0", Imports.counts(sent(file(ids, i -> "10"))));
        List<JsonNode> before = ids.stream().map(HourImportTest::named).toList();

        JsonNode again = sent(file(ids, i -> i % 2 == 0 ? "11" : "400"));

        assertEquals("DONE 0/4/0/4", Imports.counts(again));
        assertEquals(List.of("3 implausible-hours", "5 implausible-hours", "7 implausible-hours", "9 implausible-hours"),
                Imports.results(Api.adminToken(), again.path("id").asText(), "REFUSED").stream()
                        .map(line -> line.path("line") + " " + line.at("/problem/code").asText()).toList());
        for (int i = 0; i < ids.size(); i++) {
            JsonNode now = named(ids.get(i));
            assertEquals(i % 2 == 0 ? before.get(i).path("id") : before.get(i).path("corrects"), now.path("corrects"));
            assertEquals(i % 2 == 1, now.path("etag").equals(before.get(i).path("etag")));
        }
    }

    private String file(List<String> ids, IntFunction<String> hours) {
        return HEAD + "\n" + IntStream.range(0, ids.size()).mapToObj(i -> row(ids.get(i), YearMonth.of(2018, 1).plusMonths(i).toString(), hours.apply(i)))
                .collect(Collectors.joining("\n"));
    }

    private static JsonNode named(String id) {
        return Api.json(Api.admin().get("/v1/hour-entries/by-external-id/PAIE/" + id));
    }
}
