package org.maillage.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** The client of the README, as it stands there, keeps a copy in step; also after it was away for too long. */
@QuarkusTest
class ReadmeClientTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int MOST_LINES = 30;

    @TestHTTPResource
    URI uri;

    @Inject
    FeedRetention retention;

    @Test
    void keepsACopyInStep() throws Exception {
        assumeTrue(there("curl") && there("jq"), "curl and jq are not installed");
        Path folder = Files.createTempDirectory(Path.of("target"), "client");
        List<String> script = script();
        assertTrue(script.size() <= MOST_LINES, script.size() + " lines");
        Files.write(folder.resolve("follow.sh"), script);
        Place here = Place.fresh();
        String token = Api.token(List.of(Role.FACILITATOR), here.territory());

        Made person = World.person().rsa().eligibleFrom("2018-01-01").livingIn(here.commune()).made();
        follow(folder, token);
        assertSame(folder, token);

        Made employer = World.employer();
        MadeContract contract = World.contract().in(here).withClause(World.hours("700")).heldBy(employer).made();
        Made employment = World.employment(person, employer).from("2018-01-08").made();
        World.hours(employment, contract.clause(), "2018-03", "151.67").validated();
        Made left = World.person().livingIn(here.commune()).made();
        follow(folder, token);
        assertTrue(Files.exists(folder.resolve("copy/beneficiary/" + left.id() + ".json")));
        assertSame(folder, token);

        Api.delete(left.path()).then().statusCode(204);
        Api.patch(person.path(), Fields.of("firstName", "Zoé \\ \"d’Arc\"\t–")).then().statusCode(200);
        follow(folder, token);
        assertFalse(Files.exists(folder.resolve("copy/beneficiary/" + left.id() + ".json")));
        assertSame(folder, token);

        retention.run(LocalDate.of(2199, 1, 1));
        Api.as(token).get("/v1/changes").then().statusCode(410);
        World.person().livingIn(here.commune()).made();
        follow(folder, token);
        assertSame(folder, token);
    }

    private static boolean there(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }

    private static List<String> script() throws IOException {
        List<String> readme = Files.readAllLines(Path.of("README.md"));
        int begin = readme.indexOf("cat > follow.sh <<'END'") + 1;
        return readme.subList(begin, begin + readme.subList(begin, readme.size()).indexOf("END"));
    }

    private void follow(Path folder, String token) throws IOException, InterruptedException {
        Process client = new ProcessBuilder("bash", "follow.sh", uri.toString().replaceAll("/$", ""), token, "copy", "once").directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(new File(folder.toFile(), "log")).start();
        assertTrue(client.waitFor(120, TimeUnit.SECONDS), "it does not end");
        assertEquals(0, client.exitValue(), Files.readString(folder.resolve("log")));
    }

    /** Numbers are the same with fewer zeros: jq leaves them out. */
    private static void assertSame(Path folder, String token) throws IOException {
        Map<String, String> there = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            for (String line : Api.as(token).get("/v1/exports/" + kind.type()).asString().lines().filter(one -> !one.isEmpty()).toList()) {
                JsonNode one = JSON.readTree(line);
                there.put(kind.type() + "/" + one.path("id").textValue() + ".json", plain(one));
            }
        }
        Map<String, String> copy = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("copy"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
                copy.put(folder.resolve("copy").relativize(file).toString(), plain(JSON.readTree(file.toFile())));
            }
        }
        assertEquals(there, copy);
    }

    private static String plain(JsonNode node) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (node.isObject()) {
            return node.properties().stream().map(one -> one.getKey() + ":" + plain(one.getValue())).sorted().collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return Stream.iterate(0, i -> i < node.size(), i -> i + 1).map(i -> plain(node.get(i))).collect(Collectors.joining(",", "[", "]"));
        }
        return node.toString();
    }
}
