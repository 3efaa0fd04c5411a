package org.maillage.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Contract;
import org.maillage.testing.Contract.Operation;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;

/**
 * Whatever a role asks, the answer does not depend on what it may not see: random sequences of reads, with all filters, sorts,
 * counts and pages of the contract, are asked twice, and in between everything changes that is hidden from the role. The two
 * series of answers must be the same to the byte, and hold no value of the other estate.
 */
@QuarkusTest
class NoLeakTest {

    private static final Contract CONTRACT = Contract.ours();
    private static final JsonNode TABLE = CONTRACT.access();
    private static final int CALLS = 60;
    private static final int PAGES = 4;
    private static final Set<String> PAGING = Set.of("limit", "cursor", "count", "format");

    private static Estate ours;
    private static Estate theirs;

    @BeforeEach
    void furnish() {
        if (ours == null) {
            ours = new Estate(Place.freshDepartment());
            theirs = new Estate(Place.freshDepartment());
            for (Estate estate : List.of(ours, theirs)) {
                for (int i = 0; i < 3; i++) {
                    Made entry = estate.declared();
                    Api.post(Api.admin(), entry.path() + "/validation", Fields.of()).then().statusCode(200);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = Mode.EXCLUDE, names = "ADMIN")
    void noAnswerDependsOnWhatIsHidden(Role role) {
        long seed = new Random().nextLong();
        List<String> calls = calls(role, new Random(seed));
        List<String> before = answers(role, calls);
        String hidden = changeTheirs() + changeOurs(role);
        List<String> after = answers(role, calls);
        for (int i = 0; i < calls.size(); i++) {
            assertEquals(before.get(i), after.get(i), role + " " + calls.get(i) + ", seed " + seed);
            for (String secret : secrets(hidden)) {
                assertFalse(after.get(i).contains(secret), role + " " + calls.get(i) + " tells " + secret + ", seed " + seed);
            }
        }
        assertTrue(before.stream().anyMatch(answer -> answer.startsWith("200")), "nothing was read");
    }

    private static List<String> secrets(String hidden) {
        return hidden.lines().filter(line -> !line.isBlank()).toList();
    }

    // ------------------------------------------------------------------------------------------------------- what is asked

    private static List<String> calls(Role role, Random random) {
        List<Operation> reads = CONTRACT.operations().stream().filter(operation -> operation.method().equals("GET"))
                .filter(operation -> holds(TABLE.path("actions").path(permission(operation)), role))
                .filter(operation -> !shared(operation, role) && !permission(operation).startsWith("audit") && !permission(operation).startsWith("me"))
                // the feed tells that something changed of what is seen, whatever it was: FeedScopeTest holds what it shows
                .filter(operation -> !permission(operation).startsWith("change"))
                .toList();
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(call(reads.get(random.nextInt(reads.size())), random));
        }
        return calls;
    }

    private static String call(Operation operation, Random random) {
        Estate estate = random.nextInt(4) == 0 ? theirs : ours;
        Map<String, String> query = new LinkedHashMap<>();
        List<String> names = CONTRACT.requests().parameters(operation, "query").keySet().stream().filter(name -> !PAGING.contains(name)).toList();
        for (String name : names) {
            if (random.nextInt(names.size() + 3) < 2) {
                query.put(name, value(operation, name, random));
            }
        }
        if (CONTRACT.requests().parameters(operation, "query").containsKey("limit")) {
            query.put("limit", String.valueOf(1 + random.nextInt(3)));
        }
        if (CONTRACT.requests().parameters(operation, "query").containsKey("count")) {
            query.put("count", String.valueOf(random.nextBoolean()));
        }
        return address(operation, estate) + query.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
    }

    private static String address(Operation operation, Estate estate) {
        String collection = operation.path().replaceAll("^/v1/([a-z-]+).*", "$1");
        Map<String, String> ids = Map.of("contracts", estate.contract.id(), "clauses", estate.clause.id(), "beneficiaries", estate.person.id(),
                "employments", estate.employment.id(), "hour-entries", estate.hours.id(), "buyers", estate.buyer.id(),
                "employers", estate.employer.id(), "prescribers", estate.prescriber.id());
        return operation.path().replace("{source}/{id}", estate.source + "/" + estate.person.text("/externalIds/0/id")).replace("{id}", ids.getOrDefault(collection, estate.person.id())).replace("{eid}", estate.eligibility.id())
                .replace("{exitId}", estate.exit.id()).replace("{chart}", "curve")
                .replace("{number}", "1").replace("{type}", estate == ours ? "hour-entry" : "beneficiary").replace("{employerId}", estate.employer.id())
                .replace("{code}", collection.equals("departments") ? estate.place.department() : estate.place.territory());
    }

    /** A value of ours or theirs for a filter, or one of the codes that the contract lists. */
    private static String value(Operation operation, String name, Random random) {
        Estate estate = random.nextBoolean() ? ours : theirs;
        JsonNode codes = codes(operation, name);
        if (codes.size() > 0) {
            return codes.get(random.nextInt(codes.size())).asText();
        }
        return switch (name) {
            case "lastName", "firstName", "birthDate" -> estate.person.text("/" + name);
            case "territory" -> estate.place.territory();
            case "department" -> estate.place.department();
            case "scope" -> "territory:" + estate.place.territory();
            case "dialect" -> "rfc4180";
            case "buyer", "buyerId" -> estate.buyer.id();
            case "employerId" -> estate.employer.id();
            case "prescriberId" -> estate.prescriber.id();
            case "beneficiaryId" -> estate.person.id();
            case "employmentId" -> estate.employment.id();
            case "contract", "contractId" -> estate.contract.id();
            case "clauseId" -> estate.clause.id();
            case "lotId" -> estate.clause.id();
            case "externalId" -> estate.source + ":" + estate.person.text("/externalIds/0/id");
            case "reference", "q" -> estate.contract.text("/reference");
            case "siret" -> estate.employer.text("/siret");
            case "siren" -> estate.employer.text("/siret").substring(0, 9);
            case "name" -> estate.employer.text("/name");
            case "after" -> estate.person.id();
            case "year" -> "2018";
            case "month", "monthFrom", "monthTo", "from", "to" -> Estate.MONTH;
            case "asOf", "activeOn" -> "2018-06-30";
            case "unassigned", "counted", "rsa", "public" -> String.valueOf(random.nextBoolean());
            default -> throw new IllegalStateException("No value for the parameter " + name + " of " + operation);
        };
    }

    private static JsonNode codes(Operation operation, String name) {
        String parameter = CONTRACT.requests().parameters(operation, "query").get(name);
        JsonNode schema = CONTRACT.document().at(CONTRACT.requests().target(parameter + "/schema"));
        return schema.path("enum");
    }

    // --------------------------------------------------------------------------------------------------- what is answered

    private static List<String> answers(Role role, List<String> calls) {
        return calls.stream().map(call -> answer(role, call)).toList();
    }

    /** Status, tag, body and the pages that follow; the id of a problem is another each time. */
    private static String answer(Role role, String call) {
        StringBuilder whole = new StringBuilder();
        String next = call;
        for (int page = 0; next != null && page < PAGES; page++) {
            Response answer = Api.as(ours.token(role)).urlEncodingEnabled(page == 0).get(next);
            whole.append(answer.statusCode()).append(' ').append(answer.header("ETag")).append(' ').append(said(answer)).append('\n');
            String link = answer.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        return whole.toString();
    }

    /** The body, but for the id of a problem, and for when a person's file was made and who had it made before. */
    private static String said(Response answer) {
        String body = answer.asString().replaceAll("urn:uuid:[0-9a-f-]+", "");
        if (!body.contains("\"generatedAt\"")) {
            return body;
        }
        ObjectNode file = (ObjectNode) Api.json(answer);
        file.remove(List.of("generatedAt", "accesses"));
        return file.toString();
    }

    // ----------------------------------------------------------------------------------------------------- what is hidden

    /** Everything of the other estate changes: it is hidden from all roles that are bound to ours. */
    private static String changeTheirs() {
        List<String> secrets = new ArrayList<>();
        secrets.add(change(theirs.person.path(), "lastName", Sample.unique("Dissimulé")));
        secrets.add(change(theirs.person.path(), "phone", "06 99 88 77 " + (10 + Math.abs(theirs.hashCode() % 80))));
        secrets.add(change(theirs.contract.path(), "title", Sample.unique("Chantier caché")));
        secrets.add(change(theirs.clause.path(), "title", Sample.unique("Clause cachée")));
        secrets.add(change(theirs.employment.path(), "jobTitle", Sample.unique("Métier caché")));
        Made person = theirs.person();
        theirs.eligibility(person);
        Made entry = theirs.declared(theirs.employment(person));
        Api.post(Api.admin(), entry.path() + "/validation", Fields.of()).then().statusCode(200);
        Made gone = theirs.person();
        Api.delete(gone.path()).then().statusCode(204);
        secrets.addAll(List.of(person.id(), entry.id()));
        return String.join("\n", secrets) + "\n";
    }

    /** Of our own estate, what the table hides from the role. */
    private static String changeOurs(Role role) {
        List<String> secrets = new ArrayList<>();
        hidden("Beneficiary", role, "lastName", ours.person.path(), Sample.unique("Voilé"), secrets);
        hidden("Beneficiary", role, "phone", ours.person.path(), "06 11 22 33 %02d".formatted(role.ordinal()), secrets);
        hidden("Beneficiary", role, "referent", ours.person.path(), Sample.unique("Référent voilé"), secrets);
        hidden("Beneficiary", role, "qpv", ours.person.path(), "QP0790%02d".formatted(role.ordinal() + 10), secrets);
        hidden("Employment", role, "jobTitle", ours.employment.path(), Sample.unique("Métier voilé"), secrets);
        hidden("Eligibility", role, "reason", ours.eligibility.path(), Sample.unique("Motif voilé"), secrets);
        hidden("Contract", role, "operation", ours.contract.path(), Sample.unique("Opération voilée"), secrets);
        return String.join("\n", secrets);
    }

    private static void hidden(String schema, Role role, String property, String path, String value, List<String> secrets) {
        boolean reads = holds(TABLE.path("actions").path(action(schema)), role);
        boolean whole = holds(TABLE.path("fields").path(schema).path("whole"), role);
        boolean named = holds(TABLE.path("fields").path(schema).path(role.name()), property);
        if (!reads || !whole && !named) {
            secrets.add(change(path, property, value));
        }
    }

    private static String action(String schema) {
        return schema.toLowerCase() + ":read";
    }

    private static String change(String path, String property, String value) {
        Api.patch(path, Fields.of(property, value)).then().statusCode(200);
        return value;
    }

    // -------------------------------------------------------------------------------------------------------- the table

    private static String permission(Operation operation) {
        return operation.node().path("x-permission").asText();
    }

    private static boolean shared(Operation operation, Role role) {
        return holds(TABLE.path("shared").path(permission(operation).replaceAll(":.*", "")), role);
    }

    private static boolean holds(JsonNode names, Object name) {
        for (JsonNode one : names) {
            if (one.asText().equals(name.toString())) {
                return true;
            }
        }
        return false;
    }
}
