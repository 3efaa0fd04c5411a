package org.maillage.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Says of the keys that requests of this instance hold that somebody is at work. */
@ApplicationScoped
class Heartbeats {

    private final Keys keys;
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();

    Heartbeats(Keys keys) {
        this.keys = keys;
    }

    void begin(UUID id) {
        held.add(id);
    }

    void end(UUID id) {
        held.remove(id);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() throws SQLException {
        keys.beat(held);
    }
}
