package org.maillage.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The code of the service, as the tests about its shape look at it. */
public final class Code {

    /** All classes but those of the tests. */
    public static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.maillage");

    /** A method of a resource that answers requests: {@code GET /v1/buyers/{id}}. */
    public record Route(String method, String path, Method handler) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Code() {
    }

    /** The resources. */
    public static List<Class<?>> resources() {
        return CLASSES.stream().filter(type -> type.isAnnotatedWith(Path.class)).map(JavaClass::reflect)
                .collect(Collectors.toUnmodifiableList());
    }

    /** All routes, as the annotations of the resources say. */
    public static List<Route> routes() {
        return resources().stream().flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()).flatMap(Code::routes)).toList();
    }

    private static Stream<Route> routes(Method handler) {
        String path = Stream.of(handler.getDeclaringClass().getAnnotation(Path.class), handler.getAnnotation(Path.class))
                .filter(annotation -> annotation != null).map(annotation -> "/" + annotation.value().replaceAll("^/|/$", ""))
                .collect(Collectors.joining()).replaceAll("\\{\\s*(\\w+)[^}]*}", "{$1}");
        return Arrays.stream(handler.getAnnotations()).map(Annotation::annotationType).filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> new Route(type.getAnnotation(HttpMethod.class).value(), path, handler));
    }
}
