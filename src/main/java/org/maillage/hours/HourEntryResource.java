package org.maillage.hours;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.access.Names;
import org.maillage.access.Sight;
import org.maillage.web.Answers;
import org.maillage.web.BatchResult;
import org.maillage.web.Bodies;
import org.maillage.web.ExternalId;
import org.maillage.web.Found;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Messages;
import org.maillage.web.Outcome;
import org.maillage.web.Page;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Put;
import org.maillage.web.Retried;

/** Declared hours, and what becomes of them. No PATCH and no DELETE: a correction is a new entry. */
@Path(HourEntryResource.PATH)
public class HourEntryResource {

    static final String PATH = "/v1/hour-entries";

    private static final Listing<HourEntry> LIST = Listing.of(HourEntry.class)
            .filter("beneficiaryId", Kind.ID, "e.beneficiaryId = :beneficiaryId")
            .filter("employmentId", Kind.ID, "e.employmentId = :employmentId")
            .filter("employerId", Kind.ID, "e.employerId = :employerId")
            .filter("clauseId", Kind.ID, "e.clauseId = :clauseId")
            .filter("contractId", Kind.ID, "e.contractId = :contractId")
            .filter("territory", Kind.TEXT, "e.territoryCode = :territory")
            .filter("department", Kind.TEXT, "e.departmentCode = :department")
            .filter("unassigned", Kind.BOOLEAN, "case when e.territoryCode is null then true else false end = :unassigned")
            .filter("month", Kind.MONTH, "e.month = :month")
            .filter("monthFrom", Kind.MONTH, "e.month >= :monthFrom")
            .filter("monthTo", Kind.MONTH, "e.month <= :monthTo")
            .filter("year", Kind.YEAR, "e.year = :year", Integer::shortValue)
            .filter("status", Kind.of(HourStatus.class), "e.status = :status")
            .filter("kind", Kind.of(HourKind.class), "e.kind = :kind")
            .filter("counted", Kind.BOOLEAN, "case when e.countingReason = COUNTED then true else false end = :counted")
            .filter("countingReason", Kind.of(CountingReason.class), "e.countingReason = :countingReason")
            .filter("rsa", Kind.BOOLEAN, "e.rsa = :rsa")
            .filter("externalId", ExternalId.KIND, "exists (select 1 from HourEntry x join x.externalIds i where x = e and i = :externalId)")
            .sort("month", Kind.MONTH, "e.month", e -> e.month)
            .sort("createdAt", Kind.INSTANT, "e.createdAt", e -> e.createdAt);

    private final HourEntries entries;
    private final NamedHours named;
    private final Names names;
    private final Recount recount;
    private final Batch batch;
    private final BatchLines lines;
    private final Bodies bodies;
    private final Caller caller;
    private final Sight sight;

    HourEntryResource(HourEntries entries, NamedHours named, Names names, Recount recount, Batch batch, BatchLines lines, Bodies bodies, Caller caller,
                      Sight sight) {
        this.entries = entries;
        this.named = named;
        this.names = names;
        this.recount = recount;
        this.batch = batch;
        this.lines = lines;
        this.bodies = bodies;
        this.caller = caller;
        this.sight = sight;
    }

    @GET
    @PermissionsAllowed("hour-entry:read")
    public RestResponse<Page<HourEntryView>> list(UriInfo uri) {
        return LIST.answerAll(uri, sight.rows(HourEntry.class), HourEntryViews::of);
    }

    @GET
    @PermissionsAllowed("hour-entry:read")
    @Path("{id}")
    public RestResponse<HourEntryView> get(UUID id, HttpHeaders headers) {
        return answer(found(id), headers);
    }

    @POST
    @PermissionsAllowed("hour-entry:declare")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<HourEntryView> declare(@Valid @NotNull HourEntryInput input, HttpHeaders headers) {
        HourEntries.Declared declared = entries.declare(input, caller.scope());
        return declared.isNew() ? created(declared.entry(), headers) : answer(declared.entry(), headers);
    }

    @GET
    @PermissionsAllowed("hour-entry:lookup")
    @Path(Names.PATH)
    public RestResponse<HourEntryView> getNamed(String source, String id, HttpHeaders headers) {
        return answer(Found.orNotFound(names.find(HourEntry.class, ExternalId.ofPath(source, id))), headers);
    }

    /** @param reason why, where it turns out to be a correction */
    @PUT
    @PermissionsAllowed("hour-entry:declare")
    @Path(Names.PATH)
    @Retried
    @Transactional
    public RestResponse<HourEntryView> put(String source, String id, @HeaderParam("If-Match") String ifMatch, @QueryParam("reason") String reason,
                                           @Valid @NotNull HourEntryInput input, HttpHeaders headers) {
        ExternalId name = ExternalId.ofPath(source, id);
        names.requireMatch(ifMatch, HourEntry.class, name);
        Put<HourEntry> put = named.put(name, input, Correction.reason(reason, headers), caller.scope());
        if (put.outcome() != Outcome.UNCHANGED) {
            recount.persons(NamedHours.persons(put.entity()));
            HourEntry.flush();
        }
        return Answers.put(PATH, put, view(put.entity(), headers));
    }

    @POST
    @PermissionsAllowed("hour-entry:decide")
    @Path("{id}/validation")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<HourEntryView> validate(UUID id, @Valid @NotNull ValidationInput input, HttpHeaders headers) {
        HourEntry entry = found(id);
        recount.persons(entries.validate(entry, input.validatedHours(), input.reason()));
        HourEntry.flush();
        return answer(entry, headers);
    }

    @POST
    @PermissionsAllowed("hour-entry:decide")
    @Path("{id}/rejection")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<HourEntryView> reject(UUID id, @Valid @NotNull ReasonInput input, HttpHeaders headers) {
        HourEntry entry = found(id);
        recount.persons(entries.reject(entry, input.reason()));
        HourEntry.flush();
        return answer(entry, headers);
    }

    @POST
    @PermissionsAllowed("hour-entry:declare")
    @Path("{id}/correction")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<HourEntryView> correct(UUID id, @NotNull JsonNode body, HttpHeaders headers) {
        HourEntry old = found(id);
        Correction correction = Correction.of(body, old, bodies);
        HourEntry entry = entries.correct(old, correction.declaration(), correction.reason(), caller.scope());
        recounted(old);
        return created(entry, headers);
    }

    @POST
    @PermissionsAllowed("hour-entry:decide")
    @Path("validation")
    public BatchResult validateAll(@Valid @NotNull BulkValidationInput input, HttpHeaders headers) {
        input.requireOne();
        List<UUID> ids = input.ids() != null ? input.distinctIds() : entries.waiting(input.filter(), caller.scope());
        return batch.validate(ids, caller.scope(), Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    @POST
    @PermissionsAllowed("hour-entry:declare")
    @Path("batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent(inParts = true)
    public RestResponse<BatchResult> declareArray(byte[] body, UriInfo uri, HttpHeaders headers) throws JsonProcessingException {
        return declareAll(lines.ofArray(body), uri, headers);
    }

    @POST
    @PermissionsAllowed("hour-entry:declare")
    @Path("batch")
    @Consumes("application/x-ndjson")
    @Idempotent(inParts = true)
    public RestResponse<BatchResult> declareLines(byte[] body, UriInfo uri, HttpHeaders headers) {
        return declareAll(lines.ofNdjson(body), uri, headers);
    }

    private RestResponse<BatchResult> declareAll(List<BatchLines.Line> declared, UriInfo uri, HttpHeaders headers) {
        Params params = Params.of(uri, Set.of("atomic", "dryRun"));
        BatchResult result = batch.declare(declared, Boolean.TRUE.equals(params.get("atomic", Kind.BOOLEAN)),
                Boolean.TRUE.equals(params.get("dryRun", Kind.BOOLEAN)), caller.scope(),
                Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        return RestResponse.ResponseBuilder.ok(result, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private HourEntry found(UUID id) {
        return Found.orNotFound(sight.find(HourEntry.class, id));
    }

    private HourEntry recounted(HourEntry entry) {
        recount.persons(List.of(entry.beneficiaryId));
        HourEntry.flush();
        return entry;
    }

    private RestResponse<HourEntryView> created(HourEntry entry, HttpHeaders headers) {
        recounted(entry);
        return Answers.created(PATH, entry, view(entry, headers));
    }

    private RestResponse<HourEntryView> answer(HourEntry entry, HttpHeaders headers) {
        return Answers.ok(entry, view(entry, headers));
    }

    private HourEntryView view(HourEntry entry, HttpHeaders headers) {
        return HourEntryViews.of(entry, headers, caller.scope());
    }
}
