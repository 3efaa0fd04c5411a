package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.maillage.access.Names;
import org.maillage.access.Scope;
import org.maillage.employer.Siret;
import org.maillage.territory.Commune;
import org.maillage.web.Bodies;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Refused;
import org.maillage.web.Today;
import org.maillage.web.Versioned;

/**
 * Organisations of the shared directory. One is known by its external id, else by its SIRET, else by its name with its kind and commune:
 * an office that has nothing but a list needs no identifiers of its own.
 *
 * @param <E> the organisation
 * @param <I> what a client says of it
 */
abstract class DirectoryIntake<E extends Versioned & ExternallyNamed, I extends Record> extends PutIntake<DirectoryIntake.Directory> {

    private static final List<String> COLUMNS = List.of("name", "kind", "siret", "commune", "email", "phone");

    /** An organisation, as far as it is told from others. */
    record Entry(UUID id, String name, String kind, String siret, String commune) {

        boolean has(String number) {
            return number != null && number.equals(siret);
        }

        /** The same name, where nothing else tells that it is another one. */
        boolean named(Line line) {
            return Columns.key(name).equals(Columns.key(line.text("name"))) && fits(siret, line.text("siret")) && fits(commune, line.text("commune"));
        }

        private static boolean fits(String known, String said) {
            return known == null || said == null || known.equals(said);
        }
    }

    /** Those that the lines of a chunk may be, and those that they made. */
    record Directory(List<Entry> entries) {
    }

    private final Class<E> entity;
    private final Class<I> input;
    private final Named named;
    private final Names names;
    private final Today today;

    DirectoryIntake(Class<E> entity, Class<I> input, ObjectMapper mapper, Bodies bodies, Named named, Names names, Today today) {
        super(mapper, bodies);
        this.entity = entity;
        this.input = input;
        this.named = named;
        this.names = names;
        this.today = today;
    }

    /** HQL: id, name, kind, SIRET, commune. */
    abstract String columns();

    /** HQL conditions on {@code e}, each with the column whose values are its parameter {@code :wanted}. */
    abstract Map<String, String> conditions();

    abstract I inputOf(E known);

    abstract E register(I said, Scope scope);

    abstract Put<E> put(ExternalId name, I said, Scope scope);

    abstract Put<E> put(E known, I said, Scope scope);

    @Override
    public Class<E> entity() {
        return entity;
    }

    @Override
    public Class<I> body() {
        return input;
    }

    /** Another legal unit, or, where no SIRET tells, one of another name and another kind. */
    @Override
    void requireSame(Line line, Directory directory, String source, Scope scope) {
        E known = ours(line, scope);
        ObjectNode said = object();
        identify(said, line, source);
        if (known == null && said.has("externalIds")) {
            known = names.find(entity, ExternalNames.first(said), scope);
        }
        JsonNode now = known == null ? object() : array(List.of(inputOf(known))).get(0);
        String siret = now.path("siret").asText("");
        boolean told = line.text("siret") != null && line.text("siret").matches(Siret.FORM) && now.hasNonNull("siret");
        boolean renamed = line.text("name") != null && line.text("kind") != null && !Columns.key(line.text("name")).equals(Columns.key(now.path("name").asText()))
                && !line.text("kind").equals(now.path("kind").asText());
        if (known != null && (told ? !Siret.siren(line.text("siret")).equals(Siret.siren(siret)) : renamed)) {
            throw Refused.because(ImportProblem.IDENTITY_CONFLICT, known.id.toString()).fault(Refused.In.POINTER,
                    "/" + (line.fields().has(RecordIds.ID) ? RecordIds.ID : "externalId"), "another-organisation", now.path("name").asText(),
                    siret.isEmpty() ? known.id.toString() : siret);
        }
    }

    @Override
    Directory prepare(List<Line> lines, String source, Scope scope) {
        List<E> known = names.lookAhead(entity, names(lines, source), scope);
        Map<UUID, Entry> entries = new HashMap<>();
        conditions().forEach((condition, column) -> entries(condition, Named.texts(lines, column), scope).forEach(entry -> entries.put(entry.id(), entry)));
        Collection<UUID> all = Named.ids(lines, RecordIds.ID);
        all.addAll(entries.keySet());
        List<E> found = named.lookAhead(entity, all, scope);
        Set<String> communes = Named.texts(lines, "commune");
        List.of(known, found).forEach(some -> some.stream().map(this::commune).filter(Objects::nonNull).forEach(communes::add));
        Commune.lookAhead(communes, today.get());
        return new Directory(new ArrayList<>(entries.values()));
    }

    abstract String commune(E known);

    private List<Entry> entries(String condition, Set<String> wanted, Scope scope) {
        return named.rows("select " + columns() + " from " + entity.getSimpleName() + " e where " + condition, entity, scope, Map.of("wanted", wanted)).stream()
                .map(row -> new Entry((UUID) row[0], (String) row[1], row[2].toString(), (String) row[3], (String) row[4])).toList();
    }

    @Override
    List<Statement> statements(Line line, Directory directory, String source, Scope scope) {
        ObjectNode said = object();
        identify(said, line, source);
        if (said.has("externalIds")) {
            ExternalId name = ExternalNames.first(said);
            return List.of(Statement.of(line, COLUMNS, name.source(), name.id()));
        }
        return List.of(line.text("siret") != null ? Statement.of(line, COLUMNS, "siret", line.text("siret"))
                : Statement.of(line, COLUMNS, Columns.key(Objects.requireNonNullElse(line.text("name"), "")), line.text("kind"), line.text("commune")));
    }

    @Override
    Supplier<LineResult> read(Line line, Directory directory, String source, Scope scope) {
        E ours = ours(line, scope);
        ObjectNode said = without(line, List.of());
        if (ours == null) {
            identify(said, line, source);
        }
        ExternalId name = said.has("externalIds") ? ExternalNames.first(said) : null;
        E byName = name == null ? null : names.find(entity, name, scope);
        E known = ours != null ? ours : byName != null ? byName : found(line, directory, name != null, scope);
        I wanted = merged(known == null ? null : inputOf(known), said, input, scope);
        return () -> {
            Put<E> put = byName != null || known == null && name != null ? put(name, wanted, scope) : known != null ? put(known, wanted, scope)
                    : new Put<>(register(wanted, scope), Outcome.CREATED);
            if (put.outcome() == Outcome.CREATED) {
                directory.entries().add(new Entry(put.entity().id, line.text("name"), line.text("kind"), line.text("siret"), commune(put.entity())));
            }
            return result(line, put);
        };
    }

    /** The organisation that the line is by our id; null: it has none. */
    private E ours(Line line, Scope scope) {
        return line.fields().has(RecordIds.ID) ? named.own(entity, line, scope) : null;
    }

    /**
     * The organisation that the line means without saying an identifier that is known; null: it is a new one.
     *
     * @param identified whether the line has an identifier of its own: then a name alone is not enough
     * @throws Refused 422 {@code reference-ambiguous} where several have the name, or one of another kind
     */
    private E found(Line line, Directory directory, boolean identified, Scope scope) {
        List<Entry> bySiret = directory.entries().stream().filter(entry -> entry.has(line.text("siret"))).toList();
        if (!bySiret.isEmpty()) {
            return named.find(entity, bySiret.get(0).id(), scope);
        }
        if (identified || line.text("name") == null) {
            return null;
        }
        List<Entry> byName = directory.entries().stream().filter(entry -> entry.named(line)).toList();
        JsonNode kind = line.fields().path("kind");
        List<Entry> ofKind = byName.stream().filter(entry -> kind.isMissingNode() || entry.kind().equals(kind.asText())).toList();
        if (ofKind.size() > 1 || ofKind.isEmpty() && !byName.isEmpty()) {
            throw Refused.because(ImportProblem.REFERENCE_AMBIGUOUS).fault(Refused.In.POINTER, ofKind.isEmpty() ? "/kind" : "/name",
                    ofKind.isEmpty() ? "name-of-another-kind" : "several-of-the-name");
        }
        return ofKind.isEmpty() ? null : named.find(entity, ofKind.get(0).id(), scope);
    }
}
