package org.maillage.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.TreeSet;

/**
 * With which query a list was asked for. Only parameters whose values are codes, dates or ids are kept with their values; of any
 * other, the name of a person for one, the trail holds the name of the parameter only.
 */
final class Filters {

    private static final Set<String> PLAIN = Set.of("action", "activeOn", "actor", "asOf", "beneficiaryId", "buyerId", "category", "clauseId",
            "contractId", "count", "counted", "countingReason", "department", "employerId", "employmentId", "format", "from", "kind", "limit",
            "mode", "month", "monthFrom", "monthTo", "nature", "personId", "prescriberId", "resource", "resourceId", "rsa", "sort", "status",
            "territory", "to", "unassigned", "year");
    private static final String PLAIN_VALUE = "[A-Za-z0-9:._+-]{1,64}";

    private Filters() {
    }

    /** Such as {@code {"filters":{"territory":"MELLOIS","lastName":null}}}; null without a query. */
    static ObjectNode of(ObjectMapper mapper, UriInfo uri) {
        Set<String> names = new TreeSet<>(uri.getQueryParameters().keySet());
        names.removeIf(name -> name.equals("cursor") || !name.matches("[A-Za-z]{1,40}"));
        if (names.isEmpty()) {
            return null;
        }
        ObjectNode details = mapper.createObjectNode();
        ObjectNode filters = details.putObject("filters");
        names.forEach(name -> {
            String value = uri.getQueryParameters().getFirst(name);
            filters.put(name, PLAIN.contains(name) && value != null && value.matches(PLAIN_VALUE) ? value : null);
        });
        return details;
    }
}
