package org.maillage.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contract, as far as it says what an exchange over HTTP looks like. */
public final class Contract {

    private static final ObjectMapper YAML = YAMLMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String PROBLEM = "application/problem+json";

    /**
     * One operation.
     *
     * @param pointer where it stands in the document
     * @param node    what stands there
     */
    public record Operation(String method, String path, String pointer, JsonNode node) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        private boolean fits(String asked) {
            return asked.matches(Stream.of(path.split("/", -1)).map(s -> s.startsWith("{") ? "[^/]+" : Pattern.quote(s))
                    .collect(Collectors.joining("/")));
        }

        private long variables() {
            return path.chars().filter(c -> c == '{').count();
        }
    }

    private final JsonNode document;
    private final Schemas requests;
    private final Schemas answers;
    private final List<Operation> operations;

    private Contract(JsonNode document) {
        this.document = document;
        this.requests = new Schemas(document, false);
        this.answers = new Schemas(document, true);
        this.operations = operations(document);
    }

    /** The contract of this service. */
    public static Contract ours() {
        return Ours.CONTRACT;
    }

    private static final class Ours {
        private static final Contract CONTRACT = read();

        private static Contract read() {
            try {
                return of(Files.readString(Path.of("openapi/openapi.yaml")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Any contract, such as a small one of a test. */
    public static Contract of(String yaml) {
        try {
            return new Contract(YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    /** The schemas as they hold for what is sent to the service. */
    public Schemas requests() {
        return requests;
    }

    /** The schemas as they hold for what the service answers. */
    public Schemas answers() {
        return answers;
    }

    /** The codes of all problems. */
    public Set<String> problemCodes() {
        Set<String> codes = new TreeSet<>();
        document.at("/components/schemas/ProblemCode/enum").forEach(code -> codes.add(code.textValue()));
        return codes;
    }

    /** The problems that an operation may have with a status, as the description of the response names them; empty: any. */
    public Set<String> problemCodes(Operation operation, String status) {
        JsonNode response = operation.node().path("responses").path(status);
        String description = response.has("description") ? response.path("description").asText()
                : document.at(answers.target(operation.pointer() + "/responses/" + status)).path("description").asText();
        Set<String> named = new TreeSet<>(List.of(description.split("`")));
        named.retainAll(problemCodes());
        return named;
    }

    /** The table of who may do and see what. */
    public JsonNode access() {
        return document.path("x-access");
    }

    public List<Operation> operations() {
        return operations;
    }

    private static List<Operation> operations(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> METHODS.stream().filter(path.getValue()::has)
                .forEach(method -> operations.add(new Operation(method.toUpperCase(Locale.ROOT), path.getKey(),
                        "/paths/" + Schemas.escaped(path.getKey()) + "/" + method, path.getValue().get(method)))));
        return operations;
    }

    /** What the contract forbids about an exchange; empty when all is well. */
    public List<String> violations(Exchange exchange) {
        List<String> found = new ArrayList<>();
        Optional<Operation> operation = operation(exchange);
        if (operation.isEmpty()) {
            outside(exchange, found);
        } else {
            inside(operation.get(), exchange, found);
        }
        return found;
    }

    /** Of several that fit, the one with the fewest variables: {@code /hour-entries/batch} is no {@code /hour-entries/{id}}. */
    private Optional<Operation> operation(Exchange exchange) {
        String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        Optional<String> path = operations.stream().filter(o -> o.fits(exchange.path()))
                .min(Comparator.comparingLong(Operation::variables)).map(Operation::path);
        return operations.stream().filter(o -> path.isPresent() && o.path().equals(path.get()) && o.method().equals(method)).findFirst();
    }

    /** Where the contract has no operation, nothing but a problem may be the answer. */
    private void outside(Exchange exchange, List<String> found) {
        if (exchange.method().matches("HEAD|OPTIONS") && exchange.status() < 500) {
            return;
        }
        if (exchange.status() < 400 || exchange.status() > 499) {
            found.add("the contract has no such operation");
        } else if (!exchange.responseType().equals(PROBLEM)) {
            found.add("the answer is no " + PROBLEM + " but '" + exchange.responseType() + "'");
        } else {
            body(answers, "/components/schemas/Problem", exchange.responseBody(), "response", found);
        }
    }

    private void inside(Operation operation, Exchange exchange, List<String> found) {
        String status = Stream.of(String.valueOf(exchange.status()), exchange.status() / 100 + "XX", "default")
                .filter(operation.node().path("responses")::has).findFirst().orElse(null);
        if (status == null) {
            found.add("the status " + exchange.status() + " is not declared");
        } else {
            response(answers.target(operation.pointer() + "/responses/" + status), exchange, found);
            problemCode(problemCodes(operation, status), exchange, found);
        }
        if (exchange.successful()) {
            parameters(operation, exchange, found);
            requestBody(operation, exchange, found);
        }
    }

    private static void problemCode(Set<String> named, Exchange exchange, List<String> found) {
        if (exchange.responseType().equals(PROBLEM) && !named.isEmpty()) {
            String given = Schemas.read(exchange.responseBody()).path("code").asText();
            if (!named.contains(given)) {
                found.add("the problem " + given + " is not one of " + named);
            }
        }
    }

    private void response(String pointer, Exchange exchange, List<String> found) {
        document.at(pointer).path("headers").fieldNames().forEachRemaining(name ->
                header(name, answers.target(pointer + "/headers/" + Schemas.escaped(name)), exchange, found));
        boolean empty = exchange.responseBody() == null || exchange.responseBody().isEmpty();
        if (document.at(pointer).path("content").isEmpty()) {
            if (!empty) {
                found.add("a body where the contract has none");
            }
        } else if (!exchange.method().equals("HEAD")) {
            content(answers, pointer + "/content", exchange.responseType(), exchange.responseBody(), "response", found);
        }
    }

    private void header(String name, String pointer, Exchange exchange, List<String> found) {
        List<String> values = exchange.responseHeaders().get(name.toLowerCase(Locale.ROOT));
        if (values == null) {
            if (document.at(pointer).path("required").asBoolean()) {
                found.add("the header " + name + " is missing");
            }
            return;
        }
        values.forEach(value -> answers.violations(pointer + "/schema", answers.scalar(pointer + "/schema", value))
                .forEach(message -> found.add("header " + name + ": " + message)));
    }

    private void parameters(Operation operation, Exchange exchange, List<String> found) {
        Map<String, String> declared = requests.parameters(operation, "query");
        for (String pair : exchange.query() == null ? new String[0] : exchange.query().split("&")) {
            String name = decoded(pair.replaceFirst("=.*", ""));
            if (!declared.containsKey(name)) {
                found.add("the query parameter " + name + " is not declared, yet the answer is " + exchange.status());
            } else {
                String schema = declared.get(name) + "/schema";
                String value = decoded(pair.contains("=") ? pair.substring(pair.indexOf('=') + 1) : "");
                requests.violations(schema, requests.scalar(schema, value))
                        .forEach(message -> found.add("parameter " + name + ": " + message + ", yet the answer is " + exchange.status()));
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A batch takes each line on its own and says in the answer which are wrong: its lines are not held against the schema. */
    private void requestBody(Operation operation, Exchange exchange, List<String> found) {
        String pointer = requests.target(operation.pointer() + "/requestBody");
        boolean declared = !document.at(pointer).isMissingNode();
        boolean sent = exchange.requestBody() != null && !exchange.requestBody().isEmpty();
        if (sent && !declared) {
            found.add("the request has a body where the contract has none, yet the answer is " + exchange.status());
        } else if (!sent && document.at(pointer).path("required").asBoolean()) {
            found.add("the request has no body, yet the answer is " + exchange.status());
        } else if (sent && !document.at(pointer + "/content").has("application/x-ndjson")) {
            content(requests, pointer + "/content", exchange.requestType(), exchange.requestBody(), "request", found);
        }
    }

    private void content(Schemas schemas, String pointer, String type, String body, String side, List<String> found) {
        String name = type == null ? "" : type.split(";")[0].strip();
        String media = pointer + "/" + Schemas.escaped(name);
        if (document.at(media).isMissingNode()) {
            found.add("the " + side + "'s media type '" + type + "' is not declared");
        } else if (name.endsWith("json") && !name.endsWith("ndjson")) {
            body(schemas, media + "/schema", body, side, found);
        }
    }

    private static void body(Schemas schemas, String schema, String text, String side, List<String> found) {
        JsonNode value = Schemas.read(text);
        if (value.isMissingNode()) {
            found.add("the " + side + " is not JSON");
        } else {
            schemas.violations(schema, value).forEach(message -> found.add(side + " " + message));
        }
    }
}
