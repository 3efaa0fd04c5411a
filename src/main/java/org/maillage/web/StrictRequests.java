package org.maillage.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what Jakarta REST would let pass and the contract does not: unknown query parameters, another kind of JSON. */
public class StrictRequests {

    private static final Set<String> BODIES = Set.of("POST", "PUT");

    /** A method that takes the {@link UriInfo} reads its parameters by {@link Params}, which refuses the others itself. */
    @ServerRequestFilter
    void parameters(UriInfo uri, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (!uri.getQueryParameters().isEmpty() && !List.of(method.getParameterTypes()).contains(UriInfo.class)) {
            Params.of(uri, known(method));
        }
    }

    private static Set<String> known(Method method) {
        return Stream.of(method.getParameters()).map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull).map(QueryParam::value).collect(Collectors.toSet());
    }

    /** A POST or PUT takes application/json unless it says otherwise; Jackson would also read every application/…+json. */
    @ServerRequestFilter
    void mediaType(ContainerRequestContext request, ResourceInfo resource) {
        String given = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (BODIES.contains(request.getMethod()) && given != null && !given.isBlank()
                && !resource.getResourceMethod().isAnnotationPresent(Consumes.class) && !json(given)) {
            throw Refused.because(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static boolean json(String type) {
        try {
            return MediaType.valueOf(type).isCompatible(MediaType.APPLICATION_JSON_TYPE);
        } catch (IllegalArgumentException e) {
            throw Refused.because(CommonProblem.BAD_REQUEST);
        }
    }
}
