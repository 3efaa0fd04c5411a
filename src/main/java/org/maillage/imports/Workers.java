package org.maillage.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Reads files in the background, some at a time; what is not read to its end when the service stops goes on with the next start. */
@ApplicationScoped
class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class);
    /** Within the time that a stop is given. */
    private static final int PATIENCE_SECONDS = 15;

    private final Claims claims;
    private final Work work;
    private final int most;
    private final int days;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private volatile boolean stopping;

    Workers(Claims claims, Work work, @ConfigProperty(name = "maillage.import.workers") int most,
            @ConfigProperty(name = "maillage.import.retention-days") int days) {
        this.claims = claims;
        this.work = work;
        this.most = most;
        this.days = days;
        this.threads = Executors.newFixedThreadPool(Math.max(1, most), task -> {
            Thread thread = new Thread(task, "imports");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes what waits, and says for what has been taken that somebody is at it. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void look() {
        if (!running.isEmpty()) {
            claims.beat(running);
        }
        while (!stopping && running.size() < most) {
            Optional<UUID> taken = claims.take();
            if (taken.isEmpty()) {
                return;
            }
            running.add(taken.get());
            threads.execute(() -> read(taken.get()));
        }
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clear() {
        Claims.clear(days);
    }

    private void read(UUID run) {
        try {
            work.on(run, () -> stopping);
        } catch (RuntimeException e) {
            LOG.errorf("Import %s was left and is taken up again soon: %s", run, trace(e));
            claims.leave(run);
        } finally {
            running.remove(run);
        }
    }

    /** Classes only: messages may quote what is in the file. */
    private static String trace(Throwable e) {
        StringBuilder trace = new StringBuilder(e.getClass().getName());
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            trace.append(" by ").append(cause.getClass().getName());
        }
        return trace.toString();
    }

    /** Takes nothing more, and leaves what is being read after the chunk that is at work. */
    void pause() {
        stopping = true;
    }

    /** Takes up work again. */
    void resume() {
        stopping = false;
        look();
    }

    /** Whether nothing is being read here. */
    boolean idle() {
        return running.isEmpty();
    }

    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        pause();
        threads.shutdown();
        threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
