package org.maillage.report;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.access.Permission;
import org.maillage.access.Role;
import org.maillage.access.Sight;
import org.maillage.document.Documents;
import org.maillage.web.CommonProblem;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** What the profession publishes of a year: hours, persons, and how they divide. */
@Path("/v1/reports/indicators")
public class IndicatorsResource {

    private static final Set<String> PARAMETERS = new HashSet<>(Set.of("year", "asOf", "public"));

    static {
        PARAMETERS.addAll(Places.PARAMETERS);
        PARAMETERS.addAll(Documents.PARAMETERS);
    }

    private final Caller caller;
    private final Sight sight;
    private final Places places;
    private final Documents documents;
    private final Today today;

    IndicatorsResource(Caller caller, Sight sight, Places places, Documents documents, Today today) {
        this.caller = caller;
        this.sight = sight;
        this.places = places;
        this.documents = documents;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("indicators:read")
    public RestResponse<?> get(UriInfo uri, HttpHeaders headers) {
        sight.requireParameters("Indicators", uri);
        Params params = Params.of(uri, PARAMETERS);
        boolean masked = Boolean.TRUE.equals(params.get("public", Kind.BOOLEAN)) || caller.account().is(Role.STATISTICS);
        if (masked) {
            requirePublic(params);
        }
        Indicators indicators = of(places.of(params), Moment.of(params, today.get()), masked);
        return documents.answer(new IndicatorsDocument(indicators), indicators, uri, headers);
    }

    private Indicators of(Place place, Moment moment, boolean masked) {
        if (!masked) {
            return Indicators.of(place, moment, caller.may(Permission.SENSITIVE));
        }
        Indicators indicators = PublicIndicators.of(place, moment);
        return caller.account().is(Role.STATISTICS) ? indicators.withoutDay() : indicators;
    }

    /** Contracts overlap with départements and territories: nobody could say what follows from all of them together. */
    private static void requirePublic(Params params) {
        String scope = params.has("scope") ? params.text("scope").replaceAll(":.*", "") : "";
        for (String overlapping : Set.of("buyer", "contract")) {
            if (params.has(overlapping) || scope.equals(overlapping)) {
                throw Refused.because(CommonProblem.INVALID_PARAMETER)
                        .fault(Refused.In.PARAMETER, params.has(overlapping) ? overlapping : "scope", "not-permitted");
            }
        }
    }
}
