package org.maillage.report.dashboard;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.maillage.access.Caller;
import org.maillage.access.Sight;
import org.maillage.document.Format;
import org.maillage.document.StyledPages;
import org.maillage.procurement.Clause;
import org.maillage.report.Dashboard;
import org.maillage.report.Moment;
import org.maillage.territory.Department;
import org.maillage.web.CommonProblem;
import org.maillage.web.Found;
import org.maillage.web.Messages;
import org.maillage.web.Params;
import org.maillage.web.Refused;
import org.maillage.web.Snapshot;
import org.maillage.web.Today;

/** A département's year on one page, as data, and each of its charts alone. */
@Path("/v1/departments/{code}/dashboard")
public class DashboardResource {

    private static final MediaType SVG = new MediaType("image", "svg+xml");

    private final Caller caller;
    private final Sight sight;
    private final DashboardPage page;
    private final Snapshot snapshot;
    private final Today today;

    DashboardResource(Caller caller, Sight sight, DashboardPage page, Snapshot snapshot, Today today) {
        this.caller = caller;
        this.sight = sight;
        this.page = page;
        this.snapshot = snapshot;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("dashboard:read")
    public RestResponse<?> get(String code, UriInfo uri, HttpHeaders headers) {
        Params params = Params.of(uri, Set.of("year", "asOf", "format"));
        Format format = Format.of(params, headers, EnumSet.of(Format.JSON, Format.HTML));
        Dashboard dashboard = dashboard(code, params);
        return format == Format.HTML ? written(page.page(dashboard, locale(headers)), MediaType.TEXT_HTML_TYPE, DashboardPage.pageStyle(), dashboard, ".html", headers)
                : ResponseBuilder.ok(dashboard).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    @GET
    @Path("{chart}.svg")
    @PermissionsAllowed("dashboard:read")
    public RestResponse<?> chart(String code, String chart, UriInfo uri, HttpHeaders headers) {
        Params params = Params.of(uri, Set.of("year", "asOf"));
        Chart wanted = Found.orNotFound(Chart.ofKey(chart).orElse(null));
        if (headers.getAcceptableMediaTypes().stream().noneMatch(SVG::isCompatible)) {
            throw Refused.because(CommonProblem.NOT_ACCEPTABLE);
        }
        Dashboard dashboard = dashboard(code, params);
        return written(page.svg(wanted, dashboard, locale(headers)), SVG, DashboardPage.chartStyle(), dashboard, "-" + wanted.key() + ".svg", headers);
    }

    private Dashboard dashboard(String code, Params params) {
        Moment moment = Moment.of(params, today.get());
        Department department = Found.orNotFound(caller.scope().holdsDepartment(code) ? Department.ofCode(code) : null);
        return snapshot.readSoon(() -> Dashboard.of(department, moment, sight.rows(Clause.class)));
    }

    /** With a policy that lets the page have its own style and nothing else. */
    private static RestResponse<?> written(String text, MediaType type, String style, Dashboard dashboard, String ending, HttpHeaders headers) {
        String name = "dashboard-" + dashboard.progress().department().code() + "-" + dashboard.progress().year() + ending;
        return ResponseBuilder.ok(text).type(type.withCharset("UTF-8")).header("Content-Security-Policy", StyledPages.policy(style))
                .header(HttpHeaders.CONTENT_LANGUAGE, locale(headers).getLanguage())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"").build();
    }

    private static Locale locale(HttpHeaders headers) {
        return Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
