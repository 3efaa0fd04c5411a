package org.maillage.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The methods that each address has, for the header Allow that every 405 must carry (RFC 9110 §15.5.6). */
@ApplicationScoped
class Methods {

    /** By the regular expression of the address, without slash at either end. */
    private final Map<String, Set<String>> byAddress = new TreeMap<>();

    Methods(BeanManager beans) {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().map(Bean::getBeanClass).filter(c -> c.isAnnotationPresent(Path.class))
                .distinct().forEach(this::add);
    }

    private void add(Class<?> resource) {
        for (Method method : resource.getMethods()) {
            Path below = method.getAnnotation(Path.class);
            String address = trimmed(resource.getAnnotation(Path.class).value()) + (below == null ? "" : "/" + trimmed(below.value()));
            httpMethods(method).forEach(name ->
                    byAddress.computeIfAbsent(address.replaceAll("\\{[^}]*}", "[^/]+"), a -> new TreeSet<>(Set.of("OPTIONS"))).add(name));
        }
    }

    private static Stream<String> httpMethods(Method method) {
        return Stream.of(method.getAnnotations()).map(Annotation::annotationType).map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull).map(HttpMethod::value)
                .flatMap(name -> name.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(name));
    }

    private static String trimmed(String path) {
        return path.replaceAll("^/|/$", "");
    }

    /** Such as {@code GET, HEAD, OPTIONS}; empty where there is nothing at this address. */
    String allowed(String path) {
        Set<String> allowed = new TreeSet<>();
        byAddress.forEach((address, methods) -> {
            if (trimmed(path).matches(address)) {
                allowed.addAll(methods);
            }
        });
        return String.join(", ", allowed);
    }
}
