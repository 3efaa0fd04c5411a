package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Which record a line is about: another one under a known identifier, zeros that were lost, persons without an identifier. */
@QuarkusTest
class IdentityImportTest {

    /** A name of letters that nobody else has: digits are not compared. */
    private static String unique(String prefix) {
        String number = Sample.unique("").substring(1);
        return prefix + number.chars().mapToObj(digit -> String.valueOf((char) ('b' + digit - '0'))).collect(Collectors.joining());
    }

    private static final String HEAD = "Matricule;Nom;Prénom;Date de naissance;Sexe\n";

    private final String source = Sample.unique("SI").toUpperCase();

    private JsonNode sent(String kind, String csv) {
        return Imports.sent(kind + "?source=" + source, csv);
    }

    private JsonNode persons(String csv) {
        return sent("beneficiaries", HEAD + csv);
    }

    private static List<JsonNode> lines(JsonNode run) {
        return Imports.results(Api.adminToken(), run.path("id").asText(), null);
    }

    /** Status, pointer and code of the fault, codes of warnings of each line. */
    private static String told(JsonNode run) {
        return lines(run).stream().map(line -> line.path("status").asText() + (line.at("/problem/errors").isMissingNode() ? line.at("/problem/code").asText()
                : " " + line.at("/problem/code").asText() + " " + line.at("/problem/errors/0/pointer").asText())
                + line.path("warnings").findValuesAsText("code")).toList().toString();
    }

    private JsonNode named(String kind, String id) {
        return Api.json(Api.admin().get("/v1/" + kind + "/by-external-id/" + source + "/" + id));
    }

    private static int called(String lastName) {
        return Api.all("/v1/beneficiaries", Fields.of("lastName", lastName)).size();
    }

    // F51: matricule F51 was Auberval Jean 1970, comes back as Brissonnet Chloé 1999
    @Test
    void aMatriculeThatComesBackWithAnotherPersonIsRefused() {
        persons("F51;Auberval;Jean;01/02/1970;H\n");
        JsonNode run = persons("F51;Brissonnet;Chloé;09/11/1999;F\n");
        assertEquals("[REFUSED identity-conflict /externalId[]]", told(run));
        JsonNode error = lines(run).get(0).at("/problem/errors/0");
        assertTrue(error.path("detail").asText().contains(named("beneficiaries", "F51").path("id").asText()), error::toString);
        assertEquals("Auberval", named("beneficiaries", "F51").path("lastName").asText());
        assertEquals("[CHANGED[]]", told(persons("F51;AUBERVAL;Jean;01/02/1971;H\n")));
        assertEquals("[CHANGED[]]", told(persons("F51;Brissonnet;Jeanne;01/02/1971;F\n")));
        JsonNode corrected = Imports.sent("beneficiaries?identity=correct&source=" + source, HEAD + "F51;Auberval;Jean;01/02/1970;H\n");
        assertEquals("DONE 0/1/0/0", Imports.counts(corrected));
        assertTrue(corrected.path("identityCorrected").asBoolean());
        Imports.post(Api.adminToken(), "beneficiaries?identity=yes", Imports.CSV, HEAD.getBytes(StandardCharsets.UTF_8)).then().statusCode(400);
    }

    @Test
    void oneMatriculeOfTwoPersonsInOneFileIsRefused() {
        assertEquals("[CREATED[], REFUSED identity-conflict /externalId[], UNCHANGED[]]",
                told(persons("D1;Auberval;Jean;01/02/1970;H\nD1;Brissonnet;Chloé;09/11/1999;F\nD1;Auberval;Jean;01/02/1970;H\n")));
        JsonNode lines = Imports.sent(Api.adminToken(), "beneficiaries?source=" + source, "application/x-ndjson", ("{\"externalId\":\"D1\",\"lastName\":\"Brissonnet\","
                + "\"firstName\":\"Chloé\",\"birthDate\":\"1999-11-09\",\"sex\":\"F\"}\n").getBytes(StandardCharsets.UTF_8));
        assertEquals("[REFUSED identity-conflict /externalId[]]", told(lines));
    }

    @Test
    void oneMatriculeWithTwoContentsInOneFileIsRefused() {
        String name = unique("Auberval");
        String line = "D2;" + name + ";Jean;01/02/1970;H";
        JsonNode run = persons(line + "\n" + line.replace("Jean", "JEAN") + "\n" + line.replace("01/02/1970", "01/03/1970") + "\n");
        assertEquals("[CREATED[], CHANGED[], REFUSED lines-disagree /birthDate[]]", told(run));
        // over two chunks, and without a matricule
        String head = "Nom;Prénom;Date de naissance;Sexe;Téléphone\n";
        String person = unique("Sancerroy") + ";Odile;10/08/1979;F;06000000";
        String others = IntStream.range(0, 60).mapToObj(i -> unique("Zed") + ";Ana;10/08/1979;F;0600000011\n").collect(Collectors.joining());
        assertEquals("DONE 61/0/1/1", Imports.counts(Imports.sent("beneficiaries", head + person + "11\n" + others + person + "11\n" + person + "12\n")));
    }

    @Test
    void aBirthNameInTheCellOfTheLastNameIsPutInItsPlace() {
        String used = unique("Martin");
        String birth = unique("Durand");
        String head = "Matricule;Nom;Nom de naissance;Prénom;Date de naissance;Sexe\n";
        String rest = ";Claire;10/08/1979;F\n";
        assertEquals("[CREATED[birth-name-parted], CREATED[birth-name-parted], REFUSED invalid-body /birthName[], CREATED[]]", told(sent("beneficiaries", head
                + "N1;" + used + " née " + birth + ";" + rest + "N2;" + unique("Luce") + " épouse " + used + "x;" + rest
                + "N3;" + used + " née " + birth + ";Autre" + rest + "N4;" + unique("Martinee") + ";" + rest)));
        assertEquals(used, named("beneficiaries", "N1").path("lastName").asText());
        assertEquals(birth, named("beneficiaries", "N1").path("birthName").asText());
        assertEquals(used + "x", named("beneficiaries", "N2").path("lastName").asText());
        assertEquals("[UNCHANGED[birth-name-parted]]", told(sent("beneficiaries", head + "N1;" + used + " (née " + birth + ");" + birth + rest)));
    }

    @Test
    void anotherBuyerUnderAKnownIdIsRefused() {
        String head = "Identifiant;Nom;Type;SIRET\n";
        String siret = Sample.siret();
        assertEquals("[CREATED[]]", told(sent("buyers", head + "A1;Commune;COMMUNE;" + siret + "\n")));
        assertEquals("[REFUSED identity-conflict /externalId[]]", told(sent("buyers", head + "A1;Commune;COMMUNE;" + Sample.siret() + "\n")));
        assertEquals("[CHANGED[]]", told(sent("buyers", head + "A1;Commune de Zed;COMMUNE;" + siret + "\n")));
        assertEquals("[CREATED[], REFUSED identity-conflict /externalId[]]", told(sent("prescribers", "Identifiant;Nom;Type\nO1;" + unique("Mission") + ";ML\nO1;"
                + unique("Caisse") + ";CAF\n")));
    }

    @Test
    void decisionsAndExitsNameAPersonByNameAndBirthDate() {
        String name = unique("Brassenoy");
        worker("00099", name, "Ana", "1989-09-09");
        String head = "Nom;Prénom;Date de naissance;Critère principal;Décision;Date de décision;Motif\n";
        String line = name + ";Ana;09/09/1989;RSA;Refusé;15/01/2019;Hors critères\n";
        assertEquals("[CREATED[], REFUSED person-unknown /lastName[]]", told(Imports.sent("eligibilities", head + line + line.replace("1989", "1990"))));
        String other = "Matricule;" + head + "99;" + line.replace("2019", "2020");
        assertEquals("[CREATED[leading-zeros-restored]]", told(sent("eligibilities", other)));
        assertEquals("[REFUSED identity-conflict /beneficiaryExternalId[leading-zeros-restored]]", told(sent("eligibilities", other.replace(name, "Autre").replace("1989", "1990"))));
    }

    @Test
    void anEmployerOfAnotherSirenUnderAKnownIdIsRefused() {
        String head = "Code tiers;Raison sociale;SIRET;Type\n";
        String siret = Sample.siret();
        String other = Sample.siret();
        assertEquals("[CREATED[], REFUSED identity-conflict /externalId[]]", told(sent("employers", head + "T1;Jardins;" + siret + ";ACI\nT1;Bâti;" + other + ";ACI\n")));
        assertEquals("[REFUSED identity-conflict /externalId[]]", told(sent("employers", head + "T1;Jardins;" + other + ";ACI\n")));
        assertEquals("[CHANGED[]]", told(sent("employers", head + "T1;Jardins du Marais;" + siret + ";ACI\n")));
        assertEquals("DONE 0/1/0/0", Imports.counts(Imports.sent("employers?identity=correct&source=" + source, head + "T1;Bâti;" + other + ";ACI\n")));
    }

    @Test
    void anotherContractUnderAKnownIdIsRefused() {
        String buyer = Sample.siret();
        Api.made("/v1/buyers", Sample.buyer().with("siret", buyer));
        String head = "Identifiant;Référence;SIRET acheteur;Objet;Nature;Catégorie;Statut;Début;Fin;INSEE\n";
        String rest = ";Marché;Travaux;En cours;01/01/2018;31/12/2019;79191\n";
        assertEquals("[CREATED[]]", told(sent("contracts", head + "C1;R-1;" + buyer + ";École" + rest)));
        assertEquals("[REFUSED identity-conflict /externalId[]]", told(sent("contracts", head + "C1;R-2;" + buyer + ";Halle" + rest)));
        assertEquals("[CHANGED[]]", told(sent("contracts", head + "C1;R-1bis;" + buyer + ";École" + rest)));
    }

    private Made employer;
    private String siret;

    private Made worker(String id, String last, String first, String born) {
        Made made = World.person().eligibleFrom("2018-01-01").with("lastName", last).with("firstName", first).with("birthDate", born)
                .with("externalIds", List.of(Fields.of("source", source, "id", id))).made();
        if (employer == null) {
            siret = Sample.siret();
            employer = Api.made("/v1/employers", Sample.employer().with("siret", siret));
        }
        World.employment(made, employer).made();
        return made;
    }

    private String market() {
        String reference = Sample.unique("2018-F");
        World.contract().with("reference", reference).withClause(World.hours("5000")).heldBy(employer).made();
        return reference;
    }

    @Test
    void anEmploymentOfAnotherPersonUnderAKnownIdIsRefused() {
        worker("E1", unique("Un"), "Ana", "1990-01-01");
        worker("E2", unique("Deux"), "Bo", "1991-01-01");
        String head = "Identifiant externe;Matricule;SIRET employeur;Mode;Type de contrat;Début\n";
        String rest = ";" + siret + ";DIRECT_HIRE;CDDI;01/03/2018\n";
        assertEquals("[CREATED[], REFUSED identity-conflict /externalId[]]", told(sent("employments", head + "J1;E1" + rest + "J1;E2" + rest)));
        assertEquals("[CHANGED[]]", told(sent("employments", head + "J1;E1;" + siret + ";DIRECT_HIRE;CDDI;02/03/2018\n")));
    }

    @Test
    void hoursOfAnotherPersonOrMonthUnderAKnownNumberAreRefused() {
        worker("H1", unique("Un"), "Ana", "1990-01-01");
        worker("H2", unique("Deux"), "Bo", "1991-01-01");
        String market = market();
        String head = "Bulletin;Matricule;SIRET;Référence marché;Mois;Heures\n";
        String first = "B1;H1;" + siret + ";" + market + ";03/2018;35\n";
        assertEquals("[CREATED[]]", told(sent("hour-entries", head + first)));
        assertEquals("[REFUSED identity-conflict /externalId[]]", told(sent("hour-entries", head + first.replace("H1", "H2"))));
        assertEquals("[REFUSED identity-conflict /externalId[]]", told(sent("hour-entries", head + first.replace("03/2018", "04/2018"))));
        assertEquals("[UNCHANGED[]]", told(sent("hour-entries", head + first)));
        assertEquals("[CHANGED[]]", told(sent("hour-entries", head + first.replace(";35", ";36"))));
        assertEquals("DONE 0/1/0/0", Imports.counts(Imports.sent("hour-entries?identity=correct&source=" + source, head + first.replace("03/2018", "04/2018"))));
    }

    // F45: matricule 00044 comes back from Excel as 44
    @Test
    void zerosThatASpreadsheetTookAreKnown() {
        String name = unique("Zérovalon");
        persons("00044;" + name + ";Ana;01/02/1990;F\n");
        assertEquals("[UNCHANGED[leading-zeros-restored]]", told(persons("44;" + name + ";Ana;01/02/1990;F\n")));
        assertEquals("[REFUSED identity-conflict /externalId[leading-zeros-restored]]", told(persons("44;" + unique("Autre") + ";Bo;01/02/1980;M\n")));
        assertEquals(1, called(name));
        // the other way round: the first file had lost them
        assertEquals("[CREATED[]]", told(persons("55;" + name + "x;Ana;01/02/1990;F\n")));
        assertEquals("[UNCHANGED[leading-zeros-dropped]]", told(persons("0055;" + name + "x;Ana;01/02/1990;F\n")));
        assertEquals(1, called(name + "x"));
        // both in one file
        assertEquals("[CREATED[leading-zeros-restored], UNCHANGED[]]", told(persons("66;" + name + "y;Ana;01/02/1990;F\n0066;" + name + "y;Ana;01/02/1990;F\n")));
        assertEquals(404, Api.admin().get("/v1/beneficiaries/by-external-id/" + source + "/66").statusCode());
    }

    @Test
    void zerosThatFitSeveralAreRefused() {
        Made one = worker("077", unique("Un"), "Ana", "1990-01-01");
        worker("00077", unique("Deux"), "Bo", "1991-01-01");
        assertEquals("[REFUSED reference-ambiguous /externalId[]]", told(persons("77;" + one.text("/lastName") + ";Ana;01/01/1990;F\n")));
        String line = ";" + siret + ";" + market() + ";03/2018;35\n";
        String head = "Matricule;SIRET;Référence marché;Mois;Heures\n";
        assertEquals("[REFUSED reference-ambiguous /beneficiaryExternalId[]]", told(sent("hour-entries", head + "77" + line)));
        assertEquals("[REFUSED invalid-body /beneficiaryExternalId[]]", told(sent("hour-entries", head + "7,7E+14" + line)));
        assertEquals("[CREATED[]]", told(sent("hour-entries", head + "077" + line)));
    }

    @Test
    void zerosOfWhatALineRefersToAreKnown() {
        worker("00088", unique("Un"), "Ana", "1990-01-01");
        assertEquals("[CREATED[leading-zeros-restored]]",
                told(sent("hour-entries", "Matricule;SIRET;Référence marché;Mois;Heures\n88;" + siret + ";" + market() + ";03/2018;35\n")));
        assertEquals("[CREATED[leading-zeros-restored]]", told(sent("employments",
                "Identifiant externe;Matricule;SIRET employeur;Mode;Type de contrat;Début\nJ" + source + ";88;" + siret + ";DIRECT_HIRE;CDDI;01/03/2019\n")));
    }

    // F15: persons of Excel, without any matricule
    @Test
    void personsWithoutAMatriculeAreKnownByNameAndBirthDate() {
        String name = unique("Sancerroy");
        String head = "Nom;Prénom;Date de naissance;Sexe;Téléphone\n";
        String line = name + ";Odile;10/08/1979;F;0600000011\n";
        JsonNode run = Imports.sent("beneficiaries", head + line + line);
        assertEquals("[CREATED[], UNCHANGED[]]", told(run));
        assertEquals("[UNCHANGED[]]", told(Imports.sent("beneficiaries", head + line.toUpperCase())));
        assertEquals("[CHANGED[]]", told(Imports.sent("beneficiaries", head + line.replace("0011", "0012"))));
        JsonNode known = Api.all("/v1/beneficiaries", Fields.of("lastName", name)).get(0);
        assertEquals(0, known.path("externalIds").size());
        // a second one of that name and day: told, and from then on it cannot be said who is meant
        assertEquals("[CREATED[possible-duplicate]]", told(persons("S2;" + name + ";Odile;10/08/1979;F\n")));
        assertEquals("[REFUSED person-ambiguous /lastName[]]", told(Imports.sent("beneficiaries", head + line)));
        assertEquals("[UNCHANGED[]]", told(Imports.sent("beneficiaries", head.replace("Nom;", "Id (Maillage);Nom;") + known.path("id").asText() + ";" + line.replace("0011", "0012"))));
    }

    @Test
    void aBirthNameCounts() {
        String name = unique("Angély");
        Made made = World.person().with("lastName", unique("Durand")).with("birthName", name).with("sex", "F").with("firstName", "Zoé").with("birthDate", "1980-05-06").made();
        JsonNode run = Imports.sent("beneficiaries", "Nom;Prénom;Date de naissance;Sexe\n" + name.toUpperCase() + ";ZOE;06/05/1980;F\n");
        assertEquals("[UNCHANGED[]]", told(run));
        assertEquals(made.id(), lines(run).get(0).path("id").asText());
    }

    // F14: "NOM Prénom" in one column
    @Test
    void namesInOneColumnAreReadWhereCapitalsPartThem() {
        String other = unique("durand");
        String last = unique("brassenoy").toUpperCase();
        String head = "Matricule;NOM Prénom;Date de naissance;Sexe\n";
        JsonNode run = sent("beneficiaries", head + "F10-1;DE LA " + last + " Jean-Marc;09/08/1988;M\nF10-2;" + other + " Camille;09/08/1988;F\n");
        assertEquals("[CREATED[], REFUSED names-in-one-column /fullName[]]", told(run));
        assertEquals("DE LA " + last + " Jean-Marc", named("beneficiaries", "F10-1").path("lastName").asText() + " " + named("beneficiaries", "F10-1").path("firstName").asText());
        assertTrue(lines(run).get(1).at("/problem/detail").asText().contains("deux colonnes"));
        // known: nothing is to be told apart
        assertEquals("[UNCHANGED[]]", told(sent("beneficiaries", head + "F10-1;de la " + last.toLowerCase() + " jean marc;09/08/1988;M\n")));
        assertEquals("[UNCHANGED[]]", told(Imports.sent("beneficiaries", "Nom et prénom;Date de naissance;Sexe\nJean-Marc De La " + last.toLowerCase() + ";09/08/1988;M\n")));
    }

    // F42: an employer's sheet names persons by Nom, Prénom, Date de naissance
    @Test
    void hoursNameAPersonByNameAndBirthDate() {
        String name = unique("Brassenoy");
        worker("F39-1", name, "Trente-Neuf", "1989-09-09");
        String market = market();
        String head = "SIRET employeur;Référence marché;Nom;Prénom;Date de naissance;Mois;Heures\n";
        String line = siret + ";" + market + ";" + name + ";Trente Neuf;09/09/1989;03/2018;35\n";
        assertEquals("[CREATED[]]", told(Imports.sent("hour-entries", head + line)));
        assertEquals("[UNCHANGED[]]", told(Imports.sent("hour-entries", head + line)));
        assertEquals("[REFUSED person-unknown /lastName[]]", told(Imports.sent("hour-entries", head + line.replace("1989", "1988"))));
        assertEquals("[REFUSED invalid-body /birthDate[]]", told(Imports.sent("hour-entries", head + line.replace("09/09/1989", ""))));
        assertEquals("[REFUSED invalid-body /birthDate[]]", told(Imports.sent("hour-entries", head + line.replace("09/09/1989", "1989"))));
        assertEquals("[REFUSED invalid-body /beneficiaryExternalId[]]", told(Imports.sent("hour-entries", head + line.replace(name + ";Trente Neuf", ";"))));
        String elsewhere = Sample.siret();
        Api.made("/v1/employers", Sample.employer().with("siret", elsewhere));
        JsonNode jobless = Imports.sent("hour-entries", head + line.replace(siret, elsewhere));
        assertEquals("no-employment", lines(jobless).get(0).at("/problem/errors/0/code").asText());
        String whole = "SIRET employeur;Référence marché;Salarié;Date de naissance;Mois;Heures\n" + siret + ";" + market + ";trente-neuf " + name + ";09/09/1989;04/2018;35\n";
        assertEquals("[CREATED[]]", told(Imports.sent("hour-entries", whole)));
        assertEquals("[CREATED[]]", told(Imports.sent("hour-entries", whole.replace("Salarié", "Nom").replace("04/2018", "05/2018"))));
        worker("F39-2", name.toUpperCase(), "TRENTE NEUF", "1989-09-09");
        assertEquals("[REFUSED person-ambiguous /lastName[]]", told(Imports.sent("hour-entries", head + line)));
    }

    @Test
    void aMatriculeOfAnotherThanTheLineNamesIsRefused() {
        String name = unique("Brassenoy");
        worker("M1", name, "Ana", "1989-09-09");
        String head = "Matricule;Nom;Prénom;Date de naissance;SIRET employeur;Référence marché;Mois;Heures\n";
        String rest = ";" + siret + ";" + market() + ";03/2018;35\n";
        assertEquals("[REFUSED identity-conflict /beneficiaryExternalId[]]", told(sent("hour-entries", head + "M1;Autre;Bo;01/02/1970" + rest)));
        assertEquals("[CREATED[named-otherwise]]", told(sent("hour-entries", head + "M1;Autre;Bo;" + rest.replace("03/2018", "04/2018"))));
        assertEquals("[CREATED[]]", told(sent("hour-entries", head + "M1;" + name + ";Anna;" + rest)));
    }

    @Test
    void employmentsNameAPersonAndNeedNoIdentifier() {
        String name = unique("Brassenoy");
        worker("N1", name, "Ana", "1989-09-09");
        String head = "NOM Prénom;Date de naissance;SIRET employeur;Mode;Type de contrat;Début;Fin\n";
        String line = "ana " + name + ";09/09/1989;" + siret + ";DIRECT_HIRE;CDDI;01/03/2019;\n";
        assertEquals("[CREATED[], UNCHANGED[]]", told(Imports.sent("employments", head + line + line)));
        assertEquals("[UNCHANGED[]]", told(Imports.sent("employments", head + line)));
        assertEquals("[CHANGED[]]", told(Imports.sent("employments", head + line.replace(";\n", ";30/06/2019\n"))));
        assertEquals("[REFUSED person-unknown /fullName[]]", told(Imports.sent("employments", head + line.replace("1989", "1990"))));
    }

    /** Whoever is out of reach is nobody: neither found nor told of. */
    @Test
    void personsOutOfReachAreNotFound() {
        String name = unique("Brassenoy");
        worker("R1", name, "Ana", "1989-09-09");
        String token = Api.token(List.of(Role.FACILITATOR), Place.fresh().territory());
        byte[] csv = ("SIRET employeur;Référence marché;Nom;Prénom;Date de naissance;Mois;Heures\n" + siret + ";" + market() + ";" + name + ";Ana;09/09/1989;03/2018;35\n")
                .getBytes(StandardCharsets.UTF_8);
        JsonNode run = Imports.sent(token, "hour-entries", Imports.CSV, csv);
        assertEquals("person-unknown", Imports.results(token, run.path("id").asText(), null).get(0).at("/problem/code").asText());
    }
}
