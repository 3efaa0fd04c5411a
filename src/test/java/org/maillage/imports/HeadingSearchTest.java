package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.web.Problems;
import org.maillage.web.Refused;

/** What headings mean, as employers and PLIEs write them: all together, and never two things in silence. */
class HeadingSearchTest {

    private static final String WHO = "Matricule;SIRET;Marché";

    private static HeadingSearch.Found found(ImportKind kind, Map<String, String> map, String sheetMonth, String... rows) {
        List<SheetRow> list = new ArrayList<>();
        for (String row : rows) {
            list.add(new SheetRow(list.size() + 1, Arrays.asList(row.split(";", -1))));
        }
        return new HeadingSearch(list, Columns.of(kind).mapped(map), new SheetLayout(false)).find(sheetMonth);
    }

    private static Heading hours(String... rows) {
        return found(ImportKind.HOUR_ENTRIES, Map.of(), null, rows).heading();
    }

    private static String refused(Map<String, String> map, String... rows) {
        Refused why = assertThrows(Refused.class, () -> found(ImportKind.HOUR_ENTRIES, map, null, rows));
        return why.type().code() + " " + Problems.of(why, Locale.FRENCH).detail();
    }

    private static String field(ImportKind kind, String heading) {
        Field field = Columns.of(kind).under(heading);
        return field == null ? "-" : field.type() == Field.Type.PASSED_OVER ? "passed over" : field.name();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "Nb d'heures;hours", "Nbre d’heures;hours", "NOMBRE D'HEURES;hours", "Heures effectuées;hours", "Heures d'insertion;hours", "Nb heures réalisées;hours",
            "Heures (centièmes);hours", "Heures*;hours", "Heures : ;hours", "Volume horaire;hours", "Total des heures;hours", "Nb. Hrs;hours",
            "Mois de travail;month", "Mois/Année;month", "Mois concerné (obligatoire);month", "Période;month", "Périodes travaillées;month",
            "N° salarié;beneficiaryExternalId", "N° de la salariée;beneficiaryExternalId", "Matricule salarié;beneficiaryExternalId", "Code salarié(e);beneficiaryExternalId",
            "Identifiant du bénéficiaire;beneficiaryExternalId", "N° participant;beneficiaryExternalId", "N° matricule;beneficiaryExternalId",
            "Siret de l'entreprise;employerSiret", "N°SIRET;employerSiret", "Réf. marché;contractReference", "N° du marché;contractReference", "Année;year",
            "Heures prévues;-", "Heures payées;-", "Remarques;-"})
    void headingsOfHours(String heading, String field) {
        assertEquals(field, field(ImportKind.HOUR_ENTRIES, heading));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "Nom bénéficiaire;lastName", "Prénom bénéficiaire;firstName", "Nom du salarié;lastName", "Nom de la participante*;lastName", "Prénom(s);firstName",
            "N° Téléphones;phone", "N° de téléphone;phone", "Tél. portable;phone", "Adresses Mails;email", "Nom de naissance;birthName", "Nom d'usage;lastName",
            "Date de Naissance*;birthDate", "Né(e) le;birthDate", "Date de naissance du bénéficiaire;birthDate", "Identifiant dans le SI*;externalId",
            "Matricule salarié;externalId", "N° dossier;externalId", "Civilité;sex", "Sexe (H/F);sex", "Identifiant Pôle emploi;franceTravailId",
            "Niveau d'étude;educationLevel", "Accompagnateurs;referent", "Code postal;passed over", "Role;-"})
    void headingsOfPersons(String heading, String field) {
        assertEquals(field, field(ImportKind.BENEFICIARIES, heading));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "EMPLOYERS;Raison sociale;name", "EMPLOYERS;DENOMINATION_SOCIALE;name", "EMPLOYERS;Nom de la structure;name", "EMPLOYERS;N° SIRET de l'établissement;siret",
            "EMPLOYERS;Type de SIAE;kind", "EMPLOYERS;Code APE;naf", "EMPLOYERS;Courriel de l'entreprise;email",
            "CONTRACTS;N° de marché;reference", "CONTRACTS;Intitulé du marché;title", "CONTRACTS;Date de début du marché;startOn", "CONTRACTS;Montant (€ HT);amountExclTax",
            "CONTRACTS;Montant du marché;totalAmountExclTax", "CONTRACTS;Nb d'heures d'insertion;clauseHours", "CONTRACTS;SIRET de l'attributaire;holderSiret",
            "EMPLOYMENTS;Date d'embauche;startOn", "EMPLOYMENTS;Type de contrat de travail;contractKind", "EMPLOYMENTS;Poste occupé;jobTitle",
            "EMPLOYMENTS;N° salarié;beneficiaryExternalId", "EMPLOYMENTS;Date de fin de contrat;endOn", "EMPLOYMENTS;SIRET de la structure;employerSiret"})
    void headingsOfOthers(ImportKind kind, String heading, String field) {
        assertEquals(field, field(kind, heading));
    }

    /** F29: two rows of headings, Heures over Travail and Formation. */
    @Test
    void hoursOverWorkAndTraining() {
        HeadingSearch.Found found = found(ImportKind.HOUR_ENTRIES, Map.of(), null, "Identifiant salarié;SIRET employeur;Référence marché;Mois;Heures;", ";;;;Travail;Formation",
                "F29-1;79200001000019;F-2018-01;01/2018;100;21");
        assertEquals(2, found.row());
        assertEquals(List.of(new Measure(4, null, "WORK"), new Measure(5, null, "TRAINING")), found.heading().measures());
        assertEquals(List.of("Heures Travail", "Heures Formation"), found.heading().cells().subList(4, 6));
    }

    @Test
    void namesOverTwoRows() {
        Heading heading = hours("Salarié;;;Heures;;", "Matricule;SIRET;Marché;janv-18;févr-18;Total");
        assertEquals(List.of("2018-01", "2018-02"), heading.measures().stream().map(Measure::month).toList());
        assertEquals("Heures Total", heading.cells().get(5));
        assertEquals(null, heading.fields().get(5));
    }

    @Test
    void yearsOverMonthsAndMonthsOverNatures() {
        assertEquals(List.of("2018-01", "2018-02", "2019-01"), hours(WHO + ";2018;;2019", ";;;janvier;février;janvier").measures().stream().map(Measure::month).toList());
        assertEquals("[2018-01 WORK, 2018-01 TRAINING, 2018-02 WORK]", hours(WHO + ";janv-18;;févr-18", ";;;Travail;Formation;Travail").measures().stream()
                .map(measure -> measure.month() + " " + measure.kind()).toList().toString());
    }

    /** F24: one column a month. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"janv-18;févr-18;mars-18", "01/2018;02/2018;03/2018", "Janvier 2018;FEVRIER 2018;mars 2018", "2018-01-01;2018-02-01;2018-03-01",
            "Heures janv. 2018;Heures févr. 2018;Heures mars 2018", "31/01/2018;28/02/2018;31/03/2018"})
    void oneColumnAMonth(String months) {
        Heading heading = hours("Identifiant salarié;Nom;SIRET employeur;Référence marché;" + months + ";Total");
        assertEquals(List.of("2018-01", "2018-02", "2018-03"), heading.measures().stream().map(Measure::month).toList());
        assertEquals(null, heading.fields().get(7));
    }

    @Test
    void whatMayBeReadInTwoWaysIsRefused() {
        assertTrue(refused(Map.of(), WHO + ";janvier;février").startsWith("import-months-without-year") , () -> refused(Map.of(), WHO + ";janvier;février"));
        assertTrue(refused(Map.of(), WHO + ";janv-18;janvier 2018").startsWith("import-columns-twice"));
        assertTrue(refused(Map.of(), WHO + ";Mois;janv-18;févr-18").startsWith("import-columns-ambiguous"));
        assertTrue(refused(Map.of(), WHO + ";01/01/2018;08/01/2018;15/01/2018").startsWith("import-columns-ambiguous"));
        assertTrue(refused(Map.of(), WHO + ";01/01/2018;31/01/2018").startsWith("import-columns-twice"));
        String hours = refused(Map.of(), WHO + ";Mois;Heures d'insertion;Heures travaillées;Total heures");
        assertTrue(hours.startsWith("import-columns-twice") && hours.contains("« Heures d'insertion »") && hours.contains("?map="), hours);
        assertTrue(refused(Map.of(), WHO + ";Mois;Heures;Heures de formation").startsWith("import-columns-ambiguous"));
        assertTrue(refused(Map.of(), WHO + ";Identifiant;janv-18;févr-18").startsWith("import-columns-ambiguous"));
    }

    @Test
    void workBesideTrainingIsTwoNaturesAndTheirTotalIsPassedOver() {
        Heading heading = hours(WHO + ";Mois;Heures travaillées;Heures de formation;Total heures");
        assertEquals(List.of("WORK", "TRAINING"), heading.measures().stream().map(Measure::kind).toList());
        assertEquals(null, heading.fields().get(6));
    }

    @Test
    void oneMonthOfTheSheetStandsForTheColumn() {
        Heading heading = found(ImportKind.HOUR_ENTRIES, Map.of(), "2018-01", WHO + ";Heures").heading();
        assertEquals("2018-01", heading.month());
        assertEquals("Mois", heading.cells().get(4));
    }

    @Test
    void aRefusalNamesWhatWasNotUnderstoodAndTheNearest() {
        String why = refused(Map.of(), WHO + ";Mois;Volum horair;Rem.");
        assertTrue(why.startsWith("import-columns-missing") && why.contains("« Volum horair » (≈ volume horaire)") && why.contains("« Rem. »"), why);
        String unknown = refused(Map.of(), "Matricul;Siretz;Heurs");
        assertTrue(unknown.startsWith("import-columns-unknown") && unknown.contains("« Heurs » (≈ Heures)"), unknown);
        assertTrue(refused(Map.of(), "Dupont;Jeanne;Niort").endsWith("Titres non compris : –. Le modèle à remplir donne les titres connus."));
    }

    @Test
    void whatTheCallerSaysComesFirst() {
        Heading heading = found(ImportKind.HOUR_ENTRIES, Map.of("Volume", "hours", "Heures", ""), null, WHO + ";Mois;Heures;Volume").heading();
        assertEquals("hours", heading.fields().get(5).name());
        assertEquals(null, heading.fields().get(4));
        assertEquals("hours", found(ImportKind.HOUR_ENTRIES, Map.of("Volume", "hours"), null, WHO + ";Mois;Heures;Volume").heading().fields().get(5).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7", "<html><table>", "{\\rtf1", "GIF89a", "\u0089PNG", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"})
    void aFileIsKnownByItsFirstBytes(String start) {
        Signature signature = Signature.of(start.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertTrue(signature != Signature.TEXT && !signature.workbook(), signature::name);
        assertEquals(Signature.TEXT, Signature.of("ID;Prénom".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
