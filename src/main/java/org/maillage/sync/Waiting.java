package org.maillage.sync;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;

/**
 * Readers who wait for the next change. They hold neither a thread nor a connection of the database: a commit of this instance wakes
 * them at once, one of another with the next look of the {@link Sequencer}.
 */
@ApplicationScoped
class Waiting {

    static final int MOST = 200;
    /** Before the connection would be closed for its silence. */
    private static final Duration LONGEST = Duration.ofSeconds(50);

    private final Vertx vertx;
    private final Sequencer sequencer;
    private final Semaphore places = new Semaphore(MOST);
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    Waiting(Vertx vertx, Sequencer sequencer) {
        this.vertx = vertx;
        this.sequencer = sequencer;
    }

    /**
     * What {@code look} finds after a position, as soon as it finds something; what it found last when the time is over. It answers at once
     * when too many wait already.
     *
     * @param look is run without a request
     */
    Uni<Seen> after(long position, Duration time, LongFunction<Seen> look) {
        Seen now = look.apply(position);
        if (time.isZero() || !now.changes().isEmpty() || now.more() || !places.tryAcquire()) {
            return Uni.createFrom().item(now);
        }
        long longest = Math.min(time.toMillis(), LONGEST.toMillis());
        return Uni.createFrom().<Seen>emitter(emitter -> begin(new Waiter(emitter, now, look), longest)).onTermination().invoke(places::release);
    }

    private void begin(Waiter waiter, long millis) {
        waiters.add(waiter);
        long timer = vertx.setTimer(millis, over -> waiter.end());
        waiter.emitter.onTermination(() -> {
            waiters.remove(waiter);
            vertx.cancelTimer(timer);
        });
    }

    void committed(@Observes Recording.Committed here) {
        if (!waiters.isEmpty() && looking.compareAndSet(false, true)) {
            Infrastructure.getDefaultExecutor().execute(this::look);
        }
    }

    private void look() {
        looking.set(false);
        sequencer.catchUp();
        wake(new Sequencer.Sequenced(sequencer.last()));
    }

    void wake(@Observes Sequencer.Sequenced sequenced) {
        waiters.stream().filter(waiter -> waiter.last.next() < sequenced.last())
                .forEach(waiter -> Infrastructure.getDefaultExecutor().execute(waiter::look));
    }

    /** One reader. */
    private static final class Waiter {
        private final UniEmitter<? super Seen> emitter;
        private final LongFunction<Seen> look;
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile Seen last;

        private Waiter(UniEmitter<? super Seen> emitter, Seen last, LongFunction<Seen> look) {
            this.emitter = emitter;
            this.last = last;
            this.look = look;
        }

        private void end() {
            emitter.complete(last);
        }

        /** One look at a time; who only passed over what it may not see waits on. */
        private void look() {
            if (busy.compareAndSet(false, true)) {
                try {
                    last = look.apply(last.next());
                    if (!last.changes().isEmpty()) {
                        emitter.complete(last);
                    }
                } catch (RuntimeException e) {
                    emitter.fail(e);
                } finally {
                    busy.set(false);
                }
            }
        }
    }
}
