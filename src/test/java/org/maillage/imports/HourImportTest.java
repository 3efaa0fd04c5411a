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

    private String plain(String month, String from, String to, String hours) {
        return String.join(";", person, siret, reference, month, from, to, hours) + "\n";
    }

    private static final String PLAIN = "Matricule;SIRET;Référence marché;Mois;Du;Au;Nb heures\n";

    private static List<String> refusals(JsonNode run) {
        return Imports.results(Api.adminToken(), run.path("id").asText(), "REFUSED").stream().map(line -> line.path("line") + " "
                + line.at("/problem/code").asText() + " " + line.at("/problem/errors/0/pointer").asText()).toList();
    }

    /** Issue 10 §2.7: two equal lines of one month in one file are refused like two unequal ones. */
    @Test
    void aPayslipThatWasCopiedTwiceIsTold() {
        String file = PLAIN + plain("03/2018", "", "", "100") + plain("03/2018", "", "", "100") + plain("03/2018", "", "", "90") + plain("04/2018", "", "", "100");
        JsonNode run = sent(file);
        assertEquals("DONE 2/0/0/2", Imports.counts(run));
        assertEquals(List.of("3 line-repeated /month", "4 line-repeated /month"), refusals(run));
        assertTrue(Imports.results(Api.adminToken(), run.path("id").asText(), "REFUSED").get(0).at("/problem/detail").asText().contains("ligne 2"));
        assertEquals(2, entries());
        // another file is sent again
        JsonNode again = sent(file);
        assertEquals("DONE 0/0/2/2", Imports.counts(again));
        assertEquals(refusals(run), refusals(again));
        assertEquals("DONE 0/0/1/0", Imports.counts(sent(PLAIN + plain("03/2018", "", "", "100"))));
        assertEquals("REFUSED 0/0/0/1", Imports.counts(Imports.sent("hour-entries?source=PAIE&atomic=true", PLAIN + plain("05/2018", "", "", "1") + plain("05/2018", "", "", "1"))));
        assertEquals("DONE 1/0/0/1", Imports.counts(Imports.sent("hour-entries?source=PAIE&dryRun=true", PLAIN + plain("05/2018", "", "", "1") + plain("05/2018", "", "", "1"))));
        assertEquals("DONE 1/0/0/0", Imports.counts(sent(PLAIN + plain("05/2018", "", "", "1"))));
    }

    @Test
    void linesOfOtherDaysOrOfOtherPayslipsAreOthers() {
        assertEquals("DONE 2/0/0/0", Imports.counts(sent(PLAIN + plain("03/2018", "01/03/2018", "15/03/2018", "50") + plain("03/2018", "16/03/2018", "31/03/2018", "50"))));
        String id = Sample.unique("B");
        JsonNode run = sent(HEAD + "\n" + row(id, "04/2018", "50") + "\n" + row(id, "05/2018", "50") + "\n" + row(id, "04/2018", "60") + "\n" + row(id + "b", "06/2018", "50") + "\n");
        assertEquals("DONE 2/0/0/2", Imports.counts(run));
        assertEquals(List.of("3 line-repeated /externalId", "4 line-repeated /externalId"), refusals(run));
        assertEquals(List.of("2 duplicate-hour-entry /month"), refusals(sent(HEAD + "\n" + row(id + "c", "06/2018", "50"))));
        JsonNode beside = sent(PLAIN.strip() + ";Identifiant externe\n" + plain("07/2018", "", "", "50").strip() + ";" + id + "d\n" + plain("07/2018", "", "", "50").strip() + ";\n");
        assertEquals(List.of("3 line-repeated /month"), refusals(beside));
        assertEquals("DONE 0/1/0/0", Imports.counts(sent(HEAD + "\n" + row(id, "04/2018", "60"))));
    }

    /** The same, where the lines are further apart than what is written together. */
    @Test
    void copiesFarFromEachOtherAreTold() {
        String other = Sample.unique("P");
        Made made = World.person().eligibleFrom("2018-01-01").with("externalIds", List.of(Fields.of("source", "PAIE", "id", other))).made();
        World.employment(made, employer).made();
        String rows = IntStream.range(0, 1100).mapToObj(i -> plain("inconnu", "", "", "1")).collect(Collectors.joining());
        JsonNode run = sent(PLAIN + plain("03/2018", "", "", "100") + rows + plain("03/2018", "", "", "100") + plain("03/2018", "", "", "100").replace(person, other));
        assertEquals("DONE 2/0/0/1101", Imports.counts(run));
        assertEquals("1103 line-repeated /month", refusals(run).get(1100));
    }

    /** Issue 10 §2.7, case F54: two employments of one month. */
    @Test
    void theDaysOfALineSayWhichEmploymentIsMeant() {
        person = Sample.unique("F54");
        Made made = World.person().eligibleFrom("2018-01-01").with("externalIds", List.of(Fields.of("source", "PAIE", "id", person))).made();
        Made first = World.employment(made, employer).until("2018-03-15").with("contractKind", "CDD").made();
        Made second = World.employment(made, employer).from("2018-03-16").until("2018-12-31").with("contractKind", "CDD").made();
        JsonNode run = sent(PLAIN + plain("03/2018", "01/03/2018", "15/03/2018", "40") + plain("03/2018", "16/03/2018", "31/03/2018", "32")
                + plain("03/2018", "", "", "10") + plain("04/2018", "", "", "10") + plain("03/2018", "10/03/2018", "20/03/2018", "10"));
        assertEquals("DONE 3/0/0/2", Imports.counts(run), () -> refusals(run).toString());
        assertEquals(List.of("4 reference-ambiguous /from", "6 reference-ambiguous /from"), refusals(run));
        assertTrue(Imports.results(Api.adminToken(), run.path("id").asText(), "REFUSED").get(0).at("/problem/errors/0/detail").asText().contains("« Du » et « Au »"));
        assertEquals(List.of("40.00", "10.00 32.00"), List.of(first, second).stream().map(job -> Api.all("/v1/hour-entries", Fields.of("employmentId", job.id())).stream()
                .map(entry -> entry.path("hours").toString()).sorted().collect(Collectors.joining(" "))).toList());
    }

    @Test
    void ofTwoEmployersTheLineSaysWhich() {
        Made elsewhere = World.employer();
        Made made = World.person().with("externalIds", List.of(Fields.of("source", "PAIE", "id", person + "x"))).made();
        World.employment(made, employer).made();
        World.employment(made, elsewhere).made();
        String file = "Matricule;Référence marché;Mois;Nb heures\n" + person + "x;" + reference + ";03/2018;10\n";
        assertEquals(List.of("2 reference-ambiguous /employerSiret"), refusals(sent(file)));
    }
}
