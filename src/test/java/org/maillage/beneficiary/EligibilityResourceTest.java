package org.maillage.beneficiary;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.StatementCount;
import org.maillage.testing.World;

/** Decisions on eligibility over HTTP. */
@QuarkusTest
class EligibilityResourceTest {

    /** Hears what is told to who counts hours. */
    @Singleton
    public static class Told {
        final List<UUID> persons = new CopyOnWriteArrayList<>();

        void hear(@Observes PathwayChanged changed) {
            persons.add(changed.beneficiaryId());
        }
    }

    @Inject
    Told told;

    @Test
    void isRecordedAndReadAsItWasSaid() {
        String path = of(World.person().made());
        Made made = Api.made(path, Fields.of("decision", "VALIDATED", "decidedOn", "2018-02-20", "validFrom", "2018-02-15",
                "validUntil", "2018-12-31", "countsUntil", "2020-02-14", "reason", "PASS IAE en cours",
                "criteria", List.of(criterion("RSA", false, "2018-02-12"), criterion("IAE_ACI", true, "2018-02-14"))));

        Api.admin().get(made.path()).then().statusCode(200).header("ETag", made.etag()).header("Cache-Control", "private, no-cache")
                .body("criteria.criterion", is(List.of("IAE_ACI", "RSA"))).body("criteria.principal", is(List.of(true, false)))
                .body("criteria[1].proofOn", is("2018-02-12")).body("countsUntil", is("2020-02-14"));
        Api.admin().header("If-None-Match", made.etag()).get(made.path()).then().statusCode(304);
    }

    @Test
    void isListedOldestFirstWithoutAskingPerDecision() {
        Made person = World.person().rsa().eligibleFrom("2020-01-01").eligibleFrom("2018-01-01").eligibleFrom("2022-01-01").made();
        String list = of(person) + "?limit=";
        List<String> few = StatementCount.during(() -> Api.admin().get(list + 1).then().body("items.size()", is(1)));
        List<String> many = StatementCount.during(() -> Api.admin().get(list + "3&count=true").then().body("total", is(3))
                .body("items.validFrom", is(List.of("2020-01-01", "2018-01-01", "2022-01-01"))));

        assertEquals(few.size() + 1, many.size(), many::toString);
    }

    @Test
    void goesFromPendingToValidatedToRevoked() {
        Made made = Api.made(of(World.person().made()), pending());

        Api.patch(made.path(), Fields.of("decision", "VALIDATED")).then().statusCode(422).body("code", is("decision-dates"));
        Api.patch(made.path(), Fields.of("decision", "VALIDATED", "decidedOn", "2018-02-20", "validFrom", "2018-02-20")).then()
                .statusCode(200).body("decision", is("VALIDATED"));
        Api.patch(made.path(), Fields.of("decision", "REVOKED")).then().statusCode(422).body("code", is("reason-required"))
                .body("errors[0].pointer", is("/reason"));
        Fields revoked = Fields.of("decision", "REVOKED", "reason", "Attestation retirée");
        Api.patch(made.path(), revoked).then().statusCode(422).body("code", is("revocation-day")).body("errors[0].pointer", is("/revokedFrom"));
        Api.patch(made.path(), revoked.with("revokedFrom", "2018-02-19")).then().statusCode(422).body("code", is("revocation-day"));
        Api.patch(made.path(), revoked.with("revokedFrom", "2018-09-01").with("decidedOn", "2018-09-12")).then().statusCode(200)
                .body("validFrom", is("2018-02-20")).body("revokedFrom", is("2018-09-01")).body("reason", is("Attestation retirée"));
        Api.patch(made.path(), Fields.of("decision", "VALIDATED", "decidedOn", "2018-02-20", "revokedFrom", "2018-09-01")).then()
                .statusCode(422).body("code", is("revocation-day"));
        Api.patch(made.path(), Fields.of("decision", "VALIDATED", "decidedOn", "2018-02-20")).then().statusCode(200)
                .body("revokedFrom", nullValue());
    }

    /** What a supplier may know: the last day is the one before the revocation. */
    @Test
    void aRevocationToComeEndsWhatIsToldOfThePerson() {
        Made person = World.person().rsa().eligibleFrom("2018-01-01").made();
        String path = of(person) + "/" + Api.admin().get(of(person)).jsonPath().getString("items[0].id");
        Fields revoked = Fields.of("decision", "REVOKED", "reason", "Fin du RSA");

        Api.patch(path, revoked.with("revokedFrom", "2199-07-01")).then().statusCode(200);
        Api.admin().get(person.path()).then().body("eligibility.eligible", is(true)).body("eligibility.until", is("2199-06-30"));
        Api.patch(path, revoked.with("revokedFrom", "2018-07-01")).then().statusCode(200);
        Api.admin().get(person.path()).then().body("eligibility.eligible", is(false)).body("eligibility.until", nullValue());
    }

    @Test
    void hasItsCriteriaReplacedAsAWhole() {
        Made made = Api.made(of(World.person().made()), pending());
        String before = made.etag();

        String after = Api.patch(made.path(), Fields.of("criteria", List.of(criterion("DELD", true, null), criterion("RSA", false, null))))
                .then().statusCode(200).body("criteria.criterion", is(List.of("DELD", "RSA"))).extract().header("ETag");
        Api.patch(Api.admin(), made.path(), before, pending()).then().statusCode(412);
        Api.patch(Api.admin(), made.path(), after, Fields.of("criteria", List.of(criterion("QPV", true, null)))).then()
                .statusCode(200).body("criteria.criterion", is(List.of("QPV")));
        Api.patch(made.path(), Fields.of("criteria", null)).then().statusCode(400);
    }

    @Test
    void takesEffectOncePerDay() {
        Made person = World.person().rsa().eligibleFrom("2018-01-01").eligibleFrom("2019-01-01").made();
        List<String> ids = Api.admin().get(of(person)).jsonPath().getList("items.id", String.class);
        String second = of(person) + "/" + ids.get(1);

        Api.post(Api.admin(), of(person), Sample.eligibility("QPV", "2018-01-01").with("decision", "EXPIRED")).then()
                .statusCode(409).body("code", is("duplicate")).body("errors[0].pointer", is("/validFrom"));
        Api.patch(second, Fields.of("decidedOn", "2018-01-01", "validFrom", "2018-01-01")).then().statusCode(409)
                .body("code", is("duplicate"));
        Fields revoked = Fields.of("decision", "REVOKED", "reason", "Erreur");
        Api.patch(of(person) + "/" + ids.get(0), revoked.with("revokedFrom", "2018-06-01")).then().statusCode(200);
        Api.post(Api.admin(), of(person), Sample.eligibility("QPV", "2018-01-01")).then().statusCode(409).body("code", is("duplicate"));
        Api.patch(of(person) + "/" + ids.get(0), Fields.of("revokedFrom", "2018-01-01")).then().statusCode(200);
        Api.made(of(person), Sample.eligibility("QPV", "2018-01-01"));
    }

    @Test
    void refusesWhatTheRulesForbid() {
        String path = of(World.person().made());
        Fields valid = Sample.eligibility("RSA", "2018-02-20");

        refused(path, valid.with("decidedOn", "2018-03-24"), "eligibility-retroactive", "/validFrom");
        refused(path, valid.with("decidedOn", "2018-02-21").with("criteria", List.of(criterion("RSA", true, "2018-02-21"))),
                "eligibility-retroactive", "/validFrom");
        refused(path, valid.with("validUntil", "2018-02-19"), "period-invalid", "/validUntil");
        refused(path, valid.with("countsUntil", "2018-02-19"), "period-invalid", "/countsUntil");
        refused(path, valid.with("criteria", List.of(criterion("RSA", false, null))), "principal-criterion", "/criteria");
        refused(path, valid.with("criteria", List.of(criterion("RSA", true, null), criterion("RSA", false, null))),
                "duplicate-child", "/criteria/1");
        refused(path, valid.with("decision", "REFUSED"), "reason-required", "/reason");
        refused(path, valid.with("reason", "NIR 291047904901234"), "nir-refused", "/reason");
        Api.made(path, valid.with("decidedOn", "2018-03-23"));
        Api.post(Api.admin(), path, valid.with("decidedOn", "2018-06-01")).then().body("detail", containsString("31"));
    }

    @Test
    void refusesWhatDoesNotMatchTheContract() {
        String path = of(World.person().made());
        Fields valid = pending();
        for (Fields wrong : List.of(valid.without("criteria"), valid.with("criteria", List.of()), valid.without("decision"),
                valid.with("decision", "MAYBE"), valid.with("validFrom", "2018"), valid.with("reason", " "), valid.with("note", "x"),
                valid.with("reason", "x".repeat(501)), valid.with("criteria", List.of(Fields.of("criterion", "RSA"))),
                valid.with("criteria", List.of(criterion("RMI", true, null))),
                valid.with("criteria", List.of(criterion("RSA", true, null).with("proofKind", "PAPER"))))) {
            Api.post(Api.admin(), path, wrong).then().statusCode(400).body("code", is("invalid-body"));
        }
    }

    @Test
    void isDeletedOnlyWhilePending() {
        Made person = World.person().rsa().eligibleFrom("2018-01-01").made();
        Made pending = Api.made(of(person), pending());
        String validated = of(person) + "/" + Api.admin().get(of(person)).jsonPath().getString("items[0].id");

        Api.delete(Api.admin(), pending.path(), null).then().statusCode(428);
        Api.delete(Api.admin(), pending.path(), "\"99\"").then().statusCode(412);
        Api.delete(pending.path()).then().statusCode(204);
        Api.admin().get(pending.path()).then().statusCode(404);
        Api.delete(validated).then().statusCode(409).body("code", is("wrong-status")).body("detail", containsString("VALIDATED"));
    }

    @Test
    void belongsToItsPerson() {
        Made made = Api.made(of(World.person().made()), pending());
        String elsewhere = of(World.person().made()) + "/" + made.id();

        Api.admin().get(elsewhere).then().statusCode(404);
        Api.patch(Api.admin(), elsewhere, made.etag(), Fields.of("reason", "x")).then().statusCode(404);
        Api.delete(Api.admin(), elsewhere, made.etag()).then().statusCode(404);
        Api.admin().get(PATH_OF_NOBODY).then().statusCode(404);
        Api.post(Api.admin(), PATH_OF_NOBODY, pending()).then().statusCode(404);
    }

    @Test
    void tellsWhoCountsHours() {
        Made person = World.person().made();
        UUID id = UUID.fromString(person.id());
        Made made = Api.made(of(person), pending());
        assertEquals(1, tellings(id));
        Api.patch(made.path(), Fields.of("reason", "En attente d’une pièce")).then().statusCode(200);
        assertEquals(2, tellings(id));
        Api.delete(made.path()).then().statusCode(204);
        assertEquals(3, tellings(id));
        Api.post(Api.admin(), of(person), pending().with("decision", "REFUSED")).then().statusCode(422);
        assertEquals(3, tellings(id));
    }

    private long tellings(UUID person) {
        return told.persons.stream().filter(person::equals).count();
    }

    private static final String PATH_OF_NOBODY = "/v1/beneficiaries/" + UUID.randomUUID() + "/eligibilities";

    private static String of(Made person) {
        return person.path() + "/eligibilities";
    }

    private static Fields pending() {
        return Fields.of("decision", "PENDING", "criteria", List.of(criterion("RSA", true, "2018-02-12")));
    }

    private static Fields criterion(String criterion, boolean principal, String proofOn) {
        return Fields.of("criterion", criterion, "principal", principal, "proofKind", "ATTESTATION_CAF", "proofOn", proofOn);
    }

    private static void refused(String path, Fields body, String code, String pointer) {
        Api.post(Api.admin(), path, body).then().statusCode(422).body("code", is(code)).body("errors[0].pointer", is(pointer));
    }
}
