package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Sample;

/** An office that has nothing but spreadsheets, and no identifiers of its own, begins with them alone (issue 10 §2.7). */
@QuarkusTest
class OfficeImportTest {

    private final String siret = Sample.siret();
    private final String town = Sample.unique("Mairie de Melle");
    private final String landlord = Sample.unique("Habitat");
    private final String reference = Sample.unique("OF");
    private final String last = Sample.unique("Officier");
    private final String prescriber = Sample.unique("Mission locale");

    private static List<String> results(JsonNode run) {
        List<String> told = new ArrayList<>();
        Imports.results(Api.adminToken(), run.path("id").asText(), null).forEach(line -> told.add(line.path("status").asText()
                + (line.path("problem").isNull() ? "" : " " + line.path("problem"))));
        return told;
    }

    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("buyers", "Acheteur;Type;SIRET\n" + town + ";Mairie;\n" + landlord + ";Bailleur social;" + Sample.siret() + "\n");
        files.put("prescribers", "Prescripteur;Type\n" + prescriber + ";Mission locale\n");
        files.put("employers", "Entreprise;Type;SIRET;Type d'identifiant;Autre identifiant\nBTP;Entreprise;" + siret + ";;\nLtd;Entreprise;;TVA;" + Sample.unique("IE") + "\n");
        files.put("contracts", "Acheteur;N° marché;Objet;Nature;Catégorie;Début;Fin;Statut;Lieu;Lot;Heures d'insertion;Base légale;Type de clause;SIRET titulaire;Montant HT\n"
                + town + ";" + reference + ";École;Marché public;Travaux;01/01/2018;31/12/2018;En cours;79191;1;700;ORD_2015_899_ART_38;Condition;" + siret + ";250 000\n"
                + town + ";" + reference + ";École;Marché public;Travaux;01/01/2018;31/12/2018;En cours;79191;2;100;ORD_2015_899_ART_38;Condition;;50 000\n"
                + landlord + ";" + reference + "-L;Logements;Marché public;Travaux;01/01/2018;31/12/2018;En cours;79191;;;;;;\n");
        files.put("beneficiaries", "Nom;Prénom;Date de naissance;Sexe;Prescripteur;Critères\n" + last + ";Ana;01/02/1990;F;" + prescriber + ";RSA\n");
        files.put("eligibilities", "Nom;Prénom;Date de naissance;Critères;Justificatif;Date du justificatif;Décision;Date de décision;Valable à partir du\n"
                + last + ";Ana;01/02/1990;RSA;Attestation CAF;05/01/2018;Validé;10/01/2018;10/01/2018\n");
        files.put("employments", "Nom;Prénom;Date de naissance;SIRET employeur;Mode;Type de contrat;Début;Fin\n" + last + ";Ana;01/02/1990;" + siret
                + ";DIRECT_HIRE;CDD;15/01/2018;30/06/2018\n");
        files.put("hour-entries", "Nom;Prénom;Date de naissance;SIRET employeur;Référence marché;Lot;Mois;Heures\n" + last + ";Ana;01/02/1990;" + siret + ";" + reference
                + ";Lot 1;02/2018;140\n");
        files.put("exits", "Nom;Prénom;Date de naissance;Échéance;Situation;Date de constat\n" + last + ";Ana;01/02/1990;Sortie;CDD de plus de 6 mois;01/07/2018\n");
        return files;
    }

    @Test
    void noneOfItsFilesNeedsAnIdentifierAndNoneMakesAnythingTwice() {
        Map<String, List<String>> first = Map.of("contracts", List.of("CREATED", "CHANGED", "CREATED"), "eligibilities", List.of("CHANGED"));
        Map<String, String> files = files();
        files.forEach((kind, file) -> {
            int lines = (int) file.lines().count() - 1;
            assertEquals(first.getOrDefault(kind, Collections.nCopies(lines, "CREATED")), results(Imports.sent(kind, file)), kind);
        });
        files.forEach((kind, file) -> {
            int lines = (int) file.lines().count() - 1;
            assertEquals(Collections.nCopies(lines, "UNCHANGED"), results(Imports.sent(kind, file)), kind);
        });
        List<JsonNode> contracts = Api.all("/v1/contracts", Fields.of("reference", reference));
        assertEquals(1, contracts.size());
        JsonNode school = contracts.get(0);
        assertEquals(2, Api.all("/v1/clauses", Fields.of("contractId", school.path("id").asText())).size());
        List<JsonNode> hours = Api.all("/v1/hour-entries", Fields.of("contractId", school.path("id").asText()));
        assertEquals("[NOT_VALIDATED]", hours.stream().map(entry -> entry.at("/counting/reason").asText()).toList().toString());
        JsonNode person = Api.all("/v1/beneficiaries", Fields.of("lastName", last)).get(0);
        String decided = Api.all("/v1/beneficiaries/" + person.path("id").asText() + "/eligibilities", Fields.of()).get(0).path("decision").asText();
        assertEquals("VALIDATED", decided);
    }

    @Test
    void whatWasEnteredByHandIsKnownAgain() {
        Map<String, String> files = files();
        results(Imports.sent("buyers", files.get("buyers")));
        results(Imports.sent("employers", files.get("employers")));
        JsonNode buyer = Api.all("/v1/buyers", Fields.of("name", town)).get(0);
        JsonNode contract = Api.made("/v1/contracts", Sample.contract(buyer.path("id").asText(), Sample.NIORT).with("reference", reference).with("title", "École")
                .with("lots", List.of(Fields.of("number", "1", "title", "1")))).body();
        Api.made("/v1/clauses", Sample.clause(contract.path("id").asText()).with("lotId", contract.at("/lots/0/id").asText()));
        for (String options : List.of("", "?source=PLIE", "?source=PLIE")) {
            List<String> told = results(Imports.sent("contracts" + options, files.get("contracts").lines().limit(2).reduce((a, b) -> a + "\n" + b).orElseThrow() + "\n"));
            assertEquals(1, told.stream().filter(one -> one.equals("CHANGED") || one.equals("UNCHANGED")).count(), told::toString);
        }
        assertEquals(1, Api.all("/v1/clauses", Fields.of("contractId", contract.path("id").asText())).size());
        assertEquals(1, Api.all("/v1/contracts", Fields.of("reference", reference)).size());
    }

    @Test
    void aNameThatNobodyHasIsTold() {
        String contract = files().get("contracts").lines().limit(2).reduce((a, b) -> a + "\n" + b).orElseThrow();
        List<String> told = results(Imports.sent("contracts", contract));
        assertEquals("REFUSED", told.get(0).substring(0, 7));
        assertTrue(told.get(0).contains("reference-unknown") && told.get(0).contains("/buyerName"), told.get(0));
        assertTrue(results(Imports.sent("beneficiaries", files().get("beneficiaries"))).get(0).contains("/prescriber"));
    }
}
