package org.maillage.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.web.Answered;

/** The key that the running request holds while it works in parts, if it does. */
@RequestScoped
class Held {

    private final Keys keys;
    private final Heartbeats heartbeats;
    private final ObjectMapper mapper;
    private UUID id;
    private Body body;

    Held(Keys keys, Heartbeats heartbeats, ObjectMapper mapper) {
        this.keys = keys;
        this.heartbeats = heartbeats;
        this.mapper = mapper;
    }

    void begin(UUID taken, Body asked) {
        id = taken;
        body = asked;
        heartbeats.begin(id);
    }

    /** Keeps the answer with the last part; where somebody else has the key by now, both are taken back. */
    void last(@Observes Answered last) throws IOException, SQLException {
        if (id != null && !keep(last.answer())) {
            throw Keys.inUse();
        }
    }

    /** Keeps the answer, unless the last part did. */
    void end(RestResponse<?> answer) {
        if (body != null) {
            QuarkusTransaction.requiringNew().call(() -> keep(answer));
        }
    }

    private boolean keep(RestResponse<?> answer) throws IOException, SQLException {
        Answer kept = Answer.of(body.fingerprint(), answer, mapper);
        body = null;
        return keys.keep(id, kept, List.of());
    }

    /** Lets go of the key: nothing was done, or not all of it. Where that fails, it falls silent. */
    void giveUp(Exception why) {
        try {
            QuarkusTransaction.requiringNew().call(() -> keys.giveUp(id));
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    void rest() {
        heartbeats.end(id);
    }
}
