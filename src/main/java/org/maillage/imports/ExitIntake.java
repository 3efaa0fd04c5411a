package org.maillage.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.maillage.access.Scope;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employment.Employment;
import org.maillage.employment.Exit;
import org.maillage.employment.ExitInput;
import org.maillage.employment.ExitRegister;
import org.maillage.employment.Spell;
import org.maillage.web.Bodies;
import org.maillage.web.Outcome;
import org.maillage.web.Put;

/** What became of persons. An exit is known by our id, else by its person, its milestone and the stretch of employments that it closes. */
@Singleton
class ExitIntake extends PersonIntake<Exit, ExitIntake.Pathways> {

    private static final List<String> TAKEN = List.of("employmentExternalId", "entryOn");

    /** The exits of the persons of a chunk and the stretches of employments that they close. */
    record Pathways(Map<UUID, Exit> byId, Map<UUID, List<Exit>> exits, Map<UUID, List<Spell>> spells) {

        Exit at(Beneficiary person, String milestone, Spell spell) {
            return spell == null ? null : exits.getOrDefault(person.id, List.of()).stream()
                    .filter(exit -> exit.milestone.name().equals(milestone) && spell(person, exit.entryOn) == spell).findFirst().orElse(null);
        }

        Spell spell(Beneficiary person, LocalDate day) {
            return day == null ? null : Spell.at(spells.getOrDefault(person.id, List.of()), day);
        }
    }

    private final Named named;
    private final ExitRegister exits;

    ExitIntake(ObjectMapper mapper, Bodies bodies, Named named, ExitRegister exits) {
        super(mapper, bodies, named);
        this.named = named;
        this.exits = exits;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.EXITS;
    }

    @Override
    public Class<Exit> entity() {
        return Exit.class;
    }

    @Override
    public Class<ExitInput> body() {
        return ExitInput.class;
    }

    @Override
    Pathways prepare(List<Line> lines, String source, Scope scope) {
        named.lookAhead(Employment.class, lines, source, scope, "employmentExternalId", "employmentId");
        Map<UUID, Exit> byId = Exit.withIds(Named.ids(lines, "id")).stream().collect(Collectors.toMap(one -> one.id, one -> one));
        Set<UUID> persons = persons(lines, byId, source, scope);
        Map<UUID, List<Exit>> byPerson = new HashMap<>();
        Exit.ofPersons(persons).forEach(exit -> byPerson.computeIfAbsent(exit.beneficiary.id, id -> new ArrayList<>()).add(exit));
        Map<UUID, List<Spell>> spells = new HashMap<>();
        Employment.ofPersons(persons).stream().collect(Collectors.groupingBy(one -> one.beneficiary.id))
                .forEach((person, employments) -> spells.put(person, Spell.of(employments, Spell.gapMonths())));
        return new Pathways(byId, byPerson, spells);
    }

    @Override
    List<Statement> statements(Line line, Pathways pathways, String source, Scope scope) {
        Exit known = known(line, pathways.byId(), scope);
        if (known != null) {
            return List.of(Statement.once("id", known.id));
        }
        Beneficiary person = person(line, null, source, scope);
        Spell spell = pathways.spell(person, day(line));
        return List.of(Statement.once("milestone", person.id, line.text("milestone"), spell == null ? day(line) : spell.start()));
    }

    @Override
    Supplier<LineResult> read(Line line, Pathways pathways, String source, Scope scope) {
        Exit byId = known(line, pathways.byId(), scope);
        Beneficiary person = person(line, byId, source, scope);
        Exit known = byId != null ? byId : pathways.at(person, line.text("milestone"), pathways.spell(person, day(line)));
        ObjectNode said = without(line, TAKEN).without(NAMING);
        set(said, "employmentId", reference(line, "employmentExternalId", source));
        if (known == null || byId != null && pathways.spell(person, known.entryOn) != pathways.spell(person, day(line))) {
            set(said, "entryOn", line.fields().get("entryOn"));
        }
        ExitInput input = merged(known == null ? null : ExitInput.of(known), said, ExitInput.class, scope);
        return () -> {
            Put<Exit> put = known == null ? new Put<>(exits.add(person, input), Outcome.CREATED) : exits.put(known, input);
            if (known == null) {
                pathways.exits().computeIfAbsent(person.id, id -> new ArrayList<>()).add(put.entity());
            }
            return result(line, put);
        };
    }

    /** A day of the stretch of employments that the line means. */
    private static LocalDate day(Line line) {
        String day = line.text("entryOn") == null ? line.text("observedOn") : line.text("entryOn");
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeException toldWithTheLine) {
            return null;
        }
    }
}
