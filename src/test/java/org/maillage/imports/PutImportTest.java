package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;

/** A file comes to the same as its lines put one by one: the same answers, the same records, the same said of them in the trail. */
@QuarkusTest
class PutImportTest {

    private static final int LINES = 110;
    private static final Set<String> OWN = Set.of("id", "createdAt", "updatedAt", "externalIds", "beneficiaryId", "employerId", "userEmployerId");

    /** The same territories, account and employers, made anew for those who are put one by one and those who come in a file. */
    private static final class Twin {
        private final String source = Sample.unique("JUM").toUpperCase(Locale.ROOT);
        private final String token;

        Twin(List<Place> places) {
            Fields account = Fields.of("name", source, "roles", List.of(Role.SYNC), "source", source);
            token = Api.made(Api.accounts(), "/v1/api-clients",
                    places.isEmpty() ? account : account.with("territories", places.stream().map(Place::territory).toList())).text("/token");
            for (int i = 0; i < 2; i++) {
                Api.made("/v1/employers", Sample.employer().with("externalIds", List.of(name("E" + i))));
            }
        }

        Fields name(String id) {
            return Fields.of("source", source, "id", id);
        }

        String path(String kind, String id) {
            return "/v1/" + kind + "/by-external-id/" + source + "/" + id;
        }

        /** What became of one line that was put by itself. */
        String put(String kind, String id, Fields body) {
            String before = Api.as(token).get(path(kind, id)).header("ETag");
            List<Object> names = new ArrayList<>(List.of(name(id)));
            names.addAll((List<?>) body.getOrDefault("externalIds", List.of()));
            Response answer = Api.put(Api.as(token), path(kind, id), body.with("externalIds", names));
            if (answer.statusCode() < 300) {
                return answer.statusCode() == 201 ? "CREATED" : answer.header("ETag").equals(before) ? "UNCHANGED" : "CHANGED";
            }
            return said(Api.json(answer));
        }

        /** What became of the lines of a file. */
        List<String> sent(String kind, List<Fields> lines, String options) {
            String file = lines.stream().map(Api::line).collect(Collectors.joining("\n"));
            JsonNode run = Imports.sent(token, kind + options, "application/x-ndjson", file.getBytes(StandardCharsets.UTF_8));
            return Imports.results(token, run.path("id").asText(), null).stream()
                    .map(line -> line.path("status").asText().equals("REFUSED") ? said(line.path("problem")) : line.path("status").asText()).toList();
        }

        private static String said(JsonNode problem) {
            return problem.path("code").asText() + " " + problem.path("errors").findValuesAsText("pointer") + problem.path("errors").findValuesAsText("code");
        }

        /** All that is said of a record but what is its own, its version among it; and of the trail, when it was written once. */
        String record(String kind, String id, boolean once) {
            Response answer = Api.admin().get(path(kind, id));
            if (answer.statusCode() != 200) {
                return id + " " + answer.statusCode();
            }
            ObjectNode view = (ObjectNode) Api.json(answer);
            String trail = once ? trail(view.path("id").asText()) : "";
            int names = view.path("externalIds").size();
            view.remove(OWN);
            return id + " " + answer.header("ETag") + " " + names + " " + trail + view;
        }

        private static String trail(String id) {
            List<String> events = new ArrayList<>();
            Api.json(Api.auditor().queryParam("resourceId", id).get("/v1/audit")).path("items").forEach(event -> {
                if (!event.path("action").asText().startsWith("READ")) {
                    events.add(event.path("action").asText() + event.path("changes").findValuesAsText("field"));
                }
            });
            return events.toString();
        }
    }

    /** The files of a kind: line by line what is sent, the same for each twin but for who is named. */
    private interface Writer {
        Fields line(Twin twin, Random random);
    }

    private static Fields person(Twin twin, Random random, List<String> communes) {
        Fields person = Fields.of("lastName", Sample.lastNames().get(random.nextInt(6)), "firstName", "Camille", "birthDate", "1990-05-1" + random.nextInt(3),
                "sex", random.nextBoolean() ? "F" : "M", "commune", communes.get(random.nextInt(communes.size())));
        return switch (random.nextInt(14)) {
            case 0 -> person.with("commune", "99999");
            case 1 -> person.with("birthDate", "2090-01-01");
            case 2 -> person.with("lastName", " ");
            case 3 -> person.with("sex", "X");
            case 4 -> person.with("prescriberId", new UUID(0, 1).toString());
            case 5, 6 -> person.with("externalIds", List.of(twin.name("second" + random.nextInt(4))));
            case 7 -> person.with("externalIds", List.of(Fields.of("source", "AUTRE", "id", "x")));
            default -> person;
        };
    }

    private static Fields employment(Twin twin, Random random) {
        // in the order of the contract: what is read first is refused first
        Fields job = Fields.of("beneficiaryId", twin.name("P" + random.nextInt(3)), "employerId", twin.name("E" + random.nextInt(2)), "mode", "DIRECT_HIRE",
                "contractKind", "CDDI", "jobTitle", random.nextBoolean() ? "Ouvrier" : "Jardinier", "startOn", "2018-0" + (1 + random.nextInt(3)) + "-08",
                "commune", random.nextBoolean() ? Sample.NIORT : "79049");
        return switch (random.nextInt(14)) {
            case 0 -> job.with("commune", "99999");
            case 1 -> job.with("endOn", "2017-01-01");
            case 2 -> job.with("mode", "SECONDMENT");
            case 3 -> job.with("beneficiaryId", twin.name("nobody"));
            case 4 -> job.with("employerId", new UUID(0, 1).toString());
            case 5 -> job.with("contractKind", "NONE");
            case 6 -> job.with("externalIds", List.of(twin.name("second" + random.nextInt(4))));
            default -> job;
        };
    }

    /** A third of the names comes again, near and far, in two files; half of these lines say what was said already. */
    private static Set<String> compared(String kind, Twin single, Twin bulk, long seed, Writer writer) {
        Set<String> answers = new HashSet<>();
        List<String> ids = new ArrayList<>();
        Map<String, Long> last = new HashMap<>();
        for (int round = 0; round < 2; round++) {
            Random random = new Random(seed + round);
            List<Fields> lines = new ArrayList<>();
            List<String> put = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                boolean again = !ids.isEmpty() && random.nextInt(3) == 0;
                String id = again ? ids.get(random.nextInt(ids.size())) : "L" + round + "-" + i;
                ids.add(id);
                long said = random.nextLong();
                long line = random.nextBoolean() ? last.getOrDefault(id, said) : said;
                last.put(id, line);
                put.add(single.put(kind, id, writer.line(single, new Random(line))));
                lines.add(writer.line(bulk, new Random(line)).with("externalId", id));
            }
            assertEquals(put, bulk.sent(kind, lines, round == 0 ? "?identity=correct" : "?identity=correct&atomic=false"));
            answers.addAll(put);
            List<String> all = ids.stream().distinct().toList();
            assertEquals(all.stream().map(id -> single.record(kind, id, once(ids, id))).toList(),
                    all.stream().map(id -> bulk.record(kind, id, once(ids, id))).toList());
        }
        return answers;
    }

    private static boolean once(List<String> ids, String id) {
        return ids.stream().filter(id::equals).count() == 1;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void personsComeInAsTheyArePut(boolean bound) {
        List<Place> places = bound ? List.of(Place.fresh(), Place.fresh()) : List.of();
        List<String> communes = new ArrayList<>(List.of(Sample.NIORT, "79049"));
        places.forEach(place -> communes.addAll(List.of(place.commune(), place.commune())));
        Set<String> answers = compared("beneficiaries", new Twin(places), new Twin(places), bound ? 79 : 2018,
                (twin, random) -> person(twin, random, communes));
        assertTrue(answers.containsAll(Set.of("CREATED", "CHANGED", "UNCHANGED")) && answers.size() > 7, answers::toString);
        assertEquals(bound, answers.stream().anyMatch(answer -> answer.startsWith("out-of-scope")), answers::toString);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void employmentsComeInAsTheyArePut(boolean bound) {
        List<Place> places = bound ? List.of(Place.fresh()) : List.of();
        Twin single = new Twin(places);
        Twin bulk = new Twin(places);
        for (Twin twin : List.of(single, bulk)) {
            IntStream.range(0, 3).forEach(i -> Api.made("/v1/beneficiaries", Sample.beneficiary().with("externalIds", List.of(twin.name("P" + i)))
                    .with("commune", bound && i > 0 ? places.get(0).commune() : Sample.NIORT)));
        }
        Set<String> answers = compared("employments", single, bulk, bound ? 86 : 17, PutImportTest::employment);
        assertTrue(answers.containsAll(Set.of("CREATED", "CHANGED", "UNCHANGED")) && answers.size() > 7, answers::toString);
        assertTrue(answers.stream().anyMatch(answer -> answer.startsWith("immutable-field")), answers::toString);
    }

    @Test
    void whatIsOnlyLookedAtIsToldAsItWouldBe() {
        Twin looked = new Twin(List.of());
        List<Fields> lines = IntStream.range(0, LINES).mapToObj(i -> person(looked, new Random(i), List.of(Sample.NIORT)).with("externalId", "L" + i % 90)).toList();
        List<String> would = looked.sent("beneficiaries", lines, "?dryRun=true");
        assertEquals("L0 404", looked.record("beneficiaries", "L0", false));
        assertEquals(LINES, looked.sent("beneficiaries", lines, "?atomic=true").stream().filter(line -> !line.matches("CREATED|CHANGED|UNCHANGED")).count());
        assertEquals("L0 404", looked.record("beneficiaries", "L0", false));
        assertEquals(would, looked.sent("beneficiaries", lines, ""));
    }

    /** The criteria of a line are looked at after its person was written. */
    @Test
    void whoMayNotTellACriterionLeavesNoTrace() {
        Twin twin = new Twin(List.of());
        Set<String> sensitive = Set.of("L3", "L60");
        List<Fields> lines = IntStream.range(0, 70).mapToObj(i -> person(twin, new Random(0), List.of(Sample.NIORT)).with("externalId", "L" + i)
                .with("commune", i == 61 ? "99999" : Sample.NIORT).with("criteria", List.of(sensitive.contains("L" + i) ? "RQTH" : "RSA"))).toList();
        List<String> results = twin.sent("beneficiaries", lines, "");
        assertEquals("{CREATED=67, commune-unknown [/commune][commune-unknown]=1, sensitive-not-permitted [/criteria][sensitive-not-permitted]=2}",
                new TreeMap<>(results.stream().collect(Collectors.groupingBy(result -> result, Collectors.counting()))).toString());
        sensitive.forEach(id -> assertEquals(id + " 404", twin.record("beneficiaries", id, false)));
        String kept = Api.json(Api.admin().get(twin.path("beneficiaries", "L4"))).path("id").asText();
        assertEquals("PENDING", Api.json(Api.admin().get("/v1/beneficiaries/" + kept + "/eligibilities")).at("/items/0/decision").asText());
    }
}
