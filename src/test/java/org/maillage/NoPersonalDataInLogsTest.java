package org.maillage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.LogRecorder;
import org.maillage.testing.Made;
import org.maillage.testing.Raw;
import org.maillage.testing.Sample;

/** That nothing of a person reaches the log, nor an error's answer, however a request fails. */
@QuarkusTest
class NoPersonalDataInLogsTest {

    private static final String PERSONS = "/v1/beneficiaries";
    private static final String NAME = "Quiquenpoix";
    private static final String NIR = "1850578006084";
    private static final String EMAIL = "quidam.sentinelle@exemple.fr";
    private static final List<String> SENTINELS = List.of(NAME, NIR, "1 85 05 78", EMAIL);

    private static Fields person() {
        return Sample.beneficiary().with("lastName", NAME).with("email", EMAIL);
    }

    private static List<Response> failures() {
        Fields known = person().with("externalIds", List.of(Fields.of("source", "SENTINEL", "id", NAME)));
        Made made = Api.made(PERSONS, known);
        List<Fields> bodies = List.of(known, person().with("firstName", NIR), person().with("referent", "1 85 05 78 006 084 36"),
                person().with("sex", NAME), person().with("birthDate", NAME), person().with("commune", NAME),
                person().with("lastName", NAME.repeat(20)), person().with("prescriberId", NAME), person().with("firstName", NAME + '\0'),
                person().with("birthDate", "2199-01-01"), person().with("externalIds", NAME), person().without("sex"));
        List<Response> failures = new ArrayList<>(bodies.stream().map(body -> Api.post(Api.admin(), PERSONS, body)).toList());
        failures.addAll(List.of(
                Api.admin().body("{\"lastName\":\"" + NAME + "\",\"email\":\"" + EMAIL).post(PERSONS),
                Api.admin().body("{\"lastName\":\"" + NAME + "\",\"lastName\":\"" + NAME + "\"}").post(PERSONS),
                Api.admin().body("[\"" + NAME + "\"]").post(PERSONS),
                Api.admin().get(PERSONS + "?lastName=" + NIR),
                Api.admin().get(PERSONS + "?birthDate=" + NAME),
                Api.admin().get(PERSONS + "?" + NAME + "=" + EMAIL),
                Api.admin().get(PERSONS + "?cursor=" + NAME),
                Api.admin().get(PERSONS + "?sort=" + NAME),
                Api.admin().get(PERSONS + "/" + NAME),
                Api.admin().get("/v1/" + NAME),
                Api.as(NAME).get(PERSONS),
                Api.admin().header("Accept", "text/" + NAME).get(PERSONS),
                Api.patch(made.path(), Fields.of("sex", NAME)),
                Api.patch(made.path(), Fields.of("firstName", NIR)),
                Api.patch(Api.admin(), made.path(), "\"" + NAME + "\"", Fields.of("firstName", NAME)),
                Api.post(Api.admin(), made.path() + "/eligibilities", Fields.of("reason", NAME, "criteria", EMAIL))));
        return failures;
    }

    @Test
    void theRecorderHearsTheLog() {
        assertTrue(LogRecorder.during(() -> Logger.getLogger("org.maillage.test").warnf("heard %s", NAME)).contains(NAME));
    }

    @Test
    void noFailureShowsAnythingOfAPerson() {
        List<Response> answers = new ArrayList<>();
        String log = LogRecorder.during(() -> answers.addAll(failures()));
        for (String sentinel : SENTINELS) {
            assertFalse(log.contains(sentinel), log);
            for (Response answer : answers) {
                assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, answer::asString);
                assertFalse(answer.asString().contains(sentinel), answer::asString);
            }
        }
    }

    /** The answer points at the field that is not in the contract, and so names it; the log does not. */
    @Test
    void noUnknownFieldIsLogged() {
        String log = LogRecorder.during(() -> Api.post(Api.admin(), PERSONS, person().with(NAME, EMAIL)).then().statusCode(400));
        assertFalse(log.contains(NAME) || log.contains(EMAIL), log);
    }

    @Test
    void noAddressThatCannotBeReadIsLogged() {
        byte[] cut = ("{\"lastName\":\"" + NAME).getBytes(StandardCharsets.UTF_8);
        String log = LogRecorder.during(() -> {
            Raw.send("GET", PERSONS + "?lastName=" + NAME + "%");
            Raw.send("POST", PERSONS, cut, "Content-Type: application/json");
            Raw.exchanged("GET /v1/" + NAME + "\r\nX " + NAME + "\r\n\r\n", new byte[0]);
        });
        assertFalse(log.contains(NAME), log);
    }
}
