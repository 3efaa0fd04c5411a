package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.testing.Api;
import org.maillage.testing.Sample;
import org.maillage.web.Refused;

/** Files bring no NIR in and keep none; what only has as many digits comes in. */
@QuarkusTest
class NirImportTest {

    private static final String HEAD = "Identifiant externe;Nom;Prénom;Date de naissance;Sexe;Référent;Numéro SS\n";
    private static final List<String> HIDDEN = List.of("290017919100158", "2 90 01 79 191 001", "2\u202f90\u202f01\u202f79\u202f191\u202f001", "2/90/01/79/191/001/58",
            "2_90_01_79_191_001", "2,90,01,79,191,001", "２９００１７９１９１００１", "2\u200b90\u200b0179191001", "SS2900179191001F");

    private static String row(String id, String last, String referent, String other) {
        return String.join(";", id, last, "Inès", "11/01/1990", "F", referent, other) + "\n";
    }

    /** Case F16. */
    @Test
    void aHiddenNirIsFoundInEveryColumnAndNeverKept() {
        String lines = HIDDEN.stream().map(nir -> row(Sample.unique("P"), nir, "", "") + row(Sample.unique("P"), "Lormelet", nir, "")
                + row(Sample.unique("P"), "Lormelet", "", nir)).collect(Collectors.joining());
        JsonNode run = Imports.sent("beneficiaries?source=PLIE", HEAD + lines + row(Sample.unique("P"), "Lormelet", "", ""));
        assertEquals("DONE 1/0/0/" + 3 * HIDDEN.size(), Imports.counts(run));
        String id = run.path("id").asText();
        List<JsonNode> refused = Imports.results(Api.adminToken(), id, "REFUSED");
        assertEquals(List.of("nir-refused"), refused.stream().map(line -> line.at("/problem/code").asText()).distinct().toList());
        String file = Api.admin().get(Imports.PATH + "/" + id + "/results.csv").asString();
        HIDDEN.forEach(nir -> assertFalse((file + refused).contains(nir), nir));
        assertEquals(3 * HIDDEN.size(), file.chars().filter(c -> c == '█').count());
    }

    @Test
    void aPersonHasNoNirWithoutItsKeyAsIdentifierButAnEmployerMayHaveAsManyDigits() {
        JsonNode persons = Imports.sent("beneficiaries?source=PLIE", HEAD + row("2900179191001", "Lormelet", "", ""));
        assertEquals("nir-refused", Imports.results(Api.adminToken(), persons.path("id").asText(), "REFUSED").get(0).at("/problem/code").asText());
        assertFalse(Api.admin().get(Imports.PATH + "/" + persons.path("id").asText() + "/results.csv").asString().contains("2900179191001"));
        JsonNode employers = Imports.sent("employers?source=PLIE", "Identifiant externe;Nom;Type;SIRET\n2020101500012;Bâti;Entreprise;" + Sample.siret()
                + "\n202010150001234;Bâti;Entreprise;" + Sample.siret() + "\n290017919100158;Bâti;Entreprise;" + Sample.siret() + "\n");
        assertEquals("DONE 2/0/0/1", Imports.counts(employers));
    }

    @Test
    void aLineOfJsonThatHasOneIsKeptBlackenedWhole() {
        String line = "{\"externalId\":\"" + Sample.unique("P") + "\",\"lastName\":\"2\\u202f90\\u202f01\\u202f79\\u202f191\\u202f001\"}\n";
        JsonNode run = Imports.sent(Api.adminToken(), "beneficiaries?source=PLIE", "application/x-ndjson", line.getBytes(StandardCharsets.UTF_8));
        assertEquals("DONE 0/0/0/1", Imports.counts(run));
        String kept = Api.admin().get(Imports.PATH + "/" + run.path("id").asText() + "/results.csv").asString();
        assertFalse(kept.contains("u202f"), kept);
    }

    private static String refusal(String line) throws IOException {
        Refused refusal = new JsonLines(new StringReader(line), new ObjectMapper()).next().refusal();
        return refusal == null ? null : refusal.type().code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"hours\":151.666666666667,\"externalId\":\"2020101500012\"}", "{\"externalId\":\"185057800608412\"}", "{\"amountExclTax\":185057919112345}",
        "{\"externalIds\":[{\"source\":\"A\",\"id\":\"1701051200012\"}]}", "{\"hours\":1.51666666666667E2}", "{\"reference\":\"1701051200012\"}",
        "{\"employmentId\":\"0161f57f-0dc0-7b01-8c00-0000000000d2\"}", "{\"siret\":\"21790191700013\"}", "{\"phone\":\"06 12 34 56 78 / 05 49 00 00 07\"}"})
    void numbersOfJsonAreNone(String line) throws IOException {
        assertEquals(null, refusal(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"externalId\":\"185057800608491\"}", "{\"lastName\":\"x2910479049012\"}", "{\"lastName\":2910479049012}", "{\"any\":[{\"b\":\"2 91 04 79 049 012\"}]}",
        "{\"lastName\":\"2\\u00a091\\u00a004\\u00a079\\u00a0049\\u00a0012\"}", "{\"externalId\":185057800608491}", "{\"lastName\":\"2910479049012\"", "{\"2910479049012\":1}"})
    void textsOfJsonMayBeOne(String line) throws IOException {
        assertEquals("nir-refused", refusal(line));
    }
}
