package org.maillage.beneficiary;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.maillage.testing.Refusals.assertRefused;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** What few may know of a person is told to them only. */
@QuarkusTest
class SensitiveTest {

    private static final List<Fields> HANDICAP = List.of(
            Fields.of("criterion", "RQTH", "principal", true, "proofKind", "MDPH_DECISION", "proofOn", "2018-02-01"),
            Fields.of("criterion", "AAH", "principal", false, "proofKind", "MDPH_DECISION", "proofOn", "2018-02-01"),
            Fields.of("criterion", "DELD", "principal", false, "proofKind", "ATTESTATION_FT", "proofOn", "2018-02-01"));

    private static RequestSpecification facilitator() {
        return Api.client(Role.FACILITATOR);
    }

    @Test
    void sensitiveCriteriaAreOneOtherForWhoMayNotSeeThem() {
        Made person = World.person().made();
        Made made = Api.made(person.path() + "/eligibilities", Sample.eligibility("DELD", "2018-02-20").with("criteria", HANDICAP));

        Api.admin().get(made.path()).then().statusCode(200).body("criteria.criterion", contains("DELD", "RQTH", "AAH"));
        facilitator().get(made.path()).then().statusCode(200).body("criteria.criterion", contains("DELD", "AUTRE"))
                .body("criteria.principal", contains(false, true)).body("criteria[1].proofKind", nullValue()).body("criteria[1].proofOn", nullValue());
        for (RequestSpecification reader : List.of(Api.admin(), facilitator())) {
            reader.get(person.path() + "/eligibilities").then().statusCode(200)
                    .body("items[0].criteria.criterion", contains("DELD", "AUTRE"));
        }
    }

    @Test
    void whoMayNotSeeThemWritesNoneAndGuessesNone() {
        Made person = World.person().made();
        String path = person.path() + "/eligibilities";
        Fields sensitive = Sample.eligibility("DELD", "2018-02-20").with("criteria", HANDICAP);
        assertRefused(403, "sensitive-not-permitted", "/criteria", Api.post(facilitator(), path, sensitive));
        Made made = Api.made(path, sensitive);
        assertRefused(403, "sensitive-not-permitted", "/criteria",
                Api.patch(facilitator(), made.path(), made.etag(), Fields.of("criteria", HANDICAP)));
        assertRefused(403, "sensitive-not-permitted", "/criteria", Api.patch(facilitator(), made.path(), made.etag(),
                Fields.of("criteria", List.of(Fields.of("criterion", "RSA", "principal", true)))));
        assertRefused(400, "invalid-body", Api.patch(made.path(),
                Fields.of("criteria", List.of(Fields.of("criterion", "AUTRE", "principal", true)))));

        Api.patch(facilitator(), made.path(), made.etag(), Fields.of("validUntil", "2019-02-19")).then().statusCode(200)
                .body("criteria.criterion", contains("DELD", "AUTRE"));
        Api.admin().get(made.path()).then().body("criteria.criterion", contains("DELD", "RQTH", "AAH"));
        Api.made(facilitator(), path, Sample.eligibility("RSA", "2019-02-20"));
    }

    @Test
    void sensitivePrescribersAreOthersForMost() {
        Made probation = Api.made("/v1/prescribers", Sample.prescriber().with("kind", "SPIP"));
        Made ordinary = Api.made("/v1/prescribers", Sample.prescriber().with("kind", "ML"));
        Api.client(Role.COORDINATOR).get(probation.path()).then().statusCode(200).body("kind", is("OTHER")).body("name", nullValue());
        Api.client(Role.COORDINATOR).get(ordinary.path()).then().statusCode(200).body("kind", is("ML"));
        facilitator().get(probation.path()).then().statusCode(200).body("kind", is("SPIP"));
        Api.client(Role.COORDINATOR).get("/v1/prescribers?kind=SPIP").then().statusCode(400);
    }
}
