package org.maillage.employment;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.StatementCount;
import org.maillage.testing.World;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/** Employments over HTTP, as somebody who sees everywhere. */
@QuarkusTest
class EmploymentResourceTest {

    private static final String PATH = "/v1/employments";

    /** Stands for the features above: hears what is told, and needs the days and the employments that a test names. */
    @Singleton
    public static class Above {
        final List<EmploymentChanged> told = new CopyOnWriteArrayList<>();
        final Map<UUID, LocalDate> needed = new ConcurrentHashMap<>();

        void hear(@Observes EmploymentChanged changed) {
            told.add(changed);
        }

        void keep(@Observes EmploymentPeriodChanging period) {
            LocalDate day = needed.get(period.employmentId());
            if (day != null && (day.isBefore(period.startOn()) || period.endOn() != null && day.isAfter(period.endOn()))) {
                throw Refused.because(CommonProblem.REFERENCED).fault(Refused.In.POINTER, "", "referenced-by", "hour-entries", 3);
            }
        }

        void keep(@Observes EmploymentRemoving removing) {
            if (needed.containsKey(removing.employmentId())) {
                throw Refused.because(CommonProblem.REFERENCED).fault(Refused.In.POINTER, "", "referenced-by", "hour-entries", 3);
            }
        }
    }

    @Inject
    Above above;

    @Test
    void isMadeAndReadAsItWasSaid() {
        Made made = Api.made(PATH, valid().with("mode", "SECONDMENT").with("userEmployerId", World.employer().id())
                .with("contractKind", "INTERIM_INSERTION").with("rome", "F1703").with("jobTitle", "Aide-maçonne")
                .with("plannedEndOn", "2018-12-31").with("endOn", "2018-11-30").with("endReason", "JOB_FOUND")
                .with("weeklyHours", Sample.decimal("35")).with("commune", "79205"));

        var read = Api.admin().get(made.path());
        read.then().statusCode(200).header("ETag", made.etag()).body("commune", is("79307"));
        assertEquals(made.body(), Api.json(read));
        assertTrue(read.asString().contains("\"weeklyHours\":35.00"), read::asString);
        Api.admin().header("If-None-Match", made.etag()).get(made.path()).then().statusCode(304);
    }

    @Test
    void needsLittle() {
        Api.admin().get(Api.made(PATH, valid()).path()).then().body("endOn", nullValue()).body("commune", nullValue())
                .body("weeklyHours", nullValue()).body("userEmployerId", nullValue());
    }

    @Test
    void isChangedFieldByFieldInTheVersionThatWasRead() {
        Made made = Api.made(PATH, valid().with("commune", "79049").with("jobTitle", "Peintre"));
        Fields patch = Fields.of("endOn", "2018-11-30", "endReason", "JOB_FOUND", "commune", null);

        Api.patch(Api.admin(), made.path(), null, patch).then().statusCode(428);
        Api.patch(Api.admin(), made.path(), "\"99\"", patch).then().statusCode(412);
        Api.patch(made.path(), patch).then().statusCode(200).body("endOn", is("2018-11-30")).body("commune", nullValue())
                .body("jobTitle", is("Peintre"));
        Api.patch(Api.admin(), made.path(), made.etag(), patch).then().statusCode(412);
        Api.patch(made.path(), Fields.of("endOn", null)).then().statusCode(422).body("code", is("end-reason"));
        Api.patch(made.path(), Fields.of("endOn", null, "endReason", null)).then().statusCode(200).body("endOn", nullValue());
        Api.patch(made.path(), Fields.of("mode", "SECONDMENT")).then().statusCode(422).body("code", is("user-company"));
        Api.patch(made.path(), Fields.of("employerId", World.employer().id())).then().statusCode(200);
    }

    @Test
    void keepsItsPerson() {
        Made made = Api.made(PATH, valid());

        Api.patch(made.path(), Fields.of("beneficiaryId", World.person().made().id())).then().statusCode(422)
                .body("code", is("immutable-field")).body("errors[0].pointer", is("/beneficiaryId"));
        Api.patch(made.path(), Fields.of("beneficiaryId", made.text("/beneficiaryId"), "rome", "F1704")).then().statusCode(200);
    }

    @Test
    void refusesWhatTheRulesForbid() {
        refused(valid().with("beneficiaryId", UUID.randomUUID()), "reference-unknown", "/beneficiaryId");
        refused(valid().with("employerId", UUID.randomUUID()), "reference-unknown", "/employerId");
        refused(valid().with("mode", "SECONDMENT").with("userEmployerId", UUID.randomUUID()), "reference-unknown", "/userEmployerId");
        refused(valid().with("mode", "SECONDMENT"), "user-company", "/userEmployerId");
        refused(valid().with("userEmployerId", World.employer().id()), "user-company", "/userEmployerId");
        refused(valid().with("endOn", "2018-03-04"), "period-invalid", "/endOn");
        refused(valid().with("plannedEndOn", "2018-03-04"), "period-invalid", "/plannedEndOn");
        refused(valid().with("endReason", "JOB_FOUND"), "end-reason", "/endReason");
        refused(valid().with("commune", "79000"), "commune-unknown", "/commune");
        refused(valid().with("jobTitle", "Maçon 185057919101234"), "nir-refused", "/jobTitle");
    }

    @Test
    void refusesWhatDoesNotMatchTheContract() {
        Fields valid = valid();
        for (Fields wrong : List.of(valid.without("beneficiaryId"), valid.without("employerId"), valid.without("mode"),
                valid.without("contractKind"), valid.without("startOn"), valid.with("mode", "HIRE"), valid.with("contractKind", "X"),
                valid.with("rome", "1703"), valid.with("jobTitle", " "), valid.with("jobTitle", "x".repeat(201)),
                valid.with("weeklyHours", Sample.decimal("48.01")), valid.with("weeklyHours", -1), valid.with("weeklyHours", "35"),
                valid.with("weeklyHours", Sample.decimal("35.125")), valid.with("endReason", "X"), valid.with("startOn", "2018-02-30"),
                valid.with("commune", "Niort"), valid.with("territory", "NIORTAIS"))) {
            Api.post(Api.admin(), PATH, wrong).then().statusCode(400).body("code", is("invalid-body"));
        }
    }

    @Test
    void isFoundByEveryFilter() {
        Made person = World.person().made();
        Made employer = World.employer();
        Made first = World.employment(person, employer).from("2018-01-01").until("2018-06-30").in("79049").made();
        Made second = World.employment(person, World.employer()).from("2018-07-01").in("79202").at(employer).made();

        Map<String, String> ofPerson = Map.of("beneficiaryId", person.id());
        assertEquals(List.of(first.id(), second.id()), ids(ofPerson, "sort", "startOn"));
        assertEquals(List.of(second.id(), first.id()), ids(ofPerson, "sort", "-startOn"));
        assertEquals(List.of(first.id()), ids(Map.of(), "employerId", employer.id()));
        assertEquals(List.of(second.id()), ids(ofPerson, "mode", "SECONDMENT"));
        assertEquals(List.of(), ids(ofPerson, "activeOn", "2017-12-31"));
        assertEquals(List.of(first.id()), ids(ofPerson, "activeOn", "2018-06-30"));
        assertEquals(List.of(second.id()), ids(ofPerson, "activeOn", "2018-07-01"));
        assertEquals(List.of(first.id()), ids(ofPerson, "territory", "BOCAGE"));
        Api.admin().get(PATH + "?rome=F1703").then().statusCode(400).body("errors[0].code", is("unknown-parameter"));
        Api.admin().get(PATH + "?mode=X").then().statusCode(400);
        Api.admin().get(PATH + "?beneficiaryId=1").then().statusCode(400);
    }

    @Test
    void aListAsksNothingPerEmployment() {
        Made employer = World.employer();
        for (int i = 0; i < 6; i++) {
            World.employment(World.person().made(), employer).at(World.employer()).made();
        }
        String list = PATH + "?employerId=" + employer.id() + "&limit=";
        List<String> few = StatementCount.during(() -> Api.admin().get(list + 2).then().body("items.size()", is(2)));
        List<String> many = StatementCount.during(() -> Api.admin().get(list + 6).then().body("items.size()", is(6)));

        assertEquals(few.size(), many.size(), many::toString);
        // the page, and the external ids of all its rows
        assertEquals(2, many.size(), many::toString);
    }

    @Test
    void isDeletedInTheVersionThatWasRead() {
        Made made = Api.made(PATH, valid());

        Api.delete(Api.admin(), made.path(), null).then().statusCode(428);
        Api.delete(Api.admin(), made.path(), "\"99\"").then().statusCode(412);
        Api.delete(made.path()).then().statusCode(204);
        Api.admin().get(made.path()).then().statusCode(404).body("code", is("not-found"));
    }

    @Test
    void neitherGoesNorShrinksBelowWhatIsNeeded() {
        Made made = Api.made(PATH, valid());
        above.needed.put(UUID.fromString(made.id()), LocalDate.of(2018, 5, 15));

        Api.patch(made.path(), Fields.of("endOn", "2018-05-14")).then().statusCode(409).body("code", is("referenced"))
                .body("errors[0].detail", containsString("3"));
        Api.patch(made.path(), Fields.of("startOn", "2018-05-16")).then().statusCode(409);
        Api.patch(made.path(), Fields.of("startOn", "2018-05-15", "endOn", "2018-05-15")).then().statusCode(200);
        Api.delete(made.path()).then().statusCode(409).body("code", is("referenced"));
        Api.admin().get(made.path()).then().statusCode(200).body("endOn", is("2018-05-15"));
    }

    @Test
    void tellsWhoCountsHours() {
        Made made = Api.made(PATH, valid());
        assertEquals(1, tellings(made));
        Api.patch(made.path(), Fields.of("rome", "F1704")).then().statusCode(200);
        assertEquals(2, tellings(made));
        Api.patch(made.path(), Fields.of("endReason", "JOB_FOUND")).then().statusCode(422);
        assertEquals(2, tellings(made));
        Api.delete(made.path()).then().statusCode(204);
        assertEquals(3, tellings(made));
    }

    private long tellings(Made made) {
        UUID person = UUID.fromString(made.text("/beneficiaryId"));
        return above.told.stream().filter(new EmploymentChanged(UUID.fromString(made.id()), person)::equals).count();
    }

    private static Fields valid() {
        return Sample.employment(World.person().made().id(), World.employer().id(), "2018-03-05");
    }

    private static void refused(Fields body, String code, String pointer) {
        Api.post(Api.admin(), PATH, body).then().statusCode(422).body("code", is(code)).body("errors[0].pointer", is(pointer));
    }

    private static List<String> ids(Map<String, String> query, String name, String value) {
        Fields all = Fields.of(name, value);
        all.putAll(query);
        return Api.all(PATH, all).stream().map(e -> e.path("id").textValue()).toList();
    }
}
