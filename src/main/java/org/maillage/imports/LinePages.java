package org.maillage.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.web.Cursor;
import org.maillage.web.Page;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;

/** The results of an import, line by line and page by page. */
@ApplicationScoped
class LinePages {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final Results results;

    LinePages(Results results) {
        this.results = results;
    }

    /** What is wrong with the query is told before the import is looked up. */
    RestResponse<Page<LineView>> answer(Supplier<ImportRun> asking, UriInfo uri, Locale locale) {
        Params params = Params.of(uri, Set.of("status", "limit", "cursor"));
        LineStatus status = params.get("status", Kind.of(LineStatus.class));
        Integer asked = params.get("limit", Kind.INTEGER);
        if (asked != null && (asked < 1 || asked > MOST)) {
            throw Params.fault("limit", "out-of-range", 1, MOST);
        }
        int limit = asked == null ? USUAL : asked;
        ImportRun run = asking.get();
        int identity = Objects.hash(run.id, status);
        int after = params.has("cursor") ? line(Cursor.decoded(params.text("cursor"), identity)) : 0;
        List<Results.Kept> found = results.page(run.id, status, after, limit + 1);
        List<Results.Kept> page = found.subList(0, Math.min(limit, found.size()));
        var answer = RestResponse.ResponseBuilder.ok(new Page<>(page.stream().map(kept -> LineView.of(kept, locale)).toList(), null));
        if (found.size() > limit) {
            String next = new Cursor(identity, String.valueOf(page.get(limit - 1).line()), "").encoded();
            answer.header(HttpHeaders.LINK, "<" + params.with("cursor", next).address() + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private static int line(Cursor cursor) {
        try {
            return Integer.parseInt(cursor.key());
        } catch (NumberFormatException e) {
            throw Cursor.refused();
        }
    }
}
