package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Sample;

/** Buyers and prescribers as an office has them in a spreadsheet, with or without identifiers. */
@QuarkusTest
class DirectoryImportTest {

    private static List<String> results(JsonNode run) {
        List<String> told = new ArrayList<>();
        Imports.results(Api.adminToken(), run.path("id").asText(), null).forEach(line -> told.add(line.path("status").asText()
                + (line.path("problem").isNull() ? "" : " " + line.at("/problem/code").asText() + " " + line.at("/problem/errors/0/pointer").asText())));
        return told;
    }

    private static JsonNode buyer(String name) {
        return Api.all("/v1/buyers", Map.of("name", name)).get(0);
    }

    @Test
    void aListOfBuyersNeedsNothingOfItsOwn() {
        String siret = Sample.siret();
        String town = Sample.unique("Thouars");
        String landlord = Sample.unique("Habitat");
        String file = "Acheteur;Type;SIRET;Code INSEE;Mail;Ville\n" + town + ";Mairie;" + siret + ";79329;mairie@exemple.fr;Thouars\n"
                + landlord + ";Bailleur social;;;;Niort\n";
        assertEquals(List.of("CREATED", "CREATED"), results(Imports.sent("buyers", file)));
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), results(Imports.sent("buyers", file)));
        assertEquals(List.of("COMMUNE", "SOCIAL_LANDLORD"), List.of(buyer(town).path("kind").asText(), buyer(landlord).path("kind").asText()));
        assertEquals("79329 " + siret, buyer(town).path("commune").asText() + " " + buyer(town).path("siret").asText());

        assertEquals(List.of("CHANGED", "CHANGED"), results(Imports.sent("buyers", "Acheteur;Type;SIRET;Tél\n" + town + ";Commune;" + siret + ";549000001\n"
                + landlord + ";Office HLM;" + Sample.siret() + ";\n")));
        assertEquals("0549000001 mairie@exemple.fr", buyer(town).path("phone").asText() + " " + buyer(town).path("email").asText());
        assertEquals(1, Api.all("/v1/buyers", Map.of("name", landlord)).size());
    }

    @Test
    void aNumberOfItsOwnIsKeptBesideTheSiret() {
        String siret = Sample.siret();
        String name = Sample.unique("Département");
        String number = Sample.unique("A");
        assertEquals(List.of("CREATED"), results(Imports.sent("buyers", "Nom;Type;SIRET\n" + name + ";Conseil départemental;" + siret + "\n")));
        String file = "Code acheteur;Nom;Type;SIRET\n" + number + ";" + name + ";Conseil départemental;" + siret + "\n";
        assertEquals(List.of("CHANGED"), results(Imports.sent("buyers?source=PLIE", file)));
        assertEquals(List.of("UNCHANGED"), results(Imports.sent("buyers?source=PLIE", file)));
        Api.admin().get("/v1/buyers/by-external-id/PLIE/" + number).then().statusCode(200);
        assertEquals(1, Api.all("/v1/buyers", Map.of("siret", siret)).size());
    }

    @Test
    void whatMayBeSeveralIsRefused() {
        String name = Sample.unique("Niort");
        String file = "Nom;Type;SIRET\n" + name + ";Commune;\n";
        assertEquals(List.of("CREATED"), results(Imports.sent("buyers", file)));
        assertEquals(List.of("REFUSED reference-ambiguous /kind"), results(Imports.sent("buyers", file.replace("Commune", "Agglo"))));
        Api.made("/v1/buyers", Sample.buyer().with("name", name).without("siret"));
        assertEquals(List.of("REFUSED reference-ambiguous /name"), results(Imports.sent("buyers", file)));
        String other = Sample.unique("Bressuire");
        assertEquals(List.of("CREATED", "REFUSED lines-disagree /email"), results(Imports.sent("buyers",
                "Nom;Type;Courriel\n" + other + ";Commune;a@exemple.fr\n" + other + ";Commune;b@exemple.fr\n")));
        assertEquals(List.of("CREATED", "CREATED"), results(Imports.sent("buyers", "Nom;Type;SIRET\n" + name + "x;Commune;" + Sample.siret() + "\n"
                + name + "x;Commune;" + Sample.siret() + "\n")));
    }

    @ParameterizedTest
    @CsvSource({"CCAS,PUBLIC_INSTITUTION", "mairie,COMMUNE", "Communauté d'agglomération,EPCI", "HÔPITAL,HEALTH_INSTITUTION", "CPAM,SOCIAL_SECURITY",
            "Syndicat mixte,SEM_SPL_SYNDICATE", "Conseil régional,REGION", "Préfecture,STATE", "Association,PRIVATE", "Organisme de sécurité sociale,SOCIAL_SECURITY"})
    void kindsOfBuyersAsAnOfficeWritesThem(String written, String kind) {
        String name = Sample.unique("Type");
        Imports.sent("buyers", "Nom;Type\n" + name + ";" + written + "\n");
        assertEquals(kind, buyer(name).path("kind").asText());
    }

    @Test
    void prescribersComeInByTheirNames() {
        String name = Sample.unique("Mission locale");
        String file = "Prescripteur;Type;Code INSEE\n" + name + ";Mission locale;79191\n" + name + ";Mission locale;79049\n" + Sample.unique("PE") + ";Pôle emploi;79191\n"
                + Sample.unique("Sans") + ";Fleuriste;79191\n";
        assertEquals(List.of("CREATED", "CREATED", "CREATED", "REFUSED invalid-body /kind"), results(Imports.sent("prescribers", file)));
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), results(Imports.sent("prescribers", file)).subList(0, 2));
        assertEquals(List.of("REFUSED reference-ambiguous /name"), results(Imports.sent("prescribers", "Prescripteur;Type\n" + name + ";ML\n")));
        assertEquals(2, Api.all("/v1/prescribers", Map.of("name", name)).size());
    }

    @Test
    void whatIsExportedComesInAsTheSame() {
        String name = Sample.unique("Exporté");
        JsonNode made = Api.made("/v1/buyers", Sample.buyer().with("name", name)).body();
        Api.made("/v1/prescribers", Sample.prescriber().with("name", name));
        for (String kind : List.of("buyer", "prescriber")) {
            String[] rows = Api.admin().get("/v1/exports/" + kind + "?format=csv").then().statusCode(200).extract().asString().split("\r\n");
            String own = Arrays.stream(rows).filter(row -> row.contains(name)).findFirst().orElseThrow();
            JsonNode run = Imports.sent(kind + "s", rows[0] + "\r\n" + own + "\r\n");
            assertEquals(List.of("UNCHANGED"), results(run), run::toPrettyString);
        }
        assertEquals(made.path("etag"), Api.json(Api.admin().get("/v1/buyers/" + made.path("id").asText())).path("etag"));
    }

    @Test
    void whoMayNotWriteThemMayNotImportThem() {
        String token = Api.token(List.of(Role.COORDINATOR));
        for (String kind : List.of("buyers", "prescribers", "eligibilities", "exits")) {
            Imports.post(token, kind, Imports.CSV, "Nom;Type\n".getBytes(StandardCharsets.UTF_8)).then().statusCode(403);
        }
    }
}
