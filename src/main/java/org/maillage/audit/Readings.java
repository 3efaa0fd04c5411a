package org.maillage.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.maillage.web.CommonProblem;
import org.maillage.web.Messages;
import org.maillage.web.Page;
import org.maillage.web.Problem;
import org.maillage.web.Problems;
import org.maillage.web.Refused;

/** Writes who reads which persons and who takes out what, before the answer leaves: without the event there is no answer. */
public class Readings {

    private static final Logger LOG = Logger.getLogger(Readings.class);
    /** Before the filters that empty an answer. */
    private static final int EARLY = 10_000;

    private final Actors actors;
    private final ObjectMapper mapper;
    private final DataSource database;

    Readings(Actors actors, ObjectMapper mapper, DataSource database) {
        this.actors = actors;
        this.mapper = mapper;
        this.database = database;
    }

    @ServerResponseFilter(priority = EARLY)
    void note(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo info, RoutingContext context) {
        if (response.getStatus() == 200 && info.getResourceMethod() != null) {
            Audited audited = info.getResourceMethod().getAnnotation(Audited.class);
            List<UUID> persons = persons(request, response.getEntity(), audited);
            if (audited != null || !persons.isEmpty()) {
                write(request, response, info, action(response, audited), persons);
            }
        }
        Route route = Route.of(request.getMethod(), info, request.getUriInfo());
        Refusals.prepare(context, route == Route.UNKNOWN ? Actors.anonymous(context) : actors.current(), route, response.getEntity());
    }

    private static List<UUID> persons(ContainerRequestContext request, Object entity, Audited audited) {
        String person = audited == null ? null : request.getUriInfo().getPathParameters().getFirst(audited.person());
        if (person != null) {
            return List.of(UUID.fromString(person));
        }
        return request.getMethod().equals("GET") ? persons(entity) : List.of();
    }

    private static AuditAction action(ContainerResponseContext response, Audited audited) {
        boolean file = response.getMediaType() != null && !response.getMediaType().getSubtype().endsWith("json");
        return audited == null ? AuditAction.READ : file ? AuditAction.EXPORT : audited.value();
    }

    private void write(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo info, AuditAction action,
                       List<UUID> persons) {
        Route route = Route.of(request.getMethod(), info, request.getUriInfo());
        Entry entry = Entry.of(actors.current(), action, route.resource()).on(route.resourceId()).answered(response.getStatus())
                .with(Filters.of(mapper, request.getUriInfo())).showing(persons);
        try {
            QuarkusTransaction.requiringNew().call(() -> write(entry));
        } catch (RuntimeException e) {
            LOG.errorf("A reading could not be recorded, so nothing was answered: %s", e.getClass().getName());
            refuse(request, response);
        }
    }

    private Entry write(Entry entry) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Ledger.write(connection, List.of(entry));
            return entry;
        }
    }

    private static void refuse(ContainerRequestContext request, ContainerResponseContext response) {
        Locale locale = Messages.negotiate(request.getHeaderString("Accept-Language"));
        response.getHeaders().clear();
        response.setStatus(CommonProblem.UNAVAILABLE.status());
        response.setEntity(Problems.of(Refused.because(CommonProblem.UNAVAILABLE), locale), null, MediaType.valueOf(Problem.MEDIA_TYPE));
        response.getHeaders().putSingle("Content-Language", locale.getLanguage());
        response.getHeaders().putSingle("Retry-After", "5");
    }

    /** Whom the answer shows. */
    static List<UUID> persons(Object entity) {
        if (entity instanceof OfPersons several) {
            return several.personsOf().filter(Objects::nonNull).distinct().toList();
        }
        Stream<?> shown = entity instanceof Page<?> page ? page.items().stream()
                : entity instanceof Collection<?> list ? list.stream() : Stream.ofNullable(entity);
        return shown.filter(OfPerson.class::isInstance).map(one -> ((OfPerson) one).personOf()).filter(Objects::nonNull).distinct().toList();
    }
}
