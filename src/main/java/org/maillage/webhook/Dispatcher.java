package org.maillage.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.access.Account;
import org.maillage.access.ApiClient;
import org.maillage.access.Reach;
import org.maillage.access.Rights;
import org.maillage.access.Scope;
import org.maillage.sync.Changes;
import org.maillage.sync.Kind;
import org.maillage.sync.Seen;
import org.maillage.web.Refused;
import org.maillage.web.Retries;

/**
 * Tells webhooks what changed: one message of each at a time, in the order of the feed, so that a receiver never sees a later message
 * before an earlier one. Nothing is held while it is sent: who dies meanwhile leaves the message to be sent again.
 */
@ApplicationScoped
class Dispatcher {

    static final String PERMISSION = "webhook:manage";
    private static final int HINTS = 100;
    private static final int MOST_STEPS = 1000;
    private static final int PERCENT = 100;

    private record Prepared(UUID delivery, String url, String body, List<String> secrets) {
    }

    private final Changes changes;
    private final Rights rights;
    private final Progress progress;
    private final Secrets secrets;
    private final Messages messages;
    private final Sender sender;
    private final int atOnce;
    private final int logDays;

    Dispatcher(Changes changes, Rights rights, Progress progress, Secrets secrets, Messages messages, Sender sender,
               @ConfigProperty(name = "maillage.webhook.at-once") int atOnce, @ConfigProperty(name = "maillage.webhook.log-days") int logDays) {
        this.changes = changes;
        this.rights = rights;
        this.progress = progress;
        this.secrets = secrets;
        this.messages = messages;
        this.sender = sender;
        this.atOnce = atOnce;
        this.logDays = logDays;
    }

    @Scheduled(every = "{maillage.webhook.deliver-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void byTheClock() {
        CompletableFuture.allOf(IntStream.range(0, atOnce).mapToObj(i -> CompletableFuture.runAsync(() -> run(Instant.now()), Infrastructure.getDefaultExecutor()))
                .toArray(CompletableFuture[]::new)).join();
    }

    @Scheduled(cron = "{maillage.webhook.log-cron}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant before = Instant.now().minus(Duration.ofDays(logDays));
        for (int gone = 1; gone > 0;) {
            gone = done(() -> progress.forget(before));
        }
    }

    /** Tells what is to be told at {@code now}, until there is nothing or all that is left has to wait. */
    void run(Instant now) {
        long latest = changes.latest();
        UUID webhook = done(() -> progress.claim(now, latest));
        for (int step = 0; webhook != null && step < MOST_STEPS; step++) {
            tell(webhook, now);
            webhook = done(() -> progress.claim(now, latest));
        }
    }

    private void tell(UUID webhook, Instant now) {
        Optional<Prepared> prepared = done(() -> prepare(webhook, now));
        if (prepared.isPresent()) {
            Prepared message = prepared.get();
            Sender.Outcome outcome = sender.send(message.url(), message.delivery(), message.body(), message.secrets(), now);
            done(() -> settle(webhook, message.delivery(), outcome, now));
        }
    }

    private static <T> T done(Callable<T> work) {
        try {
            return Retries.retrying(() -> QuarkusTransaction.requiringNew().call(work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Webhooks cannot be told", e);
        }
    }

    private Optional<Prepared> prepare(UUID id, Instant now) throws SQLException {
        Webhook webhook = Webhook.findById(id);
        Delivery delivery = webhook == null ? null : next(webhook, now);
        if (delivery == null) {
            progress.release(id, now, now);
            return Optional.empty();
        }
        return Optional.of(new Prepared(delivery.id, webhook.url, delivery.body, secrets.of(webhook, now)));
    }

    /** The message that waits, else the next one; null when there is none. */
    private Delivery next(Webhook webhook, Instant now) throws SQLException {
        Optional<Account> owner = ApiClient.accountOf(webhook.clientId, now).filter(account -> rights.may(account.roles(), PERMISSION));
        if (owner.isEmpty()) {
            webhook.disable(WebhookReason.OWNER_REVOKED);
            return null;
        }
        Delivery waiting = Delivery.find("webhookId = ?1 and status = ?2 order by id", webhook.id, DeliveryStatus.PENDING).firstResult();
        return waiting != null ? waiting : made(webhook, owner.get(), now);
    }

    private Delivery made(Webhook webhook, Account owner, Instant now) throws SQLException {
        Seen seen;
        try {
            seen = changes.after(progress.position(webhook.id), narrowed(owner, webhook), kinds(webhook, owner), HINTS);
        } catch (Refused notKept) {
            webhook.disable(WebhookReason.RESYNC_REQUIRED);
            return null;
        }
        progress.moveTo(webhook.id, seen.next());
        if (seen.changes().isEmpty()) {
            return null;
        }
        Delivery delivery = Delivery.of(webhook.id, Messages.CHANGES, messages.changes(seen, now), now);
        delivery.persist();
        return delivery;
    }

    private Set<Kind> kinds(Webhook webhook, Account owner) {
        return changes.readable(owner).stream().filter(kind -> webhook.types.isEmpty() || webhook.types.contains(kind.type())).collect(Collectors.toSet());
    }

    /** The account, bound to those territories of the webhook that are its own still. */
    private static Account narrowed(Account owner, Webhook webhook) {
        if (webhook.territories.isEmpty()) {
            return owner;
        }
        Set<String> own = webhook.territories.stream().filter(owner.scope()::holds).collect(Collectors.toSet());
        Scope scope = own.isEmpty() ? Scope.NOTHING : new Scope(Reach.TERRITORY, own, Set.of(), owner.scope().source());
        return new Account(owner.key(), owner.clientId(), owner.name(), owner.roles(), scope, owner.permissions(), owner.reason());
    }

    private boolean settle(UUID id, UUID sent, Sender.Outcome outcome, Instant now) throws SQLException {
        Delivery delivery = Delivery.findById(sent);
        if (delivery == null) {
            return false;
        }
        delivery.take(outcome, now);
        Instant last = delivery.createdAt.plus(Backoff.GIVEN_UP_AFTER);
        Instant next = now;
        if (!outcome.taken() && now.isBefore(last)) {
            Instant wanted = now.plus(Backoff.after(delivery.attempts, ThreadLocalRandom.current().nextInt(PERCENT)));
            next = wanted.isBefore(last) ? wanted : last;
        } else if (!outcome.taken()) {
            delivery.status = DeliveryStatus.FAILED;
            Webhook.<Webhook>findById(id).disable(WebhookReason.FAILING);
        }
        progress.release(id, next, now);
        return true;
    }
}
