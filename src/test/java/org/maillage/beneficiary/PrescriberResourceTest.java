package org.maillage.beneficiary;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** The directory of prescribers over HTTP. */
@QuarkusTest
class PrescriberResourceTest {

    private static final String PATH = "/v1/prescribers";

    @Test
    void isMadeAndReadAsItWasSaid() {
        Made made = Api.made(PATH, Sample.prescriber().with("commune", Sample.NIORT).with("email", "accueil@example.org")
                .with("phone", "05 49 00 00 00"));

        Api.admin().get(made.path()).then().statusCode(200).header("ETag", made.etag()).body("kind", is("ML"))
                .body("commune", is(Sample.NIORT)).body("email", is("accueil@example.org")).body("phone", is("05 49 00 00 00"));
        Api.admin().header("If-None-Match", made.etag()).get(made.path()).then().statusCode(304);
    }

    @Test
    void keepsTheCurrentCommuneOfAFormerCode() {
        Made made = Api.made(PATH, Sample.prescriber().with("commune", "79205"));

        assertEquals("79307", made.text("/commune"));
    }

    @Test
    void isChangedFieldByField() {
        Made made = Api.made(PATH, Sample.prescriber().with("phone", "05 49 00 00 00"));

        Api.patch(made.path(), Fields.of("kind", "PLIE", "phone", null)).then().statusCode(200).body("kind", is("PLIE"))
                .body("phone", nullValue()).body("name", is(made.text("/name")));
        assertNotEquals(made.etag(), Api.etag(made.path()));
    }

    @Test
    void isChangedAndDeletedOnlyInTheVersionThatWasRead() {
        Made made = World.prescriber();
        Fields patch = Fields.of("kind", "PLIE");

        Api.patch(Api.admin(), made.path(), null, patch).then().statusCode(428).body("code", is("precondition-required"));
        Api.patch(Api.admin(), made.path(), "\"99\"", patch).then().statusCode(412).body("code", is("precondition-failed"));
        Api.delete(Api.admin(), made.path(), null).then().statusCode(428);
        Api.delete(Api.admin(), made.path(), "\"99\"").then().statusCode(412);
        Api.delete(made.path()).then().statusCode(204);
        Api.admin().get(made.path()).then().statusCode(404).body("code", is("not-found"));
    }

    @Test
    void staysWhileAPersonNamesIt() {
        Made made = World.prescriber();
        World.person().with("prescriberId", made.id()).made();
        World.person().with("prescriberId", made.id()).made();

        Api.delete(made.path()).then().statusCode(409).body("code", is("referenced"))
                .body("errors[0].detail", containsString("2"));
    }

    @Test
    void isFoundByPartOfItsNameAndByItsKind() {
        String name = Sample.unique("Mission Évreux");
        Made made = Api.made(PATH, Sample.prescriber().with("name", name));
        Map<String, String> query = Map.of("name", name.substring(8).toLowerCase().replace('é', 'e'), "sort", "-name");

        assertEquals(List.of(made.id()), Api.all(PATH, query).stream().map(p -> p.path("id").textValue()).toList());
        assertTrue(Api.all(PATH, Map.of("name", name, "kind", "PLIE")).isEmpty());
        Api.admin().get(PATH + "?kind=XX").then().statusCode(400).body("code", is("invalid-parameter"));
        Api.admin().get(PATH + "?siret=1").then().statusCode(400).body("errors[0].code", is("unknown-parameter"));
        Api.admin().get(PATH + "?sort=kind").then().statusCode(400);
    }

    @Test
    void refusesWhatDoesNotMatchTheContract() {
        Fields valid = Sample.prescriber();
        for (Fields wrong : List.of(valid.without("name"), valid.with("name", "  "), valid.with("name", "x".repeat(201)),
                valid.without("kind"), valid.with("kind", "XX"), valid.with("commune", "7900"), valid.with("email", "non"),
                valid.with("phone", "x"), valid.with("nir", "1"))) {
            Api.post(Api.admin(), PATH, wrong).then().statusCode(400).body("code", is("invalid-body"));
        }
        Api.post(Api.admin(), PATH, valid.with("commune", "79000")).then().statusCode(422).body("code", is("commune-unknown"))
                .body("errors[0].pointer", is("/commune"));
        Api.post(Api.admin(), PATH, valid.with("name", "M. 1 85 05 79 191 012 34")).then().statusCode(422)
                .body("code", is("nir-refused")).body("errors[0].pointer", is("/name"));
    }

    @Test
    void isReadByAllAndWrittenByFacilitators() {
        Made made = World.prescriber();
        String elsewhere = "BOCAGE";

        Api.client(Role.READER, elsewhere).get(made.path()).then().statusCode(200);
        Api.post(Api.client(Role.READER, elsewhere), PATH, Sample.prescriber()).then().statusCode(403).body("code", is("forbidden"));
        Api.patch(Api.client(Role.READER), made.path(), made.etag(), Fields.of("kind", "PLIE")).then().statusCode(403);
        Api.delete(Api.client(Role.READER), made.path(), made.etag()).then().statusCode(403);
        Api.made(Api.client(Role.FACILITATOR, elsewhere), PATH, Sample.prescriber());
        Api.anonymous().get(PATH).then().statusCode(401);
    }
}
