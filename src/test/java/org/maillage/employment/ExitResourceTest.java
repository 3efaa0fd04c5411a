package org.maillage.employment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.World;

/** What became of a person, over HTTP. */
@QuarkusTest
class ExitResourceTest {

    private static final Fields AT_THE_END = Fields.of("milestone", "END", "situation", "TRAINING", "observedOn", "2019-01-02");

    private Made person;
    private Made job;

    @BeforeEach
    void employed() {
        person = World.person().made();
        job = World.employment(person, World.employer()).from("2018-01-08").until("2018-12-31").made();
    }

    private Response post(Fields exit) {
        return Api.post(Api.admin(), person.path() + "/exits", exit);
    }

    @Test
    void itIsRecordedReadChangedAndDeleted() {
        Made made = Api.made(person.path() + "/exits", AT_THE_END.with("employmentId", job.id()));
        Api.admin().get(made.path()).then().statusCode(200).body("category", is("POSITIVE")).body("entryOn", is("2018-01-08"))
                .body("employmentId", is(job.id())).body("beneficiaryId", is(person.id()));
        Api.patch(made.path(), Fields.of("situation", "UNKNOWN", "employmentId", null)).then().statusCode(200)
                .body("category", is("OTHER")).body("employmentId", nullValue());
        Api.made(person.path() + "/exits", Fields.of("milestone", "MONTH_6", "situation", "CDI", "observedOn", "2019-07-01"));
        Api.admin().get(person.path() + "/exits").then().statusCode(200).body("items.milestone", contains("END", "MONTH_6"));
        Api.admin().get(person.path() + "/export").then().statusCode(200).body("exits.situation", contains("UNKNOWN", "CDI"));
        Api.delete(made.path()).then().statusCode(204);
        Api.admin().get(made.path()).then().statusCode(404);
    }

    @Test
    void theRulesHold() {
        post(AT_THE_END.with("observedOn", LocalDate.now().plusDays(2).toString())).then().statusCode(422).body("code", is("exit-in-future"));
        post(AT_THE_END.with("observedOn", "2018-12-30")).then().statusCode(422).body("code", is("exit-too-early"));
        post(AT_THE_END.with("observedOn", "2018-01-07")).then().statusCode(422).body("code", is("pathway-unknown"));
        post(AT_THE_END.with("entryOn", "2018-01-07")).then().statusCode(422).body("code", is("pathway-unknown"));
        post(AT_THE_END.with("employmentId", person.id())).then().statusCode(422).body("code", is("reference-unknown"));
        post(AT_THE_END.with("category", "DURABLE")).then().statusCode(400);
        post(AT_THE_END.without("situation")).then().statusCode(400);
        post(AT_THE_END).then().statusCode(201);
        post(AT_THE_END).then().statusCode(409).body("code", is("duplicate")).body("errors.pointer", contains("/milestone"));
        Made other = World.person().made();
        Api.post(Api.admin(), other.path() + "/exits", AT_THE_END).then().statusCode(422).body("code", is("pathway-unknown"));
    }

    @Test
    void anExitIsSeenWithItsPersonOnly() {
        Made made = Api.made(person.path() + "/exits", AT_THE_END);
        Made other = World.person().made();
        Api.admin().get(other.path() + "/exits/" + made.id()).then().statusCode(404);
        Api.post(Api.admin(), person.path() + "/restriction", Fields.of("reason", "Contestation")).then().statusCode(200);
        Api.patch(made.path(), Fields.of("situation", "CDI")).then().statusCode(409).body("code", is("restricted"));
    }

    @Test
    void anEmploymentStaysWithWhatBecameOfThePerson() {
        Api.made(person.path() + "/exits", AT_THE_END);
        Api.delete(job.path()).then().statusCode(409).body("code", is("referenced")).body("errors.detail", hasItem("1 × exits."));
        Made second = World.employment(person, World.employer()).from("2018-02-01").until("2018-03-31").made();
        Api.delete(second.path()).then().statusCode(204);
    }

    @Test
    void ofManyAtOnceOneIsKept() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> posts = List.of(() -> post(AT_THE_END).statusCode(), () -> post(AT_THE_END).statusCode(),
                    () -> post(AT_THE_END).statusCode(), () -> post(AT_THE_END).statusCode());
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(posts)) {
                answers.add(answer.get());
            }
            answers.sort(null);
            assertEquals(List.of(201, 409, 409, 409), answers);
        } finally {
            threads.shutdown();
        }
    }
}
