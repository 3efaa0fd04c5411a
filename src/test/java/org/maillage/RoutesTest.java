package org.maillage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.security.PermissionsAllowed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Code;
import org.maillage.testing.Contract;

/** That the code and the contract have the same operations, for the same roles. */
class RoutesTest {

    private static final Contract CONTRACT = Contract.ours();

    @Test
    void everyRouteIsInTheContractAndTheReverse() {
        Set<String> inContract = texts(CONTRACT.operations());
        Set<String> inCode = texts(Code.routes());
        assertEquals(List.of(), inCode.stream().filter(route -> !inContract.contains(route)).toList(), "in the code only");
        assertEquals(List.of(), inContract.stream().filter(route -> !inCode.contains(route)).toList(), "in the contract only");
    }

    @Test
    void everyRouteNeedsThePermissionOfTheContract() {
        Map<String, String> inContract = new TreeMap<>();
        CONTRACT.operations().forEach(operation ->
                inContract.put(operation.toString(), operation.node().path("x-permission").asText("none")));
        Map<String, String> inCode = new TreeMap<>();
        Code.routes().forEach(route -> inCode.put(route.toString(),
                String.join("", route.handler().getAnnotation(PermissionsAllowed.class).value())));
        assertEquals(lines(inContract), lines(inCode));
    }

    @Test
    void everyOperationSaysThatItMayBeAskedTooOften() {
        assertEquals(List.of(), CONTRACT.operations().stream()
                .filter(operation -> !operation.node().path("responses").has("429")).toList());
    }

    @Test
    void everyPermissionIsInTheTableAndTheReverse() {
        Set<String> needed = new TreeSet<>();
        CONTRACT.operations().forEach(operation -> needed.add(operation.node().path("x-permission").asText()));
        Set<String> given = new TreeSet<>();
        CONTRACT.access().path("actions").fieldNames().forEachRemaining(given::add);
        assertEquals(needed, given);
    }

    private static String lines(Map<String, String> map) {
        return map.toString().replace(", ", ",\n");
    }

    private static Set<String> texts(Collection<?> routes) {
        return routes.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
