package org.maillage.web;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The rows that still need a row, found by the foreign keys of the schema: a feature need not know the tables of those
 * above it. What goes together with the row ({@code ON DELETE CASCADE}) does not need it.
 */
public final class Dependents {

    private static final String KEYS = """
            select k.TABLE_NAME, k.COLUMN_NAME, k.REFERENCED_COLUMN_NAME from information_schema.KEY_COLUMN_USAGE k
            join information_schema.REFERENTIAL_CONSTRAINTS r on r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA
            and r.CONSTRAINT_NAME = k.CONSTRAINT_NAME and r.TABLE_NAME = k.TABLE_NAME
            where k.TABLE_SCHEMA = database() and k.REFERENCED_TABLE_NAME = ?1 and r.DELETE_RULE <> 'CASCADE'""";

    /** A column that refers to one of the row. */
    private record Key(String column, String referenced) {
    }

    private Dependents() {
    }

    /**
     * To be asked before a row is deleted; the foreign keys themselves are the second guard.
     *
     * @param table of the row
     * @throws Refused 409 {@code referenced} with one error for each table: by what and, to whoever sees everything, how many
     */
    public static void requireNone(String table, UUID id) {
        requireNone(table, Map.of("id", id));
    }

    /** As {@link #requireNone(String, UUID)}, for a row that is referred to by several of its columns: their values. */
    public static void requireNone(String table, Map<String, Object> values) {
        Refused refused = Refused.because(CommonProblem.REFERENCED);
        keys(table).forEach((referring, keys) -> {
            long rows = count(referring, keys, values);
            if (rows > 0) {
                refused.referencedBy("", plural(referring), rows);
            }
        });
        if (!refused.faults().isEmpty()) {
            throw refused;
        }
    }

    private static Map<String, List<Key>> keys(String table) {
        List<?> rows = entities().createNativeQuery(KEYS, Object[].class).setParameter(1, table).getResultList();
        return rows.stream().map(Object[].class::cast).collect(Collectors.groupingBy(row -> (String) row[0], TreeMap::new,
                Collectors.mapping(row -> new Key((String) row[1], (String) row[2]), Collectors.toList())));
    }

    private static long count(String table, List<Key> keys, Map<String, Object> values) {
        String condition = keys.stream().map(key -> key.column() + " = :" + key.referenced()).collect(Collectors.joining(" or "));
        Query query = entities().createNativeQuery("select count(*) from " + table + " where " + condition);
        keys.stream().map(Key::referenced).distinct().forEach(column -> query.setParameter(column, values.get(column)));
        return ((Number) query.getSingleResult()).longValue();
    }

    /** {@code hour_entry} is {@code hour-entries} to those who read the answer. */
    static String plural(String table) {
        String name = table.replace('_', '-');
        return name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }

    private static EntityManager entities() {
        return Panache.getEntityManager();
    }
}
