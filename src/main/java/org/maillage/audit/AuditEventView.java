package org.maillage.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event as it is shown.
 *
 * @param times    how many equal ones it stands for
 * @param persons  how many persons it showed or is about
 * @param personId who that is, if it is one
 * @param changes  null when nothing was written, or the person was forgotten or is restricted
 * @param personIds all of the persons, only where one event is answered
 */
public record AuditEventView(UUID id, Instant at, By actor, AuditAction action, String resource, String resourceId, String operation,
                             Integer status, int times, UUID requestId, JsonNode filters, UUID personId, int persons,
                             boolean forgotten, List<Change> changes,
                             @JsonInclude(JsonInclude.Include.NON_NULL) List<UUID> personIds) implements OfPerson {

    /** Who did it. */
    public record By(String key, String name, List<String> roles, String reason, String address) {
    }

    /** A field before and after; absent where there was or is nothing, or the reader may not see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(String field, JsonNode before, JsonNode after) {
    }

    /** Whoever is shown what changed about a person reads of the person. */
    @Override
    public UUID personOf() {
        return changes == null ? null : personId;
    }
}
