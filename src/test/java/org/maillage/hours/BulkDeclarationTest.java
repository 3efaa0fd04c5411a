package org.maillage.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.testing.World.hours;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Many declarations at once come to the same as each by itself: the same answers, and the same said of every entry. */
@QuarkusTest
class BulkDeclarationTest {

    private static final String PATH = "/v1/hour-entries";
    private static final List<String> ELIGIBLE = List.of("2017-06-01", "2018-02-15", "2018-07-01");

    /** The same clauses, persons and jobs, made anew. */
    private static final class Twin {
        private final List<Made> clauses = new ArrayList<>();
        private final List<Made> jobs = new ArrayList<>();
        private final String prefix = Sample.unique("jumeau") + "x";

        Twin(long seed) {
            Random random = new Random(seed);
            Made employer = World.employer();
            Made agency = World.employer("ETTI");
            clauses.add(World.contract().during("2018-01-01", "2019-12-31").withClause(hours("700")).heldBy(employer)
                    .suspended("2018-03-01", "2018-03-31").made().clause());
            clauses.add(World.contract().during("2018-02-01", "2019-06-30").inShares(Sample.NIORT, "0.5", "79049", "0.5")
                    .withClause(hours("300")).heldBy(agency).counting("trainingCounted", true).counting("trainingCapShare", Sample.decimal("0.10")).made().clause());
            for (int i = 0; i < 5; i++) {
                var words = i % 2 == 0 ? World.person().rsa() : World.person();
                Made person = random.nextInt(5) == 0 ? words.made() : words.eligibleFrom(ELIGIBLE.get(random.nextInt(3))).made();
                jobs.add(World.employment(person, i % 2 == 0 ? employer : agency).from("2018-0" + (1 + random.nextInt(5)) + "-10").made());
            }
        }

        /** The same line of each twin; some say nonsense. */
        Fields line(Random random, int number) {
            int job = random.nextInt(jobs.size());
            Fields line = Sample.hours(jobs.get(job).id(), clauses.get(random.nextInt(8) == 0 ? 1 - job % 2 : job % 2).id(),
                    YearMonth.of(2018, 1).plusMonths(random.nextInt(20)).toString(), random.nextInt(130) + "." + (10 + random.nextInt(90)))
                    .with("kind", random.nextInt(4) == 0 ? "TRAINING" : "WORK");
            line = random.nextInt(3) == 0 ? line.with("commune", random.nextBoolean() ? Sample.NIORT : "79049") : line;
            return switch (random.nextInt(12)) {
                case 0 -> line.with("employmentId", new UUID(0, number).toString());
                case 1 -> line.with("commune", "99999");
                case 2 -> line.with("month", "2031-01");
                case 3, 4 -> line.with("externalIds", List.of(Fields.of("source", "PAIE", "id", prefix + random.nextInt(6))));
                default -> line.with("externalIds", List.of(Fields.of("source", "PAIE", "id", prefix + "-" + number)));
            };
        }

        /** What is said of all entries, in the order of what was declared. */
        List<String> said() {
            return IntStream.range(0, jobs.size()).boxed().flatMap(job -> Api.all(PATH, Fields.of("employmentId", jobs.get(job).id())).stream()
                    .map(entry -> job + said(entry))).sorted().toList();
        }

        private String said(JsonNode entry) {
            return List.of(clauses.get(0).id().equals(entry.path("clauseId").asText()), entry.path("month"), entry.path("kind"), entry.path("hours"),
                    entry.path("status"), entry.path("place"), entry.path("counting").path("counted"), entry.path("counting").path("reason"),
                    entry.path("counting").path("rsa")).toString();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {79, 2018})
    void aBatchComesToTheSameAsItsLines(long seed) {
        Twin single = new Twin(seed);
        Twin bulk = new Twin(seed);
        Set<String> answers = new HashSet<>();
        for (int round = 0; round < 2; round++) {
            answers.addAll(declared(single, bulk, new Random(seed + round), round));
            assertEquals(single.said(), bulk.said());
            decide(single);
            decide(bulk);
            assertEquals(single.said(), bulk.said());
        }
        assertTrue(answers.containsAll(List.of("201 ", "200 ", "422 reference-unknown", "409 duplicate-hour-entry", "422 commune-unknown"))
                || answers.size() > 5, answers::toString);
        assertTrue(single.said().stream().anyMatch(entry -> entry.contains("COUNTED")));
    }

    /** All lines of a round by themselves and again in one batch: the answers, which must be the same. */
    private static List<String> declared(Twin single, Twin bulk, Random random, int round) {
        List<Fields> lines = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            long seed = random.nextLong();
            Response answer = Api.post(Api.admin(), PATH, single.line(new Random(seed), round * 100 + i));
            lines.add(bulk.line(new Random(seed), round * 100 + i));
            answers.add(answer.statusCode() + " " + (answer.statusCode() < 300 ? "" : Api.json(answer).path("code").asText()));
        }
        JsonNode items = Api.json(Api.post(Api.admin(), PATH + "/batch", lines)).path("items");
        List<String> together = new ArrayList<>();
        items.forEach(item -> together.add(item.path("status").asInt() + " " + item.path("problem").path("code").asText()));
        assertEquals(answers, together);
        return answers;
    }

    /** Every second month is validated: what counts then may change when an earlier one comes. */
    private static void decide(Twin twin) {
        twin.clauses.forEach(clause -> IntStream.range(0, 10).mapToObj(i -> YearMonth.of(2018, 1).plusMonths(2L * i)).forEach(month ->
                Api.post(Api.admin(), PATH + "/validation", Fields.of("filter", Map.of("clauseId", clause.id(), "monthFrom", month.toString(),
                        "monthTo", month.toString()))).then().statusCode(200)));
    }
}
