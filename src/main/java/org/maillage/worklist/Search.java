package org.maillage.worklist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.maillage.web.Listing.Restriction;

/**
 * The rows of one kind of work, in HQL.
 *
 * @param due     the day by which rows are ordered
 * @param id      the id of the subject, by which rows of the same day are ordered
 * @param columns what else is read of a row
 * @param from    from {@code from} on, to the end of the condition
 * @param group   {@code group by …}, or empty
 * @param days    how many days after {@code due} the work is due
 */
record Search(String due, String id, List<String> columns, String from, String group, int days, Map<String, Object> bound) {

    static Search of(String due, String id, List<String> columns, String from) {
        return new Search(due, id, columns, from, "", 0, Map.of());
    }

    Search groupedBy(String words) {
        return new Search(due, id, columns, from, words, days, bound);
    }

    Search dueAfter(int more) {
        return new Search(due, id, columns, from, group, more, bound);
    }

    Search with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(bound);
        more.put(name, value);
        return new Search(due, id, columns, from, group, days, more);
    }

    /** Only what the caller sees: {@code condition} holds {@code %s} where the restriction stands. */
    Search seen(Restriction rows, String condition) {
        return and(condition.formatted(rows.condition()), rows.parameters());
    }

    Search seen(Restriction rows) {
        return seen(rows, "(%s)");
    }

    /** Only where {@code condition} holds, if there is a value for its parameter. */
    Search where(String name, Object value, String condition) {
        return value == null ? this : and(condition, Map.of(name, value));
    }

    private Search and(String condition, Map<String, Object> values) {
        Map<String, Object> more = new LinkedHashMap<>(bound);
        more.putAll(values);
        return new Search(due, id, columns, from + " and " + condition, group, days, more);
    }

    /** The whole query, its columns named {@code due}, {@code id}, {@code c0} … */
    String query() {
        StringBuilder query = new StringBuilder("select ").append(due).append(" as due, ").append(id).append(" as id");
        for (int i = 0; i < columns.size(); i++) {
            query.append(", ").append(columns.get(i)).append(" as c").append(i);
        }
        return query.append(' ').append(from).append(' ').append(group).toString();
    }

    /** The names of the columns. */
    String names() {
        StringBuilder names = new StringBuilder("g.due, g.id");
        for (int i = 0; i < columns.size(); i++) {
            names.append(", g.c").append(i);
        }
        return names.toString();
    }
}
