package org.maillage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
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
    void everyRouteIsOpenToTheRolesOfTheContract() {
        Map<String, Object> inContract = new TreeMap<>();
        CONTRACT.operations().forEach(operation -> inContract.put(operation.toString(), StreamSupport
                .stream(operation.node().path("x-roles").spliterator(), false).map(role -> role.textValue())
                .collect(Collectors.toCollection(TreeSet::new))));
        Map<String, Object> inCode = new TreeMap<>();
        Code.routes().forEach(route -> inCode.put(route.toString(), new TreeSet<>(
                roles(route.handler(), roles(route.handler().getDeclaringClass(), List.of())))));
        assertEquals(inContract.toString().replace("], ", "],\n"), inCode.toString().replace("], ", "],\n"));
    }

    @Test
    void everyOperationSaysThatItMayBeAskedTooOften() {
        assertEquals(List.of(), CONTRACT.operations().stream()
                .filter(operation -> !operation.node().path("responses").has("429")).toList());
    }

    private static Collection<String> roles(AnnotatedElement element, Collection<String> otherwise) {
        if (element.isAnnotationPresent(RolesAllowed.class)) {
            return List.of(element.getAnnotation(RolesAllowed.class).value());
        }
        return element.isAnnotationPresent(Authenticated.class) ? Arrays.stream(Role.values()).map(Role::name).toList() : otherwise;
    }

    private static Set<String> texts(Collection<?> routes) {
        return routes.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
