package org.maillage.privacy;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.web.Answers;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Page;
import org.maillage.web.Params.Kind;
import org.maillage.web.Retried;

/** The rules of retention, and whom they would let go. */
@Path("/v1")
public class RetentionResource {

    static final String RULES = "/v1/retention-rules";

    private static final Listing<RetentionRule> LIST = Listing.of(RetentionRule.class)
            .filter("kind", Kind.of(RetentionKind.class), "e.kind = :kind")
            .sort("effectiveOn", Kind.DATE, "e.effectiveOn", rule -> rule.effectiveOn);

    private final Preview preview;

    RetentionResource(Preview preview) {
        this.preview = preview;
    }

    @GET
    @PermissionsAllowed("retention:read")
    @Path("retention-rules")
    public RestResponse<Page<RetentionRuleView>> rules(UriInfo uri) {
        return LIST.answer(uri, Restriction.NONE, RetentionRuleView::of);
    }

    @POST
    @PermissionsAllowed("retention:write")
    @Path("retention-rules")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<RetentionRuleView> add(@Valid @NotNull RetentionRuleInput input) {
        RetentionRule rule = RetentionRule.add(input);
        return Answers.created(RULES, rule, RetentionRuleView.of(rule));
    }

    @GET
    @PermissionsAllowed("retention:read")
    @Path("retention/preview")
    public RestResponse<Page<PreviewItem>> preview(UriInfo uri) {
        Preview.Found found = preview.of(uri);
        List<PreviewItem> items = found.items();
        var response = RestResponse.ResponseBuilder.ok(new Page<>(items, null));
        return (found.next() == null ? response : response.header(HttpHeaders.LINK, "<" + found.next() + ">; rel=\"next\"")).build();
    }
}
