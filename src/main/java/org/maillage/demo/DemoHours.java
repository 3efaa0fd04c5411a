package org.maillage.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.maillage.access.Scope;
import org.maillage.hours.HourEntries;
import org.maillage.hours.HourEntry;
import org.maillage.hours.HourEntryInput;
import org.maillage.hours.ReasonInput;
import org.maillage.hours.Recount;
import org.maillage.hours.ValidationInput;
import org.maillage.web.Bodies;

/**
 * Loads the hours. Each line of their file is the life of an entry: it was declared on a day, and on later days validated, rejected
 * or corrected. The days are kept, so that what came late shows.
 */
@ApplicationScoped
class DemoHours {

    private static final int OFFICE_HOUR = 9;

    private final Bodies bodies;
    private final HourEntries entries;
    private final Recount recount;

    DemoHours(Bodies bodies, HourEntries entries, Recount recount) {
        this.bodies = bodies;
        this.entries = entries;
        this.recount = recount;
    }

    /** @return how many entries were made, corrections among them */
    int load(DemoFiles files) {
        Set<UUID> persons = new TreeSet<>();
        int made = 0;
        for (JsonNode steps : files.read("hour-entries")) {
            Life life = new Life();
            files.resolved(steps).forEach(life::go);
            persons.add(life.entry.beneficiaryId);
            made += life.made;
        }
        recount.persons(persons);
        return made;
    }

    /** One line of the file: the entry that stands now, and what it declares. */
    private final class Life {
        private HourEntry entry;
        private ObjectNode declared;
        private int made;

        /** One step: its day, and one request by the name of what it does. */
        private void go(JsonNode step) {
            Instant on = LocalDate.parse(step.path("on").textValue()).atTime(OFFICE_HOUR, 0).toInstant(ZoneOffset.UTC);
            for (Map.Entry<String, JsonNode> request : step.properties()) {
                switch (request.getKey()) {
                    case "on" -> { }
                    case "declaration" -> declare((ObjectNode) request.getValue(), on);
                    case "correction" -> correct((ObjectNode) request.getValue(), on);
                    case "validation" -> validate(request.getValue(), on);
                    case "rejection" -> entries.reject(entry, bodies.read(request.getValue(), ReasonInput.class).reason());
                    default -> throw new IllegalStateException("The demo data hold an unknown step " + request.getKey());
                }
            }
        }

        private void declare(ObjectNode body, Instant on) {
            declared = body;
            take(entries.declare(read(declared), Scope.EVERYWHERE).entry(), on);
        }

        /** As the body of a correction says: the reason, and what differs from the declaration. */
        private void correct(ObjectNode body, Instant on) {
            String reason = body.remove("reason").textValue();
            declared.remove("externalIds");
            declared.setAll(body);
            take(entries.correct(entry, read(declared), reason, Scope.EVERYWHERE), on);
        }

        private void validate(JsonNode body, Instant on) {
            ValidationInput decision = bodies.read(body, ValidationInput.class);
            entries.validate(entry, decision.validatedHours(), decision.reason());
            entry.validatedAt = on;
        }

        private void take(HourEntry next, Instant on) {
            HourEntry.update("createdAt = ?1 where id = ?2", on, next.id);
            entry = next;
            made++;
        }

        private HourEntryInput read(ObjectNode body) {
            return bodies.read(body, HourEntryInput.class);
        }
    }
}
