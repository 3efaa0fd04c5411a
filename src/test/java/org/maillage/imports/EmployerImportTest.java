package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Sample;

/** Further kinds of one employer (issue 10 §2.7). */
@QuarkusTest
class EmployerImportTest {

    private static final String HEAD = "Type;SIRET;Raison sociale;Type depuis le;Type jusqu'au;Identifiant\n";

    private static String kinds(String siret) {
        List<String> kinds = new ArrayList<>();
        Api.all("/v1/employers", Map.of("siret", siret)).get(0).path("kinds").forEach(kind -> kinds.add(kind.path("kind").asText() + " "
                + kind.path("from").asText("…") + "/" + kind.path("until").asText("…")));
        return kinds.toString();
    }

    private static List<JsonNode> results(JsonNode run) {
        return Imports.results(Api.adminToken(), run.path("id").asText(), null);
    }

    @Test
    void oneSiretAsEiAndAsAci() {
        for (String own : List.of("", Sample.unique("E"))) {
            String siret = Sample.siret();
            JsonNode run = Imports.sent("employers?source=PLIE", HEAD + "EI;" + siret + ";Le bois de trois mains;;;" + own + "\nACI;" + siret + ";Le bois de trois mains;;;" + own + "\n");
            assertEquals("DONE 1/0/0/1", Imports.counts(run));
            JsonNode refused = results(run).get(1).path("problem");
            assertEquals("kind-dates-required /kinds/0/kind", refused.path("code").asText() + " " + refused.at("/errors/0/pointer").asText());
            assertTrue(refused.at("/errors/0/detail").asText().contains("Type depuis le"), refused::toString);
            String file = Api.admin().get(Imports.PATH + "/" + run.path("id").asText() + "/results.csv").asString();
            assertTrue(file.contains("Type de structure – "), file);
            assertEquals("[EI …/…]", kinds(siret));
        }
    }

    @Test
    void aFurtherKindWithItsDayIsTakenAndTold() {
        String siret = Sample.siret();
        Api.made("/v1/employers", Sample.employer().with("siret", siret).with("kinds", List.of(Fields.of("kind", "COMPANY"))));
        String file = HEAD + "EITI;" + siret + ";Autre nom;01/07/2018;;\n";
        JsonNode run = Imports.sent("employers?source=PLIE", file);
        assertEquals("DONE 0/1/0/0", Imports.counts(run));
        assertEquals("former-kind-ends", results(run).get(0).at("/warnings/0/code").asText());
        assertEquals("[COMPANY …/2018-06-30, EITI 2018-07-01/…]", kinds(siret));
        assertEquals("DONE 0/0/1/0", Imports.counts(Imports.sent("employers?source=PLIE", file)));
        assertEquals("DONE 0/1/0/0", Imports.counts(Imports.sent("employers?source=PLIE", HEAD + "EITI;" + siret + ";Autre nom;01/07/2018;31/12/2019;\n")));
        JsonNode other = Imports.sent("employers?source=PLIE", HEAD + "EITI;" + siret + ";Autre nom;01/09/2018;;\n");
        assertEquals("DONE 0/0/1/0", Imports.counts(other));
        assertEquals("kind-days-kept", results(other).get(0).at("/warnings/0/code").asText());
        assertEquals("[COMPANY …/2018-06-30, EITI 2018-07-01/2019-12-31]", kinds(siret));
    }

    @Test
    void whatIsNoKindAndNoDayIsToldAtItsColumn() {
        String siret = Sample.siret();
        Api.made("/v1/employers", Sample.employer().with("siret", siret));
        JsonNode run = Imports.sent("employers?source=PLIE", HEAD + "ACJ;" + siret + ";Nom;;;\nACI;" + siret + ";Nom;jadis;;\n");
        assertEquals("[[/kinds/0/kind], [/kinds/0/from]]", results(run).stream().map(line -> line.at("/problem/errors").findValuesAsText("pointer")).toList().toString());
        assertEquals("[COMPANY …/…]", kinds(siret));
    }
}
