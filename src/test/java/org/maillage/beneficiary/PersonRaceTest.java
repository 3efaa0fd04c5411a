package org.maillage.beneficiary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Several writers at once on one person: one of them wins, the others are told why not. */
@QuarkusTest
class PersonRaceTest {

    private static final int WRITERS = 6;

    @Test
    void anExternalIdIsTakenOnce() throws Exception {
        Fields person = Sample.beneficiary().with("externalIds", List.of(Fields.of("source", "A", "id", Sample.unique("race"))));

        assertEquals(oneOf(201, "409 external-id-taken"), outcomes(() -> Api.post(Api.admin(), "/v1/beneficiaries", person)));
    }

    @Test
    void oneDecisionTakesEffectOnADay() throws Exception {
        String path = World.person().made().path() + "/eligibilities";

        assertEquals(oneOf(201, "409 duplicate"),
                outcomes(() -> Api.post(Api.admin(), path, Sample.eligibility("RSA", "2018-02-01"))));
    }

    @Test
    void oneChangeOfAVersionPasses() throws Exception {
        Made person = World.person().made();
        Made decision = Api.made(person.path() + "/eligibilities", Sample.eligibility("RSA", "2018-02-01"));
        Made employment = World.employment(person, World.employer()).made();

        for (Made made : List.of(person, decision, employment)) {
            Fields patch = made == person ? Fields.of("referent", "C. Modèle") : made == decision ? Fields.of("reason", "Vu")
                    : Fields.of("rome", "F1703");
            assertEquals(oneOf(200, "412 precondition-failed"),
                    outcomes(() -> Api.patch(Api.admin(), made.path(), made.etag(), patch)));
        }
    }

    private static List<String> oneOf(int status, String otherwise) {
        List<String> all = new java.util.ArrayList<>(Collections.nCopies(WRITERS - 1, otherwise));
        all.add(0, status + " null");
        return all;
    }

    private static List<String> outcomes(Callable<Response> call) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            return writers.invokeAll(Collections.nCopies(WRITERS, call)).stream().map(done -> {
                try {
                    return done.get().statusCode() + " " + Api.json(done.get()).path("code").textValue();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).sorted().collect(Collectors.toList());
        } finally {
            writers.shutdownNow();
        }
    }
}
