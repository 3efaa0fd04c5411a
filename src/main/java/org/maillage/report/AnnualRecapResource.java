package org.maillage.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.access.Permission;
import org.maillage.access.Role;
import org.maillage.access.Sight;
import org.maillage.audit.AuditAction;
import org.maillage.audit.Audited;
import org.maillage.document.Documents;
import org.maillage.hours.HourEntry;
import org.maillage.territory.Department;
import org.maillage.territory.TargetCheck;
import org.maillage.territory.Territory;
import org.maillage.web.Params;
import org.maillage.web.Snapshot;
import org.maillage.web.Today;

/** The list of the employees of the clauses by contract and by work period, that funders ask for each year. */
@Path("/v1/reports/annual-recap")
public class AnnualRecapResource {

    private final Caller caller;
    private final Sight sight;
    private final Places places;
    private final Documents documents;
    private final Snapshot snapshot;
    private final ObjectMapper mapper;
    private final Today today;

    AnnualRecapResource(Caller caller, Sight sight, Places places, Documents documents, Snapshot snapshot, ObjectMapper mapper, Today today) {
        this.caller = caller;
        this.sight = sight;
        this.places = places;
        this.documents = documents;
        this.snapshot = snapshot;
        this.mapper = mapper;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("annual-recap:read")
    @Audited(AuditAction.EXPORT)
    public RestResponse<?> get(UriInfo uri, HttpHeaders headers) {
        Set<String> known = new HashSet<>(Set.of("year", "asOf"));
        known.addAll(Places.PARAMETERS);
        known.addAll(Documents.PARAMETERS);
        Params params = Params.of(uri, known);
        Moment moment = Moment.of(params, today.get());
        Place place = places.of(params);
        Recap recap = new Recap(new RecapRows(place, moment, sight.rows(HourEntry.class), caller.account().is(Role.FACILITATOR),
                caller.may(Permission.SENSITIVE)), check(place, moment), snapshot);
        return documents.answer(recap, new RecapJson(recap, mapper), uri, headers);
    }

    /** Of the same moment as the lines; nothing for contracts, which have no target of a year. */
    private static Supplier<TargetCheck> check(Place place, Moment moment) {
        return switch (place.kind()) {
            case DEPARTMENT -> () -> DepartmentProgress.of(Department.ofCode(place.code()), moment).check();
            case TERRITORY -> () -> TerritoryProgress.of(Territory.ofCode(place.code()), moment).check();
            case BUYER, CONTRACT -> () -> null;
        };
    }
}
