package org.maillage.web;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads everything as it was at one moment, however long it takes and whatever is written meanwhile. A long reading holds a
 * connection while its reader reads on; so only some are let in at a time, and the others are asked to come again.
 */
@ApplicationScoped
public class Snapshot {

    private static final int TIMEOUT_SECONDS = 3600;

    private final Semaphore places;

    Snapshot(@ConfigProperty(name = "maillage.report.concurrent") int concurrent) {
        this.places = new Semaphore(concurrent);
    }

    /**
     * Runs {@code reading} in a transaction of its own, in which every statement sees what the first one saw.
     *
     * @throws Refused 503 {@code unavailable} when too many read already
     */
    public void read(Runnable reading) {
        if (!places.tryAcquire()) {
            throw Refused.because(CommonProblem.UNAVAILABLE);
        }
        try {
            QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).run(() -> {
                repeatable();
                reading.run();
            });
        } finally {
            places.release();
        }
    }

    /** As {@link #read}, of what is soon read whole: it needs no place, and so is never refused. */
    public <T> T readSoon(Supplier<T> reading) {
        return QuarkusTransaction.requiringNew().call(() -> {
            repeatable();
            return reading.get();
        });
    }

    private static void repeatable() {
        Panache.getSession().doWork(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read");
            }
        });
    }
}
