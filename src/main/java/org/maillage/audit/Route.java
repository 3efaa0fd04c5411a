package org.maillage.audit;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which operation was called, in words that hold nothing of what the caller wrote.
 *
 * @param template   such as {@code GET /v1/beneficiaries/{id}}; null where there is no such operation
 * @param resource   such as {@code beneficiary}
 * @param resourceId the last id of the address; null when there is none
 */
record Route(String template, String resource, String resourceId) {

    /** No operation of the contract. */
    static final Route UNKNOWN = new Route(null, "unknown", null);

    static Route of(String httpMethod, ResourceInfo info, UriInfo uri) {
        Method method = info == null ? null : info.getResourceMethod();
        if (method == null) {
            return UNKNOWN;
        }
        Path below = method.getAnnotation(Path.class);
        String path = trimmed(info.getResourceClass().getAnnotation(Path.class).value()) + (below == null ? "" : "/" + trimmed(below.value()));
        return new Route(httpMethod + " /" + path, resource(path), id(uri));
    }

    private static String trimmed(String path) {
        return path.replaceAll("^/|/$", "");
    }

    /** The last name of a collection in the path, in the singular. */
    static String resource(String path) {
        List<String> names = Stream.of(path.split("/")).skip(1).filter(part -> !part.startsWith("{")).toList();
        String last = names.stream().filter(name -> name.matches(".*[^s]s")).reduce((a, b) -> b).orElse(names.get(0));
        return last.endsWith("ies") ? last.substring(0, last.length() - 3) + "y" : last.replaceAll("(?<=[^s])s$", "");
    }

    private static String id(UriInfo uri) {
        return uri.getPathParameters().values().stream().map(values -> values.get(0)).filter(Route::isId).reduce((a, b) -> b).orElse(null);
    }

    private static boolean isId(String value) {
        try {
            return UUID.fromString(value).toString().equalsIgnoreCase(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
