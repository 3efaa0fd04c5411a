package org.maillage.bilan;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.testing.World.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** What is attested of a party of a clause, and of a person. */
@QuarkusTest
class AttestationTest {

    private static String token(Role role, String bound, Object keys) {
        return Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("client"), "roles", List.of(role), bound, keys)).text("/token");
    }

    private static String text(String path) throws IOException {
        try (PDDocument document = Loader.loadPDF(Raws.open(path + "?format=pdf").readAllBytes())) {
            return new PDFTextStripper().getText(document).replace('\u00A0', ' ').replaceAll("\\s+", " ");
        }
    }

    @Test
    void aPartyGetsWhatItDidOfWhatItOwes() throws IOException {
        Made holder = World.employer();
        Made helper = World.employer();
        Made other = World.employer();
        MadeContract contract = World.contract().during("2018-01-01", "2018-12-31").withClause(hours("100"))
                .heldBy(holder, "60").heldBy(other, "40").subcontractedTo(helper, holder, "20").made();
        Made job = World.employment(World.person().eligibleFrom("2018-01-01").made(), holder).made();
        Made lent = World.employment(World.person().eligibleFrom("2018-01-01").made(), helper).made();
        World.hours(job, contract.clause(), "2018-02", "45.50").validated();
        World.hours(lent, contract.clause(), "2018-02", "14.50").validated();
        World.hours(lent, contract.clause(), "2018-03", "3.00").declared();
        String of = contract.clause().path() + "/attestations/";

        Api.admin().get(of + holder.id()).then().statusCode(200).body("validated.toString()", is("60.00")).body("owed.toString()", is("60.00"))
                .body("rate.toString()", is("1.0000")).body("met", is(true)).body("remaining.toString()", is("0.00"));
        Api.admin().get(of + holder.id() + "?asOf=2018-02-27").then().body("met", is(false)).body("validated.toString()", is("0.00"));
        Api.admin().get(of + helper.id()).then().body("met", is(false)).body("validated.toString()", is("14.50"))
                .body("commitments.role", contains("SUBCONTRACTOR")).body("commitments.hours.declared[0].toString()", is("3.00"));
        Api.admin().get(of + other.id()).then().body("met", is(false)).body("rate.toString()", is("0.0000"));
        String met = text(of + holder.id());
        assertTrue(met.contains("Attestation d’heures d’insertion") && met.contains("60,00 heures d’insertion sur 60,00 dues (100,00 %)")
                && met.contains("engagement est tenu") && met.contains(holder.text("/siret")), met);
        assertTrue(text(of + helper.id()).contains("n’est pas tenu"), () -> "not met");

        String own = token(Role.SUPPLIER, "employerIds", List.of(helper.id()));
        Api.as(own).get(of + helper.id()).then().statusCode(200);
        Api.as(own).get(of + holder.id()).then().statusCode(404);
        Api.as(token(Role.SUPPLIER, "employerIds", List.of(holder.id()))).get(of + helper.id()).then().statusCode(200);
        Api.as(token(Role.SUPPLIER, "employerIds", List.of(World.employer().id()))).get(of + holder.id()).then().statusCode(404);
        Api.admin().get(of + World.employer().id()).then().statusCode(404);
        Api.admin().get(of + "nobody").then().statusCode(404);
        Api.client(Role.ADMIN).get(of + holder.id()).then().statusCode(403);
    }

    /** Seen: owed 100, validated 823.41, met. */
    @Test
    void transfersEnteredAsRemainingHoursAreNeitherTakenNorAttested() {
        Made one = World.employer();
        Made two = World.employer();
        Made clause = World.contract().during("2018-01-01", "2018-12-31").withClause(hours("900")).heldBy(one).made().clause();
        done(one, clause);
        List<Fields> remaining = List.of(Sample.commitment(one.id(), "900").with("until", "2018-06-30"),
                Sample.commitment(one.id(), "100").with("from", "2018-07-01"), Sample.commitment(two.id(), "800").with("from", "2018-07-01"));
        String of = "/attestations/" + one.id();

        Api.patch(clause.path(), Fields.of("commitments", remaining)).then().statusCode(409).body("code", is("commitment-below-done"))
                .body("detail", containsString("923")).body("errors[0].pointer", is("/commitments/1/hours"));
        Api.admin().get(clause.path() + of).then().statusCode(200).body("owed.toString()", is("900.00")).body("met", is(false))
                .body("validated.toString()", is("823.41"));
        Api.patch(clause.path(), Fields.of("commitments", List.of(Sample.commitment(one.id(), "900").with("until", "2018-06-30"),
                Sample.commitment(one.id(), "823.41").with("from", "2018-07-01"), Sample.commitment(two.id(), "76.59").with("from", "2018-07-01"))))
                .then().statusCode(200);
        Api.admin().get(clause.path() + of).then().statusCode(200).body("owed.toString()", is("823.41")).body("met", is(true))
                .body("remaining.toString()", is("0.00"));

        Made planned = World.contract().during("2018-01-01", "2018-12-31").withClause(hours("900")).clauseWith("commitments", remaining).made().clause();
        Api.admin().get(planned.path() + of).then().statusCode(200).body("owed.toString()", is("100.00"));
        done(one, planned);
        Api.admin().get(planned.path() + of).then().statusCode(409).body("code", is("commitments-to-correct"));
        Api.admin().get(planned.path() + of + "?asOf=2018-06-30").then().statusCode(200).body("owed.toString()", is("900.00"));
        Api.patch(planned.path(), Fields.of("title", "Clause d’insertion")).then().statusCode(200);
    }

    private static void done(Made employer, Made clause) {
        for (int i = 0; i < 6; i++) {
            Made job = World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).made();
            World.hours(job, clause, "2018-0" + (i + 1), i == 5 ? "123.41" : "140.00").validated();
        }
    }

    @Test
    void nothingOwedIsNeitherMetNorMissed() throws IOException {
        Made employer = World.employer();
        MadeContract contract = World.contract().withClause(hours("10")).clauseWith("objectiveForm", "NONE")
                .clauseWith("objectiveVersions", List.of()).clauseWith("commitments", List.of(Sample.commitment(employer.id(), "0.00"))).made();
        String path = contract.clause().path() + "/attestations/" + employer.id();
        Api.admin().get(path).then().statusCode(200).body("met", nullValue()).body("owed", nullValue()).body("rate", nullValue());
        assertTrue(text(path).contains("aucune heure n’est due"));
    }

    @Test
    void aPersonGetsItsHoursWhateverTheyCountFor() throws IOException {
        Place place = Place.fresh();
        Made employer = World.employer();
        MadeContract contract = World.contract().in(place).withClause(hours("700")).heldBy(employer).made();
        Made person = World.person().rsa().eligibleFrom("2018-03-01").livingIn(place.commune()).with("referentAccount", "r@exemple.fr").made();
        Made job = World.employment(person, employer).with("jobTitle", "Peintre").made();
        World.hours(job, contract.clause(), "2018-02", "10.25").validated();
        World.hours(job, contract.clause(), "2018-03", "20.00").validated("15.50");
        World.hours(job, contract.clause(), "2018-03", "7.00").training().validated();
        World.hours(job, contract.clause(), "2018-04", "8.00").declared();
        World.hours(job, contract.clause(), "2018-05", "8.00").rejected();
        String path = person.path() + "/attestation";

        Api.admin().get(path).then().statusCode(200).body("hours.toString()", is("32.75")).body("training.toString()", is("7.00"))
                .body("months.month", contains("2018-02", "2018-03")).body("months[1].hours.toString()", is("22.50"))
                .body("employments.jobTitle", contains("Peintre")).body("employments[0].hours.toString()", is("32.75"));
        Api.admin().get(path + "?from=2018-03&to=2018-03").then().body("hours.toString()", is("22.50")).body("from", is("2018-03"));
        Api.admin().get(path + "?to=2017-12").then().body("hours.toString()", is("0.00")).body("employments", empty());
        Api.admin().get(path + "?from=2018-03&to=2018-02").then().statusCode(422).body("code", is("period-invalid"));
        Api.admin().get(path + "?from=mars").then().statusCode(400);
        String paper = text(path);
        assertTrue(paper.contains(person.text("/lastName")) && paper.contains("32,75") && paper.contains("Peintre"), paper);
        assertFalse(paper.contains("RSA"), paper);

        Api.as(token(Role.REFERENT, "referent", "r@exemple.fr")).get(path).then().statusCode(200);
        Api.as(token(Role.REFERENT, "referent", "x@exemple.fr")).get(path).then().statusCode(404);
        Api.client(Role.READER).get(path).then().statusCode(403);
        Api.client(Role.FACILITATOR, Place.fresh().territory()).get(path).then().statusCode(404);
        Api.auditor().get("/v1/audit?personId=" + person.id() + "&limit=500").then().statusCode(200)
                .body("items.action", hasItem("EXPORT"));
    }
}
