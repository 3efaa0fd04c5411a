package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Decisions on eligibility out of a spreadsheet. */
@QuarkusTest
class EligibilityImportTest {

    private static final String HEAD = "Matricule;Critères;Justificatif;Date du justificatif;Décision;Date de décision;Valable à partir du;Motif\n";

    private String number;
    private Made person;

    @BeforeEach
    void furnish() {
        number = Sample.unique("P");
        person = World.person().with("externalIds", List.of(Fields.of("source", "PLIE", "id", number))).made();
    }

    private static JsonNode sent(String csv) {
        return Imports.sent("eligibilities?source=PLIE", csv);
    }

    private static List<String> results(String token, JsonNode run) {
        List<String> told = new ArrayList<>();
        Imports.results(token, run.path("id").asText(), null).forEach(line -> told.add(line.path("status").asText()
                + (line.path("problem").isNull() ? "" : " " + line.at("/problem/code").asText() + " " + line.at("/problem/errors/0/pointer").asText())));
        return told;
    }

    private static List<String> results(JsonNode run) {
        return results(Api.adminToken(), run);
    }

    private List<JsonNode> decisions() {
        return Api.all(person.path() + "/eligibilities", Fields.of()).stream().toList();
    }

    private JsonNode decision(int at) {
        return Api.json(Api.admin().get(person.path() + "/eligibilities/" + decisions().get(at).path("id").asText()));
    }

    private static String criteria(JsonNode decision) {
        List<String> told = new ArrayList<>();
        decision.path("criteria").forEach(one -> told.add(one.path("criterion").asText() + (one.path("principal").asBoolean() ? "*" : "") + " "
                + one.path("proofKind").asText() + " " + one.path("proofOn").asText()));
        return told.toString();
    }

    @Test
    void aDecisionAsAnOfficeWritesIt() {
        String row = number + ";RSA, DELD;Attestation CAF, Attestation Pôle emploi;10/01/2018, 12/01/2018;Validé;20/01/2018;15/01/2018;\n";
        assertEquals(List.of("CREATED"), results(sent(HEAD + row)));
        assertEquals("[DELD ATTESTATION_FT 2018-01-12, RSA* ATTESTATION_CAF 2018-01-10]", criteria(decision(0)));
        assertEquals("VALIDATED 2018-01-20 2018-01-15", decision(0).path("decision").asText() + " " + decision(0).path("decidedOn").asText() + " "
                + decision(0).path("validFrom").asText());
        assertEquals(List.of("UNCHANGED"), results(sent(HEAD + row)));
        assertEquals(List.of("CHANGED"), results(sent(HEAD + number + ";;;;;;15/01/2018;Vu au dossier\n")));
        assertEquals("[DELD ATTESTATION_FT 2018-01-12, RSA* ATTESTATION_CAF 2018-01-10]", criteria(decision(0)));
        assertEquals(1, decisions().size());
    }

    @Test
    void theRulesOfTheSingleDecisionHold() {
        assertEquals(List.of("REFUSED decision-dates /validFrom", "REFUSED eligibility-retroactive /validFrom", "REFUSED reason-required /reason",
                "REFUSED invalid-body /criteria/0/criterion", "REFUSED invalid-body /decision", "REFUSED reference-unknown /beneficiaryExternalId",
                "REFUSED invalid-body /decision"),
                results(sent(HEAD + number + ";RSA;CAF;10/01/2018;Accord;20/01/2018;;\n" + number + ";RSA;;;Accord;20/01/2018;01/01/2017;\n"
                        + number + ";RSA;;;Refus;20/01/2018;;\n" + number + ";Gentil;;;Refus;21/01/2018;;non\n" + number + ";RSA;;;Peut-être;22/01/2018;;\n"
                        + "inconnu;RSA;;;Accord;20/01/2018;20/01/2018;\n" + number + ";RSA;;;;23/01/2018;;\n")));
        assertEquals(0, decisions().size());
        assertEquals(List.of("REFUSED invalid-body /proofKinds"), results(sent(HEAD + number + ";RSA;CAF, MSA;;Accord;20/01/2018;20/01/2018;\n")));
    }

    @Test
    void aRequestThatWaitsIsDecided() {
        Api.made(person.path() + "/eligibilities", Fields.of("decision", "PENDING", "criteria", List.of(Fields.of("criterion", "RSA", "principal", true))));
        assertEquals(List.of("CHANGED"), results(sent(HEAD + number + ";RSA;CAF;10/01/2018;Favorable;20/01/2018;20/01/2018;\n")));
        assertEquals(1, decisions().size());
        assertEquals("VALIDATED", decision(0).path("decision").asText());
        assertEquals(List.of("UNCHANGED"), results(sent(HEAD + number + ";RSA;;;;;;\n")));
        assertEquals(List.of("CREATED"), results(sent(HEAD + number + ";QPV;;;;;;\n")));
        assertEquals("PENDING", decision(1).path("decision").asText());
        assertEquals(List.of("CHANGED"), results(sent(HEAD + number + ";QPV;;;Refusé;21/01/2018;;Adresse hors quartier\n")));
        assertEquals(List.of("UNCHANGED"), results(sent(HEAD + number + ";QPV;;;Refusé;21/01/2018;;Adresse hors quartier\n")));
        assertEquals(2, decisions().size());
    }

    @Test
    void ofSeveralThatWaitTheOneOfTheSameCriteriaIsDecided() {
        for (String criterion : List.of("RSA", "DELD")) {
            Api.made(person.path() + "/eligibilities", Fields.of("decision", "PENDING", "criteria", List.of(Fields.of("criterion", criterion, "principal", true))));
        }
        assertEquals(List.of("REFUSED reference-ambiguous /criteria"), results(sent(HEAD + number + ";PLIE;;;Oui;20/01/2018;20/01/2018;\n")));
        assertEquals(List.of("CHANGED"), results(sent(HEAD + number + ";DELD;;;Oui;20/01/2018;20/01/2018;\n")));
        assertEquals("[VALIDATED]", decisions().stream().map(one -> decision(decisions().indexOf(one)))
                .filter(one -> criteria(one).contains("DELD")).map(one -> one.path("decision").asText()).toList().toString());
    }

    @Test
    void whatWasRevokedOrHasRunOutIsNotBroughtBack() {
        String row = number + ";RSA;CAF;10/01/2018;Validé;20/01/2018;20/01/2018;\n";
        sent(HEAD + row);
        String path = person.path() + "/eligibilities/" + decisions().get(0).path("id").asText();
        Api.patch(path, Fields.of("decision", "EXPIRED")).then().statusCode(200);
        assertEquals(List.of("UNCHANGED"), results(sent(HEAD + row)));
        Api.patch(path, Fields.of("decision", "REFUSED", "reason", "Faux document")).then().statusCode(200);
        assertEquals(List.of("REFUSED wrong-status /decision"), results(sent(HEAD + row)));
        assertEquals(1, decisions().size());
    }

    @Test
    void oneLineForOneDecision() {
        String row = number + ";RSA;CAF;10/01/2018;Validé;20/01/2018;20/01/2018;\n";
        assertEquals(List.of("CREATED", "REFUSED line-repeated /validFrom"), results(sent(HEAD + row + row)));
        assertEquals(List.of("CREATED", "REFUSED line-repeated /beneficiaryExternalId"), results(sent(HEAD + number + ";DELD;;;;;;\n" + number + ";QPV;;;;;;\n")));
    }

    @Test
    void criteriaThatFewMayKnowOfNeedTheRight() {
        String token = Api.token(List.of(Role.FACILITATOR));
        byte[] file = (HEAD + number + ";RQTH;Notification MDPH;10/01/2018;Validé;20/01/2018;20/01/2018;\n").getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of("REFUSED sensitive-not-permitted /criteria"), results(token, Imports.sent(token, "eligibilities?source=PLIE", Imports.CSV, file)));
        assertEquals(List.of("CREATED"), results(Imports.sent(Api.adminToken(), "eligibilities?source=PLIE", Imports.CSV, file)));
        byte[] seen = exported(token).getBytes(StandardCharsets.UTF_8);
        assertTrue(new String(seen, StandardCharsets.UTF_8).contains("AUTRE"));
        assertEquals(List.of("UNCHANGED"), results(token, Imports.sent(token, "eligibilities", Imports.CSV, seen)));
        assertEquals("[RQTH* MDPH_DECISION 2018-01-10]", criteria(decision(0)));
    }

    /** The heading and the rows of this person. */
    private String exported(String token) {
        String[] rows = Api.as(token).get("/v1/exports/eligibility?format=csv").then().statusCode(200).extract().asString().split("\r\n");
        return Arrays.stream(rows).filter(row -> row.startsWith("id,") || row.startsWith("\ufeffid,") || row.contains(person.id())).collect(Collectors.joining("\r\n"));
    }

    @Test
    void whatIsExportedComesInAsTheSame() {
        sent(HEAD + number + ";DELD, RSA;Attestation FT, CAF;10/01/2018;Validé;20/01/2018;20/01/2018;\n");
        sent(HEAD + number + ";QPV;;;;;;\n");
        String etag = decision(0).path("etag").asText();
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), results(Imports.sent("eligibilities", exported(Api.adminToken()))));
        assertEquals(etag, decision(0).path("etag").asText());
    }

    @Test
    void aPersonMayBeNamedByNamesAndBirthDate() {
        String last = Sample.unique("Texereau");
        Made named = World.person().with("lastName", last).with("firstName", "Élodie").with("birthDate", "1991-04-12").made();
        String head = "Nom;Prénom;Date de naissance;Critère principal;Décision;Date de décision;Valable à partir du\n";
        String row = last + ";Elodie;12/04/1991;RSA;Accordé;20/01/2018;20/01/2018\n";
        assertEquals(List.of("CREATED", "REFUSED person-unknown /lastName"), results(Imports.sent("eligibilities", head + row + row.replace("1991", "1992"))));
        assertEquals(1, Api.all(named.path() + "/eligibilities", Fields.of()).size());
        assertEquals(List.of("UNCHANGED"), results(Imports.sent("eligibilities", head + row)));
        assertEquals(List.of("REFUSED identity-conflict /beneficiaryExternalId"), results(sent("Matricule;" + head + number + ";" + row)));
    }
}
