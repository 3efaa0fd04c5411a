package org.maillage.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.web.Answers;
import org.maillage.web.Bodies;
import org.maillage.web.Etags;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Page;
import org.maillage.web.Params.Kind;
import org.maillage.web.Retried;

/** The webhooks of an account. */
@Path(WebhookResource.PATH)
public class WebhookResource {

    static final String PATH = "/v1/webhooks";

    private static final Listing<Webhook> LIST = Listing.of(Webhook.class).filter("status", Kind.of(WebhookStatus.class), "e.status = :status");
    private static final Listing<Delivery> DELIVERIES = Listing.keyed(Delivery.class, Kind.ID, "e.id", d -> d.id)
            .filter("status", Kind.of(DeliveryStatus.class), "e.status = :status").sort("createdAt", Kind.ID, "e.id", d -> d.id);

    private final Webhooks webhooks;
    private final Bodies bodies;
    private final Caller caller;

    WebhookResource(Webhooks webhooks, Bodies bodies, Caller caller) {
        this.webhooks = webhooks;
        this.bodies = bodies;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("webhook:manage")
    public RestResponse<Page<WebhookView>> list(UriInfo uri) {
        Map<String, Object> owner = new HashMap<>();
        owner.put("owner", caller.account().clientId());
        return LIST.answer(uri, new Restriction("e.clientId = :owner", owner), WebhookView::of);
    }

    @POST
    @PermissionsAllowed("webhook:manage")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<WebhookView> create(@Valid @NotNull WebhookInput input) throws SQLException {
        WebhookView made = webhooks.create(input, caller.account(), Instant.now());
        return shownOnce(Answers.created(PATH, Webhook.findById(made.id()), made));
    }

    /** The secret is kept by nobody on the way. */
    private static RestResponse<WebhookView> shownOnce(RestResponse<WebhookView> answer) {
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer;
    }

    @GET
    @PermissionsAllowed("webhook:manage")
    @Path("{id}")
    public RestResponse<WebhookView> get(UUID id) {
        Webhook webhook = found(id);
        return Answers.ok(webhook, WebhookView.of(webhook));
    }

    @PATCH
    @PermissionsAllowed("webhook:manage")
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<WebhookView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) throws SQLException {
        Webhook webhook = found(id);
        Etags.require(ifMatch, webhook);
        webhooks.change(webhook, bodies.patched(WebhookInput.of(webhook), patch, WebhookInput.class), caller.account(), Instant.now());
        return Answers.ok(webhook, WebhookView.of(webhook));
    }

    @DELETE
    @PermissionsAllowed("webhook:manage")
    @Path("{id}")
    @Retried
    @Transactional
    public void delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Webhook webhook = found(id);
        Etags.require(ifMatch, webhook);
        webhook.delete();
    }

    @POST
    @PermissionsAllowed("webhook:manage")
    @Path("{id}/secret")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<WebhookView> renew(UUID id) {
        Webhook webhook = found(id);
        String secret = webhooks.renew(webhook, Instant.now());
        return shownOnce(Answers.ok(webhook, WebhookView.of(webhook, secret)));
    }

    @POST
    @PermissionsAllowed("webhook:manage")
    @Path("{id}/test")
    public DeliveryView test(UUID id) {
        return webhooks.test(id, caller.account(), Instant.now());
    }

    @GET
    @PermissionsAllowed("webhook:manage")
    @Path("{id}/deliveries")
    public RestResponse<Page<DeliveryView>> deliveries(UUID id, UriInfo uri) {
        return DELIVERIES.answer(uri, new Restriction("e.webhookId = :webhook", Map.of("webhook", found(id).id)), DeliveryView::of);
    }

    private Webhook found(UUID id) {
        return webhooks.found(id, caller.account());
    }
}
