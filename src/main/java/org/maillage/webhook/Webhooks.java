package org.maillage.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.maillage.access.AccessProblem;
import org.maillage.access.Account;
import org.maillage.sync.Changes;
import org.maillage.sync.Kind;
import org.maillage.web.CommonProblem;
import org.maillage.web.Found;
import org.maillage.web.Refused;

/** What an account does with its webhooks. Others' do not exist for it. */
@ApplicationScoped
class Webhooks {

    private final Target target;
    private final Secrets secrets;
    private final Progress progress;
    private final Changes changes;
    private final Messages messages;
    private final Sender sender;

    Webhooks(Target target, Secrets secrets, Progress progress, Changes changes, Messages messages, Sender sender) {
        this.target = target;
        this.secrets = secrets;
        this.progress = progress;
        this.changes = changes;
        this.messages = messages;
        this.sender = sender;
    }

    /** A new webhook and its secret: told of what changes from now on. */
    WebhookView create(WebhookInput input, Account owner, Instant now) throws SQLException {
        if (owner.clientId() == null) {
            throw Refused.because(WebhookProblem.WEBHOOK_OWNER);
        }
        check(input, owner);
        Webhook webhook = new Webhook();
        webhook.clientId = owner.clientId();
        webhook.apply(input);
        String secret = secrets.renew(webhook, now);
        webhook.save();
        progress.begin(webhook.id, changes.latest(), now);
        return WebhookView.of(webhook, secret);
    }

    private void check(WebhookInput input, Account owner) {
        target.require(input.url());
        Set<String> readable = changes.readable(owner).stream().map(Kind::type).collect(Collectors.toSet());
        requireAll(input.types(), readable::contains, Refused.because(CommonProblem.REFERENCE_UNKNOWN), "/types/");
        requireAll(input.territories(), code -> owner.scope().holds(code) && known(code), Refused.because(AccessProblem.TERRITORY_UNKNOWN), "/territories/");
    }

    private static void requireAll(List<String> given, Predicate<String> right, Refused otherwise, String pointer) {
        for (int i = 0; i < given.size(); i++) {
            if (!right.test(given.get(i))) {
                throw otherwise.at(pointer + i);
            }
        }
    }

    private static boolean known(String territory) {
        return !Webhook.getEntityManager().createNativeQuery("select code from territory where code = ?1").setParameter(1, territory).getResultList().isEmpty();
    }

    /** @throws Refused 404 when it is none of the account's */
    Webhook found(UUID id, Account owner) {
        Webhook webhook = Webhook.findById(id);
        return Found.orNotFound(webhook != null && webhook.clientId.equals(owner.clientId()) ? webhook : null);
    }

    void change(Webhook webhook, WebhookInput input, Account owner, Instant now) throws SQLException {
        check(input, owner);
        WebhookReason stopped = webhook.status == WebhookStatus.DISABLED && input.active() ? webhook.reason : null;
        webhook.apply(input);
        webhook.save();
        resume(webhook, stopped, now);
    }

    /** What was given up is told anew; where that is no longer kept it goes on from now. */
    private void resume(Webhook webhook, WebhookReason stopped, Instant now) throws SQLException {
        if (stopped == WebhookReason.FAILING) {
            Delivery last = Delivery.find("webhookId = ?1 and status = ?2 and type = ?3 order by id desc", webhook.id, DeliveryStatus.FAILED,
                    Messages.CHANGES).firstResult();
            if (last != null) {
                Delivery.of(webhook.id, last.type, last.body, now).persist();
            }
        } else if (stopped == WebhookReason.RESYNC_REQUIRED) {
            progress.moveTo(webhook.id, changes.latest());
        }
        if (stopped != null) {
            progress.release(webhook.id, now, now);
        }
    }

    String renew(Webhook webhook, Instant now) {
        String secret = secrets.renew(webhook, now);
        webhook.save();
        return secret;
    }

    private record Test(Delivery delivery, String url, List<String> signing) {
    }

    /** Sends a test message at once, without a transaction open meanwhile; one that is taken ends the failing. */
    DeliveryView test(UUID id, Account owner, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MICROS);
        Test test = QuarkusTransaction.requiringNew().call(() -> {
            Webhook webhook = found(id, owner);
            return new Test(Delivery.of(id, Messages.TEST, messages.test(progress.position(id), time), time), webhook.url, secrets.of(webhook, time));
        });
        Sender.Outcome outcome = sender.send(test.url(), test.delivery().id, test.delivery().body, test.signing(), time);
        return QuarkusTransaction.requiringNew().call(() -> {
            test.delivery().take(outcome, time);
            if (!outcome.taken()) {
                test.delivery().status = DeliveryStatus.FAILED;
            }
            test.delivery().persist();
            Webhook webhook = found(id, owner);
            if (outcome.taken() && webhook.reason == WebhookReason.FAILING) {
                webhook.status = WebhookStatus.ACTIVE;
                webhook.reason = null;
                webhook.touch();
                resume(webhook, WebhookReason.FAILING, time);
            }
            return DeliveryView.of(test.delivery());
        });
    }
}
