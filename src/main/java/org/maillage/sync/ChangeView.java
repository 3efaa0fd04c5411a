package org.maillage.sync;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.maillage.audit.OfPerson;
import org.maillage.web.ExternalId;

/**
 * A change as it is shown.
 *
 * @param cursor to go on after this change
 */
public record ChangeView(String cursor, String type, UUID id, ChangeAction action, int version, List<ExternalId> externalIds, Instant at, String by,
                         @JsonInclude(JsonInclude.Include.NON_NULL) Object resource) implements OfPerson {

    static ChangeView of(Change change) {
        return new ChangeView(Changes.cursor(change.position()), change.kind().type(), change.id(), change.action(), change.version(),
                change.externalIds(), change.at(), change.by(), change.resource());
    }

    /** Whose record is shown with it; nobody's where there is only an id. */
    @Override
    @JsonIgnore
    public UUID personOf() {
        return resource instanceof OfPerson someones ? someones.personOf() : null;
    }

    /** The id only: the rest may be personal. */
    @Override
    public String toString() {
        return "ChangeView[" + type + " " + id + "]";
    }
}
