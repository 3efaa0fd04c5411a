package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** What became of persons, out of a spreadsheet. */
@QuarkusTest
class ExitImportTest {

    private static final String HEAD = "Matricule;Échéance;Situation;Date de constat\n";

    private String number;
    private Made person;

    @BeforeEach
    void furnish() {
        number = Sample.unique("P");
        person = World.person().with("externalIds", List.of(Fields.of("source", "PLIE", "id", number))).made();
        Made employer = World.employer();
        World.employment(person, employer).from("2018-01-08").until("2018-07-07").made();
        World.employment(person, employer).from("2022-01-10").until("2022-06-30").made();
    }

    private static List<String> sent(String csv) {
        JsonNode run = Imports.sent("exits?source=PLIE", csv);
        List<String> told = new ArrayList<>();
        Imports.results(Api.adminToken(), run.path("id").asText(), null).forEach(line -> told.add(line.path("status").asText()
                + (line.path("problem").isNull() ? "" : " " + line.at("/problem/code").asText() + " " + line.at("/problem/errors/0/pointer").asText())));
        return told;
    }

    private List<String> exits() {
        return Api.all(person.path() + "/exits", Fields.of()).stream().map(exit -> exit.path("entryOn").asText() + " " + exit.path("milestone").asText() + " "
                + exit.path("situation").asText()).sorted().toList();
    }

    @Test
    void atTheEndAndSixAndTwelveMonthsLater() {
        String file = HEAD + number + ";Sortie;Chômage;08/07/2018\n" + number + ";6 mois;CDD de moins de 6 mois;10/01/2019\n" + number + ";12 mois;CDI;07/07/2019\n";
        assertEquals(List.of("CREATED", "CREATED", "CREATED"), sent(file));
        assertEquals(List.of("2018-01-08 END UNEMPLOYED", "2018-01-08 MONTH_12 CDI", "2018-01-08 MONTH_6 CDD_UNDER_6_MONTHS"), exits());
        assertEquals(List.of("UNCHANGED", "UNCHANGED", "UNCHANGED"), sent(file));
        assertEquals(List.of("UNCHANGED", "CHANGED", "UNCHANGED"), sent(file.replace("CDD de moins de 6 mois", "CDD > 6 mois")));
        assertEquals(List.of("CREATED"), sent(HEAD + number + ";Fin de parcours;Formation;01/07/2022\n"));
        assertEquals(4, exits().size());
        String[] rows = Api.admin().get("/v1/exports/exit?format=csv").then().statusCode(200).extract().asString().split("\r\n");
        String own = Arrays.stream(rows).filter(row -> row.equals(rows[0]) || row.contains(person.id())).collect(Collectors.joining("\r\n"));
        assertEquals(List.of("UNCHANGED", "UNCHANGED", "UNCHANGED", "UNCHANGED"), sent(own));
    }

    @Test
    void theRulesOfTheSingleExitHold() {
        assertEquals(List.of("REFUSED exit-too-early /observedOn", "REFUSED pathway-unknown /observedOn", "REFUSED invalid-body /situation", "REFUSED invalid-body /milestone",
                "REFUSED reference-unknown /beneficiaryExternalId", "CREATED", "REFUSED line-repeated /milestone"),
                sent(HEAD + number + ";Sortie;Chômage;08/06/2018\n" + number + ";Fin;Chômage;08/06/2017\n" + number + ";Sortie;Bonheur;09/07/2018\n"
                        + number + ";18 mois;CDI;07/07/2019\ninconnu;Sortie;CDI;08/07/2018\n" + number + ";Fin;CDI;09/07/2018\n" + number + ";Fin;Chômage;10/07/2018\n"));
    }

    @ParameterizedTest
    @CsvSource({"CDD > 6 mois,CDD_OVER_6_MONTHS", "CDD +6 mois,CDD_OVER_6_MONTHS", "CDD < 6 mois,CDD_UNDER_6_MONTHS", "CDD -6 mois,CDD_UNDER_6_MONTHS",
            "Intérim de moins de 6 mois,INTERIM_UNDER_6_MONTHS", "Titularisation,PUBLIC_SERVICE", "Perdu de vue,UNKNOWN", "Création d’entreprise,BUSINESS_CREATION"})
    void situationsAsAnOfficeWritesThem(String written, String situation) {
        assertEquals(List.of("CREATED"), sent(HEAD + number + ";Sortie;" + written + ";08/07/2018\n"));
        assertEquals(List.of("2018-01-08 END " + situation), exits());
    }

    @Test
    void whatIsSixMonthsLongIsNeither() {
        assertEquals(List.of("REFUSED invalid-body /situation", "REFUSED invalid-body /situation"),
                sent(HEAD + number + ";Sortie;CDD 6 mois;08/07/2018\n" + number + ";Sortie;CDD - 6 mois;08/07/2018\n"));
    }

    @Test
    void aPersonMayBeNamedByNamesAndBirthDate() {
        JsonNode who = person.body();
        String day = who.path("birthDate").asText();
        String last = Sample.unique("Morillon");
        Api.patch(person.path(), Fields.of("lastName", last)).then().statusCode(200);
        assertEquals(List.of("CREATED"), sent("NOM Prénom;Date de naissance;Échéance;Situation;Date de constat\n" + last.toUpperCase(Locale.FRENCH) + " " + who.path("firstName").asText()
                + ";" + day + ";Sortie;CDI;08/07/2018\n"));
        assertEquals(List.of("2018-01-08 END CDI"), exits());
    }
}
