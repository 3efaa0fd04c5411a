package org.maillage.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.access.Caller;
import org.maillage.access.Role;
import org.maillage.web.CommonProblem;
import org.maillage.web.Listing;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** A dry run of retention: whom it would let go, when and why, page by page in the order of the ids. */
@ApplicationScoped
public class Preview {

    private static final int DEFAULT_LIMIT = 50;

    /** A page, and the address of the one after it; null: it is the last. */
    record Found(List<PreviewItem> items, String next) {
    }

    private final Retention retention;
    private final SeenIds seen;
    private final Caller caller;
    private final Today today;

    Preview(Retention retention, SeenIds seen, Caller caller, Today today) {
        this.retention = retention;
        this.seen = seen;
        this.caller = caller;
        this.today = today;
    }

    Found of(UriInfo uri) {
        Params params = Params.of(uri, Set.of("asOf", "limit", "cursor"));
        LocalDate day = params.has("asOf") ? params.get("asOf", Kind.DATE) : today.get();
        int limit = limit(params);
        List<Due> found = retention.after(cursor(params), day, limit + 1);
        List<Due> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? "/v1/retention/preview?asOf=" + day + "&limit=" + limit + "&cursor="
                + page.get(limit - 1).person() : null;
        return new Found(items(page, day), next);
    }

    private static int limit(Params params) {
        Integer limit = params.get("limit", Kind.INTEGER);
        if (limit != null && (limit < 1 || limit > Listing.MAX_LIMIT)) {
            throw Refused.because(CommonProblem.INVALID_PARAMETER)
                    .fault(Refused.In.PARAMETER, "limit", "out-of-range", 1, Listing.MAX_LIMIT);
        }
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    private static UUID cursor(Params params) {
        try {
            return params.has("cursor") ? UUID.fromString(params.text("cursor")) : null;
        } catch (IllegalArgumentException e) {
            throw Refused.because(CommonProblem.INVALID_CURSOR).parameter("cursor");
        }
    }

    private List<PreviewItem> items(List<Due> page, LocalDate day) {
        List<UUID> ids = page.stream().map(Due::person).toList();
        Set<UUID> shown = shown(ids);
        Map<UUID, String> held = LegalHold.operations(ids, day).stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
        return page.stream().filter(due -> shown.contains(due.person())).map(due -> new PreviewItem(due.person(), due.kind(), due.rule(),
                due.dueOn(), due.noticedOn(), held.containsKey(due.person()) ? null : due.goesOn(day), due.outcome(),
                held.get(due.person()))).toList();
    }

    /** An administrator sees no persons, but how many go, and their ids; others those that they see. */
    private Set<UUID> shown(List<UUID> ids) {
        if (ids.isEmpty() || caller.account().is(Role.ADMIN)) {
            return new HashSet<>(ids);
        }
        return new HashSet<>(seen.among(ids));
    }
}
