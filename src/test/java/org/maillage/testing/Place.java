package org.maillage.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A commune, its facilitation territory and its département, all three real. {@link #fresh()} and
 * {@link #freshDepartment()} hand each out once a run, so that a test that counts by territory counts only its own.
 * The {@link #NAMED} départements are never handed out: tests use them by name, and nobody may redraw them.
 */
public record Place(String commune, String territory, String department) {

    private static final List<String> NAMED = List.of("13", "16", "79", "85");
    private static final Deque<List<String[]>> DEPARTMENTS = new ArrayDeque<>();
    private static final Deque<String[]> TERRITORIES = new ArrayDeque<>();
    private static boolean read;

    /** A territory that no other test uses; other territories of its département may be in use. */
    public static synchronized Place fresh() {
        readOnce();
        if (TERRITORIES.isEmpty()) {
            TERRITORIES.addAll(DEPARTMENTS.removeFirst());
        }
        String[] next = TERRITORIES.removeFirst();
        return in(next[0], next[1]);
    }

    /** A département that no other test uses: one place in each of its territories, of which there are two at least. */
    public static synchronized List<Place> freshDepartment() {
        readOnce();
        List<String[]> last = DEPARTMENTS.removeLast();
        return last.size() < 2 ? freshDepartment() : last.stream().map(t -> in(t[0], t[1])).toList();
    }

    private static Place in(String territory, String department) {
        JsonNode communes = Api.json(Api.admin().get("/v1/communes?limit=1&territory={t}", territory));
        return new Place(communes.at("/items/0/insee").textValue(), territory, department);
    }

    private static void readOnce() {
        if (!read) {
            Map<String, List<String[]>> byDepartment = new TreeMap<>();
            for (JsonNode territory : Api.all("/v1/territories", Map.of())) {
                String department = territory.at("/department/code").textValue();
                byDepartment.computeIfAbsent(department, d -> new ArrayList<>())
                        .add(new String[] {territory.path("code").textValue(), department});
            }
            byDepartment.keySet().removeAll(NAMED);
            DEPARTMENTS.addAll(byDepartment.values());
            read = true;
        }
    }
}
