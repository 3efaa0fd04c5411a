package org.maillage.beneficiary;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.maillage.testing.World.hours;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** Two records of one person become one, by people only, and two again. */
@QuarkusTest
class MergeTest {

    private static final Set<String> MOVING = Set.of("etag", "updatedAt");

    private static Fields named(String last, String first, String day, String source) {
        return Sample.beneficiary().with("lastName", last).with("firstName", first).with("birthDate", day)
                .with("externalIds", List.of(Fields.of("source", source, "id", Sample.unique("m"))));
    }

    private static Fields reason(Made other) {
        return Fields.of("otherId", other.id(), "reason", "Même personne, deux PLIE");
    }

    private static JsonNode merge(Made survivor, Made other) {
        return Api.json(Api.post(Api.admin(), survivor.path() + "/merge", reason(other)).then().statusCode(200).extract().response());
    }

    private static void undo(Made survivor, JsonNode merge) {
        Api.admin().post(survivor.path() + "/merges/" + merge.path("id").asText() + "/undo").then().statusCode(200)
                .body("undoneAt", notNullValue());
    }

    @Test
    void namesThatDifferInAccentsHyphensParticlesAndOrderAreFound() {
        String day = "1953-07-29";
        Made one = Api.made("/v1/beneficiaries", named("De la Tour-Brûlée", "Jean-Noël", day, "PLIE-79"));
        Made swapped = Api.made("/v1/beneficiaries", named("JEAN NOEL", "tour brulee", day, "PLIE-86"));
        Made national = Api.made("/v1/beneficiaries", named("Martin", "Zoé", day, "FT"));
        Made other = Api.made("/v1/beneficiaries", named("Martin", "Léa", "1953-07-28", "PLIE-86"));
        String id = national.text("/externalIds/0/id");
        Made twin = Api.made("/v1/beneficiaries", named("Autrement", "Zoé", day, "PLIE-86")
                .with("externalIds", List.of(Fields.of("source", "FRANCE-TRAVAIL", "id", id))));
        JsonNode found = Api.json(Api.admin().get(one.path() + "/possible-duplicates"));
        assertEquals(1, found.path("items").size());
        assertEquals(swapped.id(), found.at("/items/0/beneficiary/id").asText());
        Api.admin().get(national.path() + "/possible-duplicates").then().statusCode(200).body("items.size()", equalTo(1))
                .body("items[0].beneficiary.id", equalTo(twin.id())).body("items[0].matchedBy", equalTo(List.of("FRANCE_TRAVAIL_ID")));
        Api.admin().get(other.path() + "/possible-duplicates").then().statusCode(200).body("items.size()", equalTo(0));
    }

    /** A history for one person, or for two who share it: eligible from May 2016 here, from 2018 there, 24 months from the first hour. */
    private static List<Made> history(Made early, Made late, Made employer, MadeContract contract) {
        eligible(early, "2016-05-01");
        eligible(late, "2018-05-01");
        List<Made> entries = new ArrayList<>();
        Made first = World.employment(early, employer).from("2016-05-01").until("2016-12-31").made();
        Made second = World.employment(late, employer).from("2017-03-01").made();
        for (String month : List.of("2016-05", "2016-11")) {
            entries.add(World.hours(first, contract.clause(), month, "100.00").validated());
        }
        for (String month : List.of("2017-03", "2018-01", "2018-03", "2018-06", "2019-01", "2020-01")) {
            entries.add(World.hours(second, contract.clause(), month, "90.50").validated());
        }
        return entries;
    }

    private static void eligible(Made person, String from) {
        Api.made(person.path() + "/eligibilities", Sample.eligibility("RSA", from));
    }

    private static List<String> counting(List<Made> entries) {
        return entries.stream().map(entry -> entry.now().path("counting").toString()).toList();
    }

    @Test
    void hoursCountAsIfThePersonHadBeenOneFromTheBeginning() {
        Made employer = World.employer();
        MadeContract contract = World.contract().in(Place.fresh()).during("2016-05-01", "2027-12-31").withClause(hours("7000"))
                .heldBy(employer).made();
        Made one = World.person().made();
        List<String> model = counting(history(one, one, employer, contract));
        Made early = World.person().made();
        Made late = World.person().made();
        List<Made> entries = history(early, late, employer, contract);
        List<String> apart = counting(entries);
        assertNotEquals(model, apart);

        JsonNode merge = merge(late, early);
        assertEquals(model, counting(entries));
        undo(late, merge);
        assertEquals(apart, counting(entries));
    }

    @Test
    void whatIsUndoneIsAsItWas() {
        Made employer = World.employer();
        MadeContract contract = World.contract().in(Place.fresh()).during("2016-05-01", "2027-12-31").withClause(hours("7000"))
                .heldBy(employer).made();
        Made kept = Api.made("/v1/beneficiaries", named("Brossard", "Élodie", "1961-02-15", "PLIE-79"));
        Made gone = Api.made("/v1/beneficiaries", named("Brossard", "Elodie", "1961-02-15", "PLIE-86"));
        history(gone, kept, employer, contract);
        Made hold = Api.made("/v1/legal-holds", Fields.of("operation", Sample.unique("FSE"), "reason", "Contrôle", "beneficiaryIds", List.of(gone.id())));
        Map<String, JsonNode> before = everything(kept, gone);

        JsonNode merge = merge(kept, gone);
        Api.admin().get(kept.path()).then().body("externalIds.source", equalTo(List.of("PLIE-79", "PLIE-86")));
        Api.admin().get(gone.path()).then().statusCode(404).body("code", equalTo("merged"))
                .body("errors[0].detail", endsWith(kept.path()));
        Api.admin().get("/v1/beneficiaries/by-external-id/PLIE-86/" + gone.text("/externalIds/0/id")).then().statusCode(200)
                .body("id", equalTo(kept.id()));
        Api.admin().get(hold.path()).then().body("beneficiaryIds", hasItem(kept.id()));
        assertEquals(2, Api.all("/v1/employments", Map.of("beneficiaryId", kept.id())).size());
        assertEquals(0, Api.all("/v1/employments", Map.of("beneficiaryId", gone.id())).size());
        Api.post(Api.admin(), kept.path() + "/merge", reason(gone)).then().statusCode(422).body("code", equalTo("reference-unknown"));
        Api.admin().get(kept.path() + "/merges").then().statusCode(200).body("items.absorbedId", equalTo(List.of(gone.id())));

        undo(kept, merge);
        assertEquals(before, everything(kept, gone));
        Api.admin().post(kept.path() + "/merges/" + merge.path("id").asText() + "/undo").then().statusCode(409).body("code", equalTo("wrong-status"));
    }

    /** All that is shown of two persons, but the tags and times that move with every write. */
    private static Map<String, JsonNode> everything(Made... persons) {
        Map<String, JsonNode> all = new TreeMap<>();
        for (Made person : persons) {
            all.put(person.path(), still(person.now()));
            all.put(person.path() + "/eligibilities", still(Api.json(Api.admin().get(person.path() + "/eligibilities")).path("items")));
            for (String list : List.of("/v1/employments", "/v1/hour-entries")) {
                Api.all(list, Map.of("beneficiaryId", person.id())).forEach(row -> all.put(list + row.path("id").asText(), still(row)));
            }
            all.put(person.path() + "/pathway", Api.json(Api.admin().get(person.path() + "/pathway")));
        }
        return all;
    }

    private static JsonNode still(JsonNode node) {
        JsonNode copy = node.deepCopy();
        copy.forEach(child -> {
            if (child instanceof ObjectNode object) {
                object.remove(MOVING);
            }
        });
        if (copy instanceof ObjectNode object) {
            object.remove(MOVING);
        }
        return copy;
    }

    @Test
    void whatIsDeclaredMeanwhileGoesWithItsEmployment() {
        Made employer = World.employer();
        MadeContract contract = World.contract().in(Place.fresh()).withClause(hours("700")).heldBy(employer).made();
        Made kept = World.person().rsa().eligibleFrom("2018-01-01").made();
        Made gone = World.person().rsa().eligibleFrom("2018-02-01").made();
        Made employment = World.employment(gone, employer).from("2018-02-01").made();
        JsonNode merge = merge(kept, gone);
        Made entry = World.hours(employment, contract.clause(), "2018-03", "35.00").validated();
        assertEquals(kept.id(), entry.now().path("beneficiaryId").asText());
        undo(kept, merge);
        assertEquals(gone.id(), entry.now().path("beneficiaryId").asText());
    }

    /** What held from a day up to its revocation is another decision than one that holds on; what never held is none. */
    @Test
    void aRevocationIsPartOfWhatADecisionSays() {
        Made person = World.person().made();
        eligible(person, "2018-01-01");
        Made other = World.person().made();
        Made decision = Api.made(other.path() + "/eligibilities", Sample.eligibility("RSA", "2018-01-01"));
        Fields revoked = Fields.of("decision", "REVOKED", "reason", "Fin du RSA");

        Api.patch(decision.path(), revoked.with("revokedFrom", "2018-06-01")).then().statusCode(200);
        Api.post(Api.admin(), person.path() + "/merge", reason(other)).then().statusCode(409).body("code", equalTo("merge-conflict"));
        Api.patch(decision.path(), revoked.with("revokedFrom", "2018-01-01")).then().statusCode(200);
        merge(person, other);
        Api.admin().get(person.path() + "/eligibilities").then().body("items.size()", equalTo(2));
    }

    @Test
    void whatCannotBeOneIsRefused() {
        Made person = World.person().made();
        eligible(person, "2018-01-01");
        Made other = World.person().made();
        Api.made(other.path() + "/eligibilities", Sample.eligibility("DELD", "2018-01-01"));
        Api.post(Api.admin(), person.path() + "/merge", reason(person)).then().statusCode(409).body("code", equalTo("merge-conflict"));
        Api.post(Api.admin(), person.path() + "/merge", reason(other)).then().statusCode(409).body("code", equalTo("merge-conflict"));
        Made restricted = World.person().made();
        Api.post(Api.admin(), restricted.path() + "/restriction", Fields.of("reason", "Conteste")).then().statusCode(200);
        Api.post(Api.admin(), person.path() + "/merge", reason(restricted)).then().statusCode(409).body("code", equalTo("restricted"));
        Place elsewhere = Place.fresh();
        Api.post(Api.client(Role.FACILITATOR, elsewhere.territory()), person.path() + "/merge", reason(other)).then().statusCode(404);
    }

    @Test
    void anErasureTakesTheAbsorbedRecordToo() {
        Made kept = World.person().made();
        Made gone = World.person().made();
        JsonNode merge = merge(kept, gone);
        Api.post(Api.admin(), kept.path() + "/erasure", Fields.of("reason", "Demande écrite")).then().statusCode(200);
        Api.admin().get(gone.path()).then().statusCode(404).body("code", equalTo("not-found"));
        Api.admin().post(kept.path() + "/merges/" + merge.path("id").asText() + "/undo").then().statusCode(404);
    }
}
