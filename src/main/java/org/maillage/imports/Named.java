package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.maillage.access.Names;
import org.maillage.access.Scope;
import org.maillage.access.Sight;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/** Finds what the lines of a chunk name, in a few statements for all of them, among what the sender sees. */
@ApplicationScoped
class Named {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final int AT_ONCE = 1_000;

    private final Sight sight;
    private final Names names;

    Named(Sight sight, Names names) {
        this.sight = sight;
        this.names = names;
    }

    /** Whether a text is an id of ours. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Looks up what the lines name in these fields, by its id or by an external one, so that it need not be asked for line by line. */
    <E extends Versioned & ExternallyNamed> void lookAhead(Class<E> entity, List<Line> lines, String source, Scope scope, String... fields) {
        Set<ExternalId> external = new HashSet<>();
        Set<UUID> ids = new HashSet<>();
        for (String field : fields) {
            external.addAll(names(lines, field, source));
            texts(lines, field).stream().filter(Named::isId).map(UUID::fromString).forEach(ids::add);
        }
        external.removeIf(name -> isId(name.id()));
        names.lookAhead(entity, external, scope);
        sight.lookAhead(entity, ids, scope);
    }

    /** Loads records whose ids were found, so that none is asked for by itself. */
    <E extends Versioned> List<E> lookAhead(Class<E> entity, Collection<UUID> ids, Scope scope) {
        return sight.lookAhead(entity, ids, scope);
    }

    /** The record with this id, or null when there is none within {@code scope}. */
    <E extends Versioned> E find(Class<E> entity, UUID id, Scope scope) {
        return sight.find(entity, id, scope);
    }

    /**
     * The record that a line names in one of two columns: by the identifier of another system, or by ours.
     *
     * @throws Refused 400 where it names none, 422 {@code reference-unknown} where there is none within {@code scope}
     */
    <E extends Versioned & ExternallyNamed> E one(Class<E> entity, Line line, String externally, String ours, String source, Scope scope) {
        String column = line.fields().hasNonNull(externally) ? externally : ours;
        if (!line.fields().hasNonNull(column)) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/" + externally, "required");
        }
        JsonNode said = PutIntake.reference(line, column, source);
        ExternalId name = said.isObject() ? name(said, source) : null;
        E found = name != null ? names.find(entity, name, scope) : said.isTextual() && isId(said.textValue())
                ? sight.find(entity, UUID.fromString(said.textValue()), scope) : null;
        if (found == null) {
            throw Refused.because(CommonProblem.REFERENCE_UNKNOWN).at("/" + column);
        }
        return found;
    }

    /** The ids of those whose name stands in a field of the lines, by their names, see {@link Columns#key}. */
    Map<String, Set<UUID>> byName(Class<? extends Versioned> entity, List<Line> lines, String field, Scope scope) {
        Map<String, Set<UUID>> found = new HashMap<>();
        rows("select e.name, e.id from " + entity.getSimpleName() + " e where e.name in :wanted", entity, scope, Map.of("wanted", texts(lines, field)))
                .forEach(row -> found.computeIfAbsent(Columns.key((String) row[0]), any -> new TreeSet<>()).add((UUID) row[1]));
        return found;
    }

    /** The one of these whose name stands in a field; null where it is empty or nobody has it. @throws Refused 422 where several have */
    static UUID onlyOf(Map<String, Set<UUID>> byName, Line line, String field) {
        Set<UUID> found = line.text(field) == null ? Set.of() : byName.getOrDefault(Columns.key(line.text(field)), Set.of());
        if (found.size() > 1) {
            throw Refused.because(ImportProblem.REFERENCE_AMBIGUOUS).fault(Refused.In.POINTER, "/" + field, "several-of-the-name");
        }
        return found.isEmpty() ? null : found.iterator().next();
    }

    /** The records of these names; what is not there, not seen, or of another's source is left out. */
    Map<ExternalId, UUID> byExternalId(Class<? extends Versioned> entity, Collection<ExternalId> names, Scope scope) {
        Map<ExternalId, UUID> found = new HashMap<>();
        Map<String, Set<String>> bySource = names.stream().filter(name -> scope.ownSource(name.source()))
                .collect(Collectors.groupingBy(ExternalId::source, Collectors.mapping(ExternalId::id, Collectors.toCollection(TreeSet::new))));
        bySource.forEach((source, ids) -> rows("select x.id, e.id from " + entity.getSimpleName()
                + " e join e.externalIds x where x.source = :source and x.id in :wanted", entity, scope, Map.of("source", source, "wanted", ids))
                .forEach(row -> found.put(new ExternalId(source, (String) row[0]), (UUID) row[1])));
        return found;
    }

    /** What has these names, seen or not; a statement for each source and 1,000 names. */
    static Map<ExternalId, UUID> holders(Class<? extends Versioned> entity, Collection<ExternalId> names) {
        Map<ExternalId, UUID> found = new HashMap<>();
        names.stream().collect(Collectors.groupingBy(ExternalId::source, Collectors.mapping(ExternalId::id, Collectors.toList())))
                .forEach((source, ids) -> {
                    for (int from = 0; from < ids.size(); from += AT_ONCE) {
                        ImportRun.getEntityManager().createQuery("select x.id, e.id from " + entity.getSimpleName()
                                + " e join e.externalIds x where x.source = :source and x.id in :ids", Object[].class).setParameter("source", source)
                                .setParameter("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE))).getResultStream()
                                .forEach(row -> found.put(new ExternalId(source, (String) row[0]), (UUID) row[1]));
                    }
                });
        return found;
    }

    /** What of an entity is within {@code scope}. */
    Restriction seen(Class<? extends Versioned> entity, Scope scope) {
        return sight.of(entity, scope);
    }

    /** The records that lines are by our own ids, looked up together; those within {@code scope}. */
    <E extends Versioned> List<E> own(Class<E> entity, List<Line> lines, Scope scope) {
        return sight.lookAhead(entity, texts(lines, RecordIds.ID).stream().filter(Named::isId).map(UUID::fromString).toList(), scope);
    }

    /** The record that a line is by our own id. @throws Refused 422 where it is not seen */
    <E extends Versioned> E own(Class<E> entity, Line line, Scope scope) {
        E own = sight.find(entity, UUID.fromString(line.text(RecordIds.ID)), scope);
        if (own == null) {
            throw Refused.because(CommonProblem.REFERENCE_UNKNOWN).at("/" + RecordIds.ID);
        }
        return own;
    }

    /** Rows of {@code hql}, whose last word is a condition on {@code e}. */
    List<Object[]> rows(String hql, Class<? extends Versioned> entity, Scope scope, Map<String, Object> parameters) {
        if (parameters.values().stream().anyMatch(value -> value instanceof Collection<?> some && some.isEmpty())) {
            return List.of();
        }
        Restriction seen = sight.of(entity, scope);
        TypedQuery<Object[]> query = ImportRun.getEntityManager().createQuery(hql + " and (" + seen.condition() + ")", Object[].class);
        parameters.forEach(query::setParameter);
        seen.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    /** {@code {source, id}}, or a text that is an id of the default source; null for anything else. */
    static ExternalId name(JsonNode said, String source) {
        if (said.isObject() && said.path("source").isTextual() && said.path("id").isTextual()) {
            return new ExternalId(said.path("source").textValue(), said.path("id").textValue());
        }
        return said.isTextual() && source != null ? new ExternalId(source, said.textValue()) : null;
    }

    /** The distinct values of a field that is a text. */
    static Set<String> texts(List<Line> lines, String field) {
        return lines.stream().map(line -> line.text(field)).filter(java.util.Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ids of ours that the lines give in a field. */
    static Set<UUID> ids(List<Line> lines, String field) {
        return texts(lines, field).stream().filter(Named::isId).map(UUID::fromString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names that the lines give in a field. */
    static List<ExternalId> names(List<Line> lines, String field, String source) {
        List<ExternalId> names = new ArrayList<>();
        lines.forEach(line -> {
            ExternalId name = name(line.fields().path(field), sourceOf(line, source));
            if (name != null) {
                names.add(name);
            }
        });
        return names;
    }

    /** The source that the line says, else that of the file. */
    static String sourceOf(Line line, String source) {
        return line.text("source") == null ? source : line.text("source");
    }
}
