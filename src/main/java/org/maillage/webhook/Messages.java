package org.maillage.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.maillage.sync.Change;
import org.maillage.sync.ChangeAction;
import org.maillage.sync.Changes;
import org.maillage.sync.Seen;

/** What stands in a message: which resources changed, and from where to read the feed; nothing of what they are. */
@ApplicationScoped
class Messages {

    static final String CHANGES = "changes";
    static final String TEST = "test";

    /** As the receiver reads it. */
    record Message(String type, Instant timestamp, Data data) {
    }

    /**
     * @param next the cursor of the feed after these changes
     */
    record Data(List<Hint> changes, String next) {
    }

    /** One change. */
    record Hint(String type, UUID id, ChangeAction action, String cursor) {
        static Hint of(Change change) {
            return new Hint(change.kind().type(), change.id(), change.action(), Changes.cursor(change.position()));
        }
    }

    private final ObjectMapper mapper;

    Messages(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String changes(Seen seen, Instant now) {
        return written(new Message(CHANGES, now, new Data(seen.changes().stream().map(Hint::of).toList(), Changes.cursor(seen.next()))));
    }

    String test(long position, Instant now) {
        return written(new Message(TEST, now, new Data(List.of(), Changes.cursor(position))));
    }

    private String written(Message message) {
        try {
            return mapper.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message cannot be written", e);
        }
    }
}
