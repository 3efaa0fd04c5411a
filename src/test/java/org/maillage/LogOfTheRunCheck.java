package org.maillage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Sample;

/** Run after all tests, in the phase verify: what the service logged meanwhile holds no name of a person and no token. */
class LogOfTheRunCheck {

    private static final Path LOG = Path.of("target", "log-of-the-tests.log");
    private static final Path DEMO = Path.of("src", "main", "resources", "demo", "beneficiaries.json");

    private static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>(Sample.lastNames());
        for (JsonNode person : new ObjectMapper().readTree(DEMO.toFile())) {
            Stream.of("lastName", "birthName", "email", "phone").map(field -> person.path(field).asText("")).filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }

    @Test
    void theLogOfTheWholeRunNamesNobody() throws IOException {
        List<String> log = Files.readAllLines(LOG);
        assertTrue(log.size() > 50, "the run was hardly logged: " + log.size() + " lines");
        Set<String> names = names();
        assertTrue(names.size() > 30, names::toString);
        assertEquals(List.of(), log.stream().filter(line -> names.stream().anyMatch(line::contains)).toList());
    }

    @Test
    void theLogOfTheWholeRunHoldsNoToken() throws IOException {
        assertEquals(List.of(), Files.readAllLines(LOG).stream().filter(line -> line.matches(".*mlg_[A-Za-z0-9_-]{20,}.*")).toList());
    }
}
