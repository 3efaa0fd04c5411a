package org.maillage.privacy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.testing.Refusals.assertRefused;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.maillage.document.Pdf;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** All that is held on a person, as data and on paper. */
@QuarkusTest
class PersonFileTest {

    private static final String NAME = "Œuvrard-Ÿ & <b>Çélâtre</b>";

    private static Made person() {
        Made employer = World.employer();
        var contract = World.contract().in("79049").withClause(World.hours("700")).heldBy(employer).made();
        Made person = World.person().rsa().eligibleFrom("2018-01-01").with("lastName", NAME)
                .with("prescriberId", World.prescriber().id()).with("externalIds", List.of(Fields.of("source", "PLIE", "id", Sample.unique("P")))).made();
        Made employment = World.employment(person, employer).from("2018-01-08").with("jobTitle", "Maçonne").made();
        World.hours(employment, contract.clause(), "2018-02", "151.67").validated("120.50");
        World.hours(employment, contract.clause(), "2018-03", "100.00").rejected();
        Api.made("/v1/legal-holds", Fields.of("operation", "FSE+ 2023", "reason", "Contrôle", "beneficiaryIds", List.of(person.id())));
        return person;
    }

    @Test
    void holdsEverythingAndWhoLooked() {
        Made person = person();
        Api.admin().get(person.path()).then().statusCode(200);
        Api.client(Role.FACILITATOR).get(person.path() + "/export").then().statusCode(200)
                .header("Content-Disposition", is("attachment; filename=\"" + person.id() + ".json\"")).header("Cache-Control", "no-store")
                .body("beneficiary.lastName", is(NAME)).body("prescriber.kind", is("ML"))
                .body("eligibilities.criteria.criterion", contains(List.of("RSA")))
                .body("employments.jobTitle", contains("Maçonne")).body("employers.size()", is(1))
                .body("hourEntries.status", contains("VALIDATED", "REJECTED")).body("hourEntries.counting.reason", contains("COUNTED", "REJECTED"))
                .body("legalHolds.operation", contains("FSE+ 2023")).body("legalHolds[0].beneficiaryIds", nullValue())
                .body("erasure", nullValue()).body("accesses.action", hasItem("CREATE")).body("accesses.action", hasItem("READ"));
        Api.client(Role.FACILITATOR).get(person.path() + "/export").then().body("accesses.action", hasItem("EXPORT"));
    }

    @Test
    void holdsTheFormerHomesAndTheDayOfARevocation() throws IOException {
        Made person = World.person().rsa().eligibleFrom("2018-01-01").with("qpv", "QP079001").made();
        Api.patch(person.path(), Fields.of("commune", "79202", "qpv", null, "residenceFrom", "2018-06-01")).then().statusCode(200);
        String decision = Api.admin().get(person.path() + "/eligibilities").jsonPath().getString("items[0].id");
        Api.patch(person.path() + "/eligibilities/" + decision, Fields.of("decision", "REVOKED", "reason", "Fin du RSA", "revokedFrom", "2018-09-01"))
                .then().statusCode(200);

        Api.client(Role.FACILITATOR).get(person.path() + "/export").then().statusCode(200).body("beneficiary.formerHomes.qpv", contains("QP079001"))
                .body("beneficiary.formerHomes.until", contains("2018-05-31")).body("eligibilities.revokedFrom", contains("2018-09-01"));
        try (PDDocument document = Loader.loadPDF(bytes(person.path() + "/export?format=pdf", "fr"))) {
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("QP079001") && text.contains("31/05/2018") && text.contains("01/09/2018"), text);
        }
    }

    @Test
    void isPaperWithItsFontAndPageNumbers() throws IOException {
        Made person = person();
        Api.admin().header("Accept", "application/pdf").get(person.path() + "/export").then().statusCode(200)
                .contentType("application/pdf").header("Content-Disposition", is("attachment; filename=\"" + person.id() + ".pdf\""));
        byte[] pdf = bytes(person.path() + "/export?format=pdf", "fr");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains(NAME) && text.contains("Données conservées sur une personne") && text.contains("Établi le"), text);
            assertTrue(text.contains("Allocataire du RSA") && text.contains("Maçonne") && text.contains("120,50") && text.contains("1 / "), text);
            for (PDPage page : document.getPages()) {
                for (COSName font : page.getResources().getFontNames()) {
                    assertTrue(page.getResources().getFont(font).isEmbedded(), font.getName());
                }
            }
        }
        byte[] english = bytes(person.path() + "/export?format=pdf", "en");
        try (PDDocument document = Loader.loadPDF(english)) {
            assertTrue(new PDFTextStripper().getText(document).contains("Data held on a person"));
        }
    }

    /** The check against the contract reads every answer as text, which a PDF does not survive. */
    private static byte[] bytes(String path, String language) throws IOException {
        var connection = URI.create("http://localhost:" + RestAssured.port + path).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + Api.adminToken());
        connection.setRequestProperty("Accept-Language", language);
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    @Test
    void theRendererFetchesNothing() throws IOException {
        String html = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><link rel=\"stylesheet\" href=\"file:///etc/passwd\"/></head>"
                + "<body style=\"font-family: 'Liberation Sans'\"><p>Rien</p><img src=\"file:///etc/hostname\"/><img src=\"http://127.0.0.1:1/x\"/></body></html>";
        try (PDDocument document = Loader.loadPDF(Pdf.render(html))) {
            assertEquals("Rien", new PDFTextStripper().getText(document).strip());
        }
        assertThrows(IllegalStateException.class,
                () -> Pdf.render("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><html><body>&x;</body></html>"));
    }

    @Test
    void isWholeOrNotGivenAndOnlyInScope() {
        Made person = World.person().criterion("RQTH").eligibleFrom("2018-01-01").made();
        assertRefused(403, "sensitive-not-permitted", Api.client(Role.FACILITATOR).get(person.path() + "/export"));
        Api.admin().get(person.path() + "/export").then().statusCode(200).body("eligibilities.criteria.criterion", contains(List.of("RQTH")));
        Api.client(Role.FACILITATOR, "BOCAGE").get(person.path() + "/export").then().statusCode(404);
        Made sent = World.person().with("prescriberId", Api.made("/v1/prescribers", Sample.prescriber().with("kind", "SPIP")).id())
                .with("referentAccount", "r.dupont").made();
        Api.client(Role.FACILITATOR).get(sent.path() + "/export").then().statusCode(200).body("prescriber.kind", is("SPIP"));
        assertRefused(403, "sensitive-not-permitted", Api.as(Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", "PLIE",
                "roles", List.of("REFERENT"), "referent", "r.dupont")).text("/token")).get(sent.path() + "/export"));
        Api.client(Role.READER).get(person.path() + "/export").then().statusCode(403);
        Api.client(Role.COORDINATOR).get(person.path() + "/export").then().statusCode(403);
        Api.admin().get(person.path() + "/export?format=xml").then().statusCode(400);
        Api.admin().header("Accept", "text/csv").get(person.path() + "/export").then().statusCode(406);
        Api.post(Api.admin(), person.path() + "/restriction", Fields.of("reason", "Contestation")).then().statusCode(200);
        Api.admin().get(person.path() + "/export").then().statusCode(200).body("beneficiary.restriction.reason", is("Contestation"));
        assertFalse(Api.admin().get(person.path() + "/export").asString().contains("token"));
    }
}
