package org.maillage.matrix;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Contract;

/** That the README shows the table of rights of the contract, and no other. */
class ReadmeTableTest {

    private static final JsonNode TABLE = Contract.ours().access();

    @Test
    void theReadmeShowsTheTableOfTheContract() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (String table : List.of(actions(), fields())) {
            assertTrue(readme.contains(table), "README.md is to show this:\n" + table);
        }
    }

    /** Who may do what: a line for each resource. */
    private static String actions() {
        Map<String, Map<String, List<String>>> byResource = new LinkedHashMap<>();
        TABLE.path("actions").properties().forEach(action -> {
            String[] parts = action.getKey().split(":");
            action.getValue().forEach(role -> byResource.computeIfAbsent(parts[0], r -> new LinkedHashMap<>())
                    .computeIfAbsent(role.asText(), r -> new ArrayList<>()).add(parts[1]));
        });
        StringBuilder table = new StringBuilder("| | ").append(Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(" | ")))
                .append(" |\n|---").append("|---".repeat(Role.values().length)).append("|\n");
        byResource.forEach((resource, roles) -> table.append("| ").append(resource).append(" | ")
                .append(Arrays.stream(Role.values()).map(role -> String.join(", ", roles.getOrDefault(role.name(), List.of())))
                        .collect(Collectors.joining(" | "))).append(" |\n"));
        return table.toString();
    }

    /** Who sees what: a line for each schema of which some see a part only. */
    private static String fields() {
        StringBuilder table = new StringBuilder("| | sees all of it | sees of it |\n|---|---|---|\n");
        TABLE.path("fields").properties().forEach(schema -> table.append("| ").append(schema.getKey()).append(" | ")
                .append(words(schema.getValue().path("whole"))).append(" | ")
                .append(schema.getValue().properties().stream().filter(role -> !role.getKey().equals("whole"))
                        .map(role -> "**" + role.getKey() + "** " + words(role.getValue())).collect(Collectors.joining("; "))).append(" |\n"));
        return table.toString();
    }

    private static String words(JsonNode names) {
        return StreamSupport.stream(names.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(", "));
    }
}
