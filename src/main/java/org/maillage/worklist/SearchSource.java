package org.maillage.worklist;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A kind of work whose items are the rows of one query: it asks for no more of them than a page holds. */
abstract class SearchSource implements WorkSource {

    /** One row. */
    record Row(LocalDate dueOn, UUID id, Object[] all) {

        /** What stands in the column {@code i} of {@link Search#columns}. */
        @SuppressWarnings("unchecked")
        <T> T get(int i) {
            return (T) all[i + 2];
        }
    }

    private final WorkKind kind;

    SearchSource(WorkKind kind) {
        this.kind = kind;
    }

    @Override
    public WorkKind kind() {
        return kind;
    }

    /** What is looked for. */
    abstract Search search(Wanted wanted);

    abstract WorkItem item(Row row, Wanted wanted);

    @Override
    public List<WorkItem> items(Wanted wanted) {
        Search search = search(wanted);
        Map<String, Object> bound = new LinkedHashMap<>(search.bound());
        String beyond = beyond(wanted.after(), search.days(), bound);
        String query = "select " + search.names() + " from (" + search.query() + ") g" + beyond + " order by g.due, g.id";
        return query(query, bound).setMaxResults(wanted.most()).getResultStream()
                .map(row -> item(new Row(((LocalDate) row[0]).plusDays(search.days()), (UUID) row[1], row), wanted)).toList();
    }

    @Override
    public Count count(Wanted wanted) {
        Search search = search(wanted);
        Object[] found = query("select count(*), min(g.due) from (" + search.query() + ") g", search.bound()).getSingleResult();
        LocalDate first = (LocalDate) found[1];
        return new Count((Long) found[0], first == null ? null : first.plusDays(search.days()));
    }

    /** The condition of what comes after a place in the list, in the words of this kind. */
    private String beyond(Position after, int days, Map<String, Object> bound) {
        if (after == null) {
            return "";
        }
        if (after.dueOn() == null) {
            return " where 1 = 0";
        }
        bound.put("afterDay", after.dueOn().minusDays(days));
        if (after.kind() != kind) {
            return after.kind().compareTo(kind) < 0 ? " where g.due >= :afterDay" : " where g.due > :afterDay";
        }
        bound.put("afterId", after.id());
        return " where (g.due > :afterDay or g.due = :afterDay and g.id > :afterId)";
    }

    private static TypedQuery<Object[]> query(String text, Map<String, Object> bound) {
        TypedQuery<Object[]> query = Panache.getEntityManager().createQuery(text, Object[].class);
        bound.forEach(query::setParameter);
        return query;
    }

    /** All rows of a query. */
    static List<Object[]> rows(String text, Map<String, Object> bound) {
        return query(text, bound).getResultList();
    }

    /** The month, as people write it. */
    static String inWords(YearMonth month, Wanted wanted) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", wanted.locale()).format(month);
    }
}
