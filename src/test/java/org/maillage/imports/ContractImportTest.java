package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Sample;

/** Contracts of several lots, a line each (issue 10 §2.7). */
@QuarkusTest
class ContractImportTest {

    private static final String HEAD = "Identifiant;SIRET acheteur;N° marché;Objet;Nature du marché;Type de marché;Date de début;Date de fin;Statut;Lieu;Lot;Intitulé du lot;"
            + "Heures d'insertion;Base légale;Type de clause;SIRET titulaire;Montant HT;Montant total du marché;CPV\n";

    private String buyer;
    private String first;
    private String second;
    private String id;

    @BeforeEach
    void furnish() {
        buyer = Sample.siret();
        first = Sample.siret();
        second = Sample.siret();
        Api.made("/v1/buyers", Sample.buyer().with("siret", buyer));
        List.of(first, second).forEach(siret -> Api.made("/v1/employers", Sample.employer().with("siret", siret)));
        id = Sample.unique("MX");
    }

    private String row(String lot, String hours, String holder, String amount) {
        return row("Réhabilitation école", "30/06/2019", lot, hours, holder, amount, "", "");
    }

    private String row(String title, String end, String lot, String hours, String holder, String amount, String total, String cpv) {
        return String.join(";", id, buyer, id, title, "Marché public", "Travaux", "08/01/2018", end, "En cours", "79329", lot,
                lot.isEmpty() ? "" : "Corps d'état", hours, hours.isEmpty() ? "" : "ORD_2015_899_ART_38", hours.isEmpty() ? "" : "Condition", holder, amount, total, cpv) + "\n";
    }

    private JsonNode sent(String... rows) {
        return Imports.sent("contracts?source=PLIE", HEAD + String.join("", rows));
    }

    private JsonNode contract() {
        return Api.json(Api.admin().get("/v1/contracts/by-external-id/PLIE/" + id));
    }

    private static String refusals(JsonNode run) {
        return Imports.results(Api.adminToken(), run.path("id").asText(), "REFUSED").stream().map(line -> line.path("line") + " "
                + line.at("/problem/code").asText() + " " + line.at("/problem/errors").findValuesAsText("pointer")).toList().toString();
    }

    private List<String> lots() {
        return IntStream.range(0, contract().path("lots").size()).mapToObj(i -> contract().path("lots").get(i))
                .map(lot -> lot.path("number").asText() + " " + lot.path("amountExclTax") + " " + lot.path("cpv").asText("")).toList();
    }

    @Test
    void twoLotsEachWithItsAmountExcludingTax() {
        JsonNode run = sent(row("1", "700", first, "1 250 000,00 €"), row("2", "350", second, "80 000"));
        assertEquals("DONE 1/1/0/0", Imports.counts(run), () -> refusals(run));
        assertTrue(contract().path("amountExclTax").isNull());
        assertEquals(List.of("1 1250000.00 ", "2 80000.00 "), lots());
        List<JsonNode> clauses = Api.all("/v1/clauses", Fields.of("contractId", contract().path("id").asText()));
        assertEquals("[700.00, 350.00]", clauses.stream().map(clause -> clause.at("/commitments/0/hours")).toList().toString());
        assertEquals("DONE 0/0/2/0", Imports.counts(sent(row("1", "700", first, "1 250 000,00 €"), row("2", "350", second, "80 000"))));
    }

    @Test
    void theAmountOfTheContractHasAColumnOfItsOwn() {
        String total = "1330000";
        assertEquals("DONE 1/1/0/0", Imports.counts(sent(row("Halle", "30/06/2019", "1", "700", first, "1250000", total, "45000000"),
                row("Halle", "30/06/2019", "2", "", "", "80000", total, "45442100"))));
        assertEquals("1330000.00", contract().path("amountExclTax").toString());
        assertEquals(List.of("1 1250000.00 45000000", "2 80000.00 45442100"), lots());
    }

    @Test
    void aLineWithoutALotSaysTheAmountOfTheContract() {
        assertEquals("DONE 1/0/0/0", Imports.counts(sent(row("", "700", first, "250000"))));
        assertEquals("250000.00", contract().path("amountExclTax").toString());
        assertEquals("[2 invalid-body [/totalAmountExclTax]]", refusals(sent(row("Réhabilitation école", "30/06/2019", "", "", "", "250000", "260000", ""))));
        assertEquals("DONE 0/1/0/0", Imports.counts(sent(row("Réhabilitation école", "30/06/2019", "", "", "", "260000", "260000.00", ""))));
    }

    @Test
    void aReferenceThatDiffersByItsCaseIsTheSameContract() {
        String head = "SIRET acheteur;N° marché;Objet;Nature du marché;Type de marché;Date de début;Date de fin;Statut;Lieu\n";
        String reference = Sample.unique("Mx-a");
        String rest = ";Halle;Marché public;Travaux;08/01/2018;30/06/2019;En cours;79329\n";
        String line = buyer + ";" + reference + rest;
        JsonNode run = Imports.sent("contracts", head + line + line.replace(reference, reference.toUpperCase()));
        assertEquals("[3 lines-disagree [/reference]]", refusals(run));
        assertEquals("DONE 0/1/0/0", Imports.counts(Imports.sent("contracts", head + line.replace(reference, reference.toLowerCase()).replace("2019", "2020"))));
        List<JsonNode> found = Api.all("/v1/contracts", Fields.of("q", reference));
        assertEquals("[" + reference + " 2020-06-30]", found.stream().map(one -> one.path("reference").asText() + " " + one.path("endOn").asText()).toList().toString());

        Api.made("/v1/contracts", Sample.contract(found.get(0).path("buyerId").asText(), "79329").with("reference", reference.toUpperCase()));
        assertEquals("DONE 0/0/1/0", Imports.counts(Imports.sent("contracts", head + line.replace("2019", "2020"))));
        assertEquals("[2 reference-ambiguous [/reference]]", refusals(Imports.sent("contracts", head + line.replace(reference, reference.toLowerCase()))));
    }

    @Test
    void aFileOfOneLotLeavesTheOthersAsTheyAre() {
        sent(row("1", "700", first, "1250000"), row("2", "350", second, "80000"));
        assertEquals("DONE 0/1/0/0", Imports.counts(sent(row("Lot 02", "350", second, "85000"))));
        assertEquals(List.of("1 1250000.00 ", "2 85000.00 "), lots());
        assertEquals("DONE 0/0/1/0", Imports.counts(sent(row("2", "350", second, ""))));
        assertEquals("DONE 0/1/0/0", Imports.counts(sent(row("3", "", "", "10000"))));
        assertEquals(List.of("1 1250000.00 ", "2 85000.00 ", "3 10000.00 "), lots());
    }

    @Test
    void linesOfOneContractThatDisagreeAreRefusedAtTheColumn() {
        JsonNode run = sent(row("1", "700", first, "1250000"), row("Réhabilitation du lycée", "31/12/2019", "2", "350", second, "80000", "", ""),
                row("3", "100", second, "50000"));
        assertEquals("DONE 1/1/0/1", Imports.counts(run));
        assertEquals("[3 lines-disagree [/endOn, /title]]", refusals(run));
        assertEquals("Réhabilitation école", contract().path("title").asText());
        JsonNode line = Imports.results(Api.adminToken(), run.path("id").asText(), "REFUSED").get(0);
        assertTrue(line.at("/problem/errors/0/detail").asText().contains("ligne 2"), line::toString);
        String file = Api.admin().get(Imports.PATH + "/" + run.path("id").asText() + "/results.csv").asString();
        assertTrue(file.contains("Fin –") && file.contains("Intitulé –"), file);
    }

    @Test
    void oneLotWithTwoAmountsOrTwoHoldersIsRefused() {
        assertEquals("[3 lines-disagree [/amountExclTax]]", refusals(sent(row("1", "700", first, "1250000"), row("1", "700", first, "80000"))));
        assertEquals("[3 lines-disagree [/clauseHours, /holderSiret]]", refusals(sent(row("1", "700", first, "1250000"), row("1", "300", second, "1250000"))));
        assertEquals("[2 holder-differs [/holderSiret]]", refusals(sent(row("1", "700", second, "1250000"))));
        assertEquals("[3 lines-disagree [/amountExclTax]]", refusals(sent(row("Réhabilitation école", "30/06/2019", "1", "700", first, "1250000", "1330000", ""),
                row("", "", "", "1250000"))));
    }

    /** The lines of a contract may be far from each other: what the first one said is known in every part of the file. */
    @Test
    void linesFarFromEachOtherAreHeldToEachOther() {
        String rows = IntStream.rangeClosed(1, 120).mapToObj(i -> row(String.valueOf(i), "", "", "1000")).collect(Collectors.joining());
        JsonNode run = sent(rows, row("Autre objet", "30/06/2019", "121", "", "", "1000", "", ""));
        assertEquals("DONE 1/119/0/1", Imports.counts(run));
        assertEquals("[122 lines-disagree [/title]]", refusals(run));
        JsonNode looked = Imports.sent("contracts?source=PLIE&dryRun=true", HEAD + row("200", "", "", "1000") + row("Autre objet", "30/06/2019", "201", "", "", "", "", ""));
        assertEquals("[3 lines-disagree [/title]]", refusals(looked));
        assertEquals("DONE 0/1/0/0", Imports.counts(sent(row("Autre objet", "30/06/2019", "1", "", "", "1000", "", ""))));
    }

    @Test
    void hoursThatAreNoneOfSeveralVersionsOfAnObjectiveAreRefused() {
        sent(row("1", "700", first, "1250000"));
        JsonNode clause = Api.all("/v1/clauses", Fields.of("contractId", contract().path("id").asText())).get(0);
        Api.patch("/v1/clauses/" + clause.path("id").asText(), Fields.of("objectiveVersions", List.of(Fields.of("effectiveOn", "2018-01-08", "hours", Sample.decimal("700.00")),
                Fields.of("effectiveOn", "2018-07-01", "hours", Sample.decimal("800.00"))), "commitments", List.of())).then().statusCode(200);
        assertEquals("DONE 0/0/1/0", Imports.counts(sent(row("1", "700", "", "1250000"))));
        assertEquals("[2 objective-differs [/clauseHours]]", refusals(sent(row("1", "750", "", "1250000"))));
    }
}
