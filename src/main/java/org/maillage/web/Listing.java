package org.maillage.web;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The list of one entity as its contract declares it: whitelisted filters and sorts, pages by cursor on (sort value, key).
 * One statement a page (and one more for {@code count=true}); collections load for the whole page at once.
 * Declared once as a constant; the HQL alias of the entity is {@code e}.
 *
 * @param <E> the entity
 */
public final class Listing<E> {

    /** Most rows of one page. */
    public static final int MAX_LIMIT = 500;
    private static final int DEFAULT_LIMIT = 50;
    /** Within the brackets of a regular expression, for Java and for the database. */
    private static final String NOT_COMPARED = " \u00a0\u202f\t'\u2018\u2019\u201b\u02bc\u02b9\u00b4`\u2032\uff07.\u2010\u2011\u2012\u2013\u2014-";
    private static final Set<String> PAGING = Set.of("limit", "cursor", "count");

    /**
     * What else a row must satisfy, such as the caller's territories: a condition and its parameters.
     *
     * @param refused the filters and sorts that this caller may not use: they would tell of what it may not see
     */
    public record Restriction(String condition, Map<String, Object> parameters, Set<String> refused) {
        /** Every row. */
        public static final Restriction NONE = new Restriction("1 = 1", Map.of());

        /** Refuses no filter. */
        public Restriction(String condition, Map<String, Object> parameters) {
            this(condition, parameters, Set.of());
        }

        /** Where {@code other} holds too. */
        public Restriction and(String other, Map<String, Object> bound) {
            Map<String, Object> both = new LinkedHashMap<>(parameters);
            both.putAll(bound);
            return new Restriction("(" + condition + ") and (" + other + ")", both, refused);
        }
    }

    private record Filter<T>(Params.Kind<T> kind, String condition, Function<T, Object> binding) {
        Object bind(String name, Params params) {
            return binding.apply(params.get(name, kind));
        }
    }

    /** {@code kind} is null where the value must not stand in a cursor, which is part of an address. */
    private record Sort<E, T>(Params.Kind<T> kind, String path, Function<E, T> value) {
        T parse(String text) {
            try {
                return kind.parse().apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw Cursor.refused();
            }
        }

        String shown(E row) {
            return kind == null ? "" : String.valueOf(value.apply(row));
        }
    }

    private record Where(String condition, Map<String, Object> parameters) {
    }

    private final Class<E> entity;
    private final Sort<E, ?> key;
    private final Map<String, Filter<?>> filters = new LinkedHashMap<>();
    private final Map<String, Sort<E, ?>> sorts = new LinkedHashMap<>();

    private Listing(Class<E> entity, Sort<E, ?> key) {
        this.entity = entity;
        this.key = key;
    }

    /** In the order of creation, unless a sort is asked for. */
    public static <E extends Versioned> Listing<E> of(Class<E> entity) {
        return new Listing<>(entity, new Sort<>(Params.Kind.ID, "e.id", e -> e.id));
    }

    /** Of an entity that is known by a code, in the order of this code unless a sort is asked for. */
    public static <E> Listing<E> keyed(Class<E> entity, String path, Function<E, String> code) {
        return new Listing<>(entity, new Sort<>(Params.Kind.TEXT, path, code));
    }

    /** Of an entity that is no {@link Versioned}, in the order of its key unless a sort is asked for. */
    public static <E, K> Listing<E> keyed(Class<E> entity, Params.Kind<K> kind, String path, Function<E, K> key) {
        return new Listing<>(entity, new Sort<>(kind, path, key));
    }

    /** A filter {@code name}; {@code condition} is HQL over {@code e} with the parameter {@code :name}. */
    public <T> Listing<E> filter(String name, Params.Kind<T> kind, String condition) {
        return filter(name, kind, condition, value -> value);
    }

    /** A filter whose bound value is made from the given one. A null binding means that the condition has no parameter. */
    public <T> Listing<E> filter(String name, Params.Kind<T> kind, String condition, Function<T, Object> binding) {
        filters.put(name, new Filter<>(kind, condition, binding));
        return this;
    }

    /** A filter that finds {@code name} anywhere in a text column, as {@link #found} has it. */
    public Listing<E> contains(String name, String path) {
        return filter(name, Params.Kind.TEXT, found(path, name), Listing::like);
    }

    /**
     * HQL: the text column {@code path} holds what {@link #like} was given as {@code :name}. Case and accents fold by the collation of
     * the column; apostrophes of all forms, hyphens, points and blanks do not count: {@code d'angely} finds D’ANGÉLY.
     */
    public static String found(String path, String name) {
        return "function('regexp_replace' as String, " + path + ", '[" + NOT_COMPARED.replace("'", "''") + "]', '') like :" + name + " escape '!'";
    }

    /** A sort {@code name} (and {@code -name}) on a column that is never null. */
    public <T> Listing<E> sort(String name, Params.Kind<T> kind, String path, Function<E, T> value) {
        sorts.put(name, new Sort<>(kind, path, value));
        return this;
    }

    /** As {@link #sort}, for a personal value: the cursor holds only the id, and the value is looked up again. */
    public <T> Listing<E> personalSort(String name, String path, Function<E, T> value) {
        sorts.put(name, new Sort<>(null, path, value));
        return this;
    }

    /** The pattern that finds {@code text} anywhere, its own wildcards taken literally; escape character {@code !}. */
    public static String like(String text) {
        String compared = text.replaceAll("[" + NOT_COMPARED + "]", "");
        return "%" + (compared.isEmpty() ? text : compared).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /**
     * One page, as asked in the query of {@code uri}.
     *
     * @throws Refused 400 for an unknown or malformed parameter, a wrong limit, a cursor of another list
     */
    public <V> RestResponse<Page<V>> answer(UriInfo uri, Restriction restriction, Function<? super E, V> view) {
        return answerAll(uri, restriction, rows -> rows.stream().<V>map(view).toList());
    }

    /** As {@link #answer(UriInfo, Restriction, Function)}, for views that need the whole page at once. */
    public <V> RestResponse<Page<V>> answerAll(UriInfo uri, Restriction restriction, Function<List<E>, List<V>> views) {
        Params params = Params.of(uri, known());
        requirePermitted(params, restriction.refused());
        int limit = limit(params);
        Where where = where(params, restriction);
        List<E> rows = rows(params, where, limit + 1);
        boolean more = rows.size() > limit;
        List<E> page = more ? rows.subList(0, limit) : rows;
        Long total = Boolean.TRUE.equals(params.get("count", Params.Kind.BOOLEAN)) ? count(where) : null;
        var response = RestResponse.ResponseBuilder.ok(new Page<>(views.apply(page), total));
        if (more) {
            response.header(HttpHeaders.LINK, "<" + next(params, page.get(limit - 1)) + ">; rel=\"next\"");
        }
        return response.build();
    }

    /** All that a query finds, a page of {@value #MAX_LIMIT} rows after the other. */
    public interface Pages<E> {
        /** Entities of a page are let go after it, so that memory does not grow with the list. */
        void forEach(Consumer<List<E>> use);
    }

    /**
     * Every row that the query of {@code uri} finds, from its cursor on, for a file; what is wrong with the query is told at once.
     *
     * @throws Refused 400 as for one page
     */
    public Pages<E> pages(UriInfo uri, Restriction restriction) {
        Params params = Params.of(uri, known());
        limit(params);
        sort(params);
        if (params.has("cursor")) {
            Cursor.decoded(params.text("cursor"), identity(params));
        }
        Where where = where(params, restriction);
        return use -> each(params, where, use);
    }

    private void each(Params asked, Where where, Consumer<List<E>> use) {
        Params params = asked;
        List<E> rows;
        do {
            rows = rows(params, where, MAX_LIMIT);
            use.accept(rows);
            Panache.getEntityManager(entity).clear();
            if (rows.size() == MAX_LIMIT) {
                params = params.with("cursor", cursor(params, rows.get(MAX_LIMIT - 1)));
            }
        } while (rows.size() == MAX_LIMIT);
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(PAGING);
        known.addAll(filters.keySet());
        if (!sorts.isEmpty()) {
            known.add("sort");
        }
        return known;
    }

    private static void requirePermitted(Params params, Set<String> refused) {
        for (String name : params.values().keySet()) {
            String used = name.equals("sort") ? params.text("sort").replaceFirst("^-", "") : name;
            if (refused.contains(used)) {
                throw Params.fault(name, "not-permitted");
            }
        }
    }

    private static int limit(Params params) {
        Integer limit = params.get("limit", Params.Kind.INTEGER);
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            throw Params.fault("limit", "out-of-range", 1, MAX_LIMIT);
        }
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    private Where where(Params params, Restriction restriction) {
        StringBuilder condition = new StringBuilder("(").append(restriction.condition()).append(')');
        Map<String, Object> bound = new LinkedHashMap<>(restriction.parameters());
        filters.forEach((name, filter) -> {
            if (params.has(name)) {
                Object value = filter.bind(name, params);
                condition.append(" and (").append(filter.condition()).append(')');
                if (value != null) {
                    bound.put(name, value);
                }
            }
        });
        return new Where(condition.toString(), bound);
    }

    private List<E> rows(Params params, Where where, int most) {
        Sort<E, ?> sort = sort(params);
        String op = descending(params) ? "<" : ">";
        String direction = descending(params) ? " desc" : " asc";
        Map<String, Object> bound = new LinkedHashMap<>(where.parameters());
        String condition = where.condition();
        if (params.has("cursor")) {
            Cursor cursor = Cursor.decoded(params.text("cursor"), identity(params));
            bound.put("cursorKey", key.parse(cursor.key()));
            String beyond = key.path() + " " + op + " :cursorKey";
            condition += " and " + (sort == null ? beyond
                    : "(" + sort.path() + " " + op + " :cursorValue or " + sort.path() + " = :cursorValue and " + beyond + ")");
            if (sort != null) {
                bound.put("cursorValue", value(sort, cursor));
            }
        }
        String order = (sort == null ? "" : sort.path() + direction + ", ") + key.path() + direction;
        TypedQuery<E> query = Panache.getEntityManager(entity)
                .createQuery("select e from " + entity.getSimpleName() + " e where " + condition + " order by " + order, entity);
        bound.forEach(query::setParameter);
        return query.setMaxResults(most).getResultList();
    }

    /** @throws Refused 400 {@code invalid-cursor} when the value is looked up and its row is gone */
    private <T> T value(Sort<E, T> sort, Cursor cursor) {
        if (sort.kind() != null) {
            return sort.parse(cursor.value());
        }
        E row = Panache.getEntityManager(entity).find(entity, key.parse(cursor.key()));
        if (row == null) {
            throw Cursor.refused();
        }
        return sort.value().apply(row);
    }

    private long count(Where where) {
        TypedQuery<Long> query = Panache.getEntityManager(entity)
                .createQuery("select count(e) from " + entity.getSimpleName() + " e where " + where.condition(), Long.class);
        where.parameters().forEach(query::setParameter);
        return query.getSingleResult();
    }

    private Sort<E, ?> sort(Params params) {
        if (!params.has("sort")) {
            return null;
        }
        Sort<E, ?> sort = sorts.get(params.text("sort").replaceFirst("^-", ""));
        if (sort == null) {
            throw Params.fault("sort", "invalid-value");
        }
        return sort;
    }

    private static boolean descending(Params params) {
        return params.has("sort") && params.text("sort").startsWith("-");
    }

    private int identity(Params params) {
        Map<String, String> own = new LinkedHashMap<>(params.values());
        own.keySet().removeAll(Set.of("cursor", "limit", "count"));
        return Objects.hash(entity.getSimpleName(), params.path(), own);
    }

    private String cursor(Params params, E last) {
        Sort<E, ?> sort = sort(params);
        String value = sort == null ? "" : sort.shown(last);
        return new Cursor(identity(params), String.valueOf(key.value().apply(last)), value).encoded();
    }

    private String next(Params params, E last) {
        return params.with("cursor", cursor(params, last)).address();
    }
}
