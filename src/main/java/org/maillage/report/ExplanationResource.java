package org.maillage.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.access.Role;
import org.maillage.audit.AuditAction;
import org.maillage.audit.Audited;
import org.maillage.document.Documents;
import org.maillage.territory.Department;
import org.maillage.territory.TargetCheck;
import org.maillage.territory.Territory;
import org.maillage.web.Messages;
import org.maillage.web.Params;
import org.maillage.web.Snapshot;
import org.maillage.web.Today;

/** Every entry behind the figures of a target check, and why it counts or not. */
@Path("/v1/explain/progress")
public class ExplanationResource {

    private final Caller caller;
    private final Places places;
    private final Documents documents;
    private final Snapshot snapshot;
    private final ObjectMapper mapper;
    private final Today today;

    ExplanationResource(Caller caller, Places places, Documents documents, Snapshot snapshot, ObjectMapper mapper, Today today) {
        this.caller = caller;
        this.places = places;
        this.documents = documents;
        this.snapshot = snapshot;
        this.mapper = mapper;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("explain:read")
    @Audited(AuditAction.READ)
    public RestResponse<?> get(UriInfo uri, HttpHeaders headers) {
        Set<String> known = new HashSet<>(Set.of("year", "asOf", "department", "territory"));
        known.addAll(Documents.PARAMETERS);
        Params params = Params.of(uri, known);
        Moment moment = Moment.of(params, today.get());
        Place place = places.of(params);
        Explanation explanation = new Explanation(new ExplainedRows(place, moment, caller.account().is(Role.FACILITATOR)),
                () -> check(place, moment), snapshot);
        Locale locale = Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return documents.answer(explanation, explanation.json(mapper, locale), uri, headers);
    }

    private static TargetCheck check(Place place, Moment moment) {
        return place.kind() == Place.Kind.TERRITORY ? TerritoryProgress.of(Territory.ofCode(place.code()), moment).check()
                : DepartmentProgress.of(Department.ofCode(place.code()), moment).check();
    }
}
