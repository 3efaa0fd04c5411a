package org.maillage.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.maillage.access.Caller;
import org.maillage.access.Permission;
import org.maillage.audit.AuditEventView.By;
import org.maillage.audit.AuditEventView.Change;
import org.maillage.vault.Keyring;

/** Makes the views of a page of events: a few more statements for the whole page. */
@ApplicationScoped
class AuditEventViews {

    /** What tells of health, justice or asylum, or of who sent the person: shown with the permission only. */
    private static final Map<String, Set<String>> SENSITIVE = Map.of("eligibility", Set.of("criteria"),
            "prescriber", Set.of("name", "kind", "siret", "email", "phone"));

    /** With what the changes of persons are opened, and of whom they are shown to nobody. */
    private record Sealed(Map<UUID, Keyring> keys, Set<UUID> concealed) {
        Keyring key(UUID person) {
            return concealed.contains(person) ? null : keys.get(person);
        }
    }

    private final ObjectMapper mapper;
    private final DataSource database;
    private final PersonKeys keys;
    private final Caller caller;
    private final List<Concealed> concealing;

    AuditEventViews(ObjectMapper mapper, DataSource database, PersonKeys keys, Caller caller, @All List<Concealed> concealing) {
        this.caller = caller;
        this.concealing = concealing;
        this.mapper = mapper;
        this.database = database;
        this.keys = keys;
    }

    List<AuditEventView> of(List<AuditEvent> events) {
        Sealed sealed = sealed(events);
        Map<UUID, Integer> shown = shown(events);
        return events.stream().map(event -> view(event, sealed, shown.getOrDefault(event.id, 0), null)).toList();
    }

    /** One event with all of its persons. */
    AuditEventView of(AuditEvent event) {
        List<UUID> persons = event.personId != null ? List.of(event.personId) : AuditSubject.getEntityManager()
                .createQuery("select s.personId from AuditSubject s where s.eventId = ?1 order by s.personId", UUID.class)
                .setParameter(1, event.id).getResultList();
        return view(event, sealed(List.of(event)), persons.size(), persons);
    }

    private Sealed sealed(List<AuditEvent> events) {
        Set<UUID> persons = events.stream().filter(event -> event.sealedChanges != null).map(event -> event.personId)
                .collect(Collectors.toSet());
        return new Sealed(keys(persons), concealing.stream().flatMap(some -> some.among(persons).stream()).collect(Collectors.toSet()));
    }

    private Map<UUID, Keyring> keys(Set<UUID> persons) {
        try (Connection connection = database.getConnection()) {
            return keys.of(connection, persons);
        } catch (SQLException e) {
            throw new IllegalStateException("The keys of the persons cannot be read", e);
        }
    }

    private static Map<UUID, Integer> shown(List<AuditEvent> events) {
        Map<UUID, Integer> shown = new HashMap<>();
        AuditSubject.getEntityManager().createQuery("select s.eventId, count(*) from AuditSubject s where s.eventId in ?1 group by s.eventId",
                Object[].class).setParameter(1, events.stream().map(event -> event.id).toList()).getResultList()
                .forEach(row -> shown.put((UUID) row[0], ((Long) row[1]).intValue()));
        return shown;
    }

    private AuditEventView view(AuditEvent e, Sealed sealed, int shown, List<UUID> persons) {
        JsonNode details = e.details == null ? mapper.createObjectNode() : tree(e.details);
        boolean forgotten = e.sealedChanges != null && !sealed.keys().containsKey(e.personId);
        By actor = new By(e.actorKey, e.actorName, roles(e), e.reason, e.address);
        return new AuditEventView(e.id, e.at, actor, e.action, e.resource, e.resourceId, details.path("operation").textValue(),
                e.status == null ? null : e.status.intValue(), details.path("times").asInt(1), e.requestId, orNull(details.get("filters")),
                e.personId, e.personId == null ? shown : 1, forgotten, changes(e, details, sealed.key(e.personId)), persons);
    }

    /** A token may sign somebody in without giving a role. */
    private static List<String> roles(AuditEvent e) {
        return e.roles == null || e.roles.isEmpty() ? List.of() : List.of(e.roles.split(","));
    }

    private static JsonNode orNull(JsonNode node) {
        return Objects.requireNonNullElse(node, NullNode.instance);
    }

    private List<Change> changes(AuditEvent e, JsonNode details, Keyring key) {
        JsonNode changes = e.sealedChanges == null ? details.get("changes")
                : key == null ? null : tree(PersonKeys.open(key, e.id, e.sealedChanges));
        if (changes == null) {
            return null;
        }
        List<Change> list = new ArrayList<>();
        changes.forEach(change -> list.add(change(e.resource, change)));
        return list;
    }

    private Change change(String resource, JsonNode change) {
        String field = change.path("field").textValue();
        boolean hidden = SENSITIVE.getOrDefault(resource, Set.of()).contains(field) && !caller.may(Permission.SENSITIVE);
        return hidden ? new Change(field, null, null) : new Change(field, change.get("before"), change.get("after"));
    }

    private JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event holds JSON of ours", e);
        }
    }
}
