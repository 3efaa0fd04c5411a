package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.maillage.access.Caller;
import org.maillage.access.Names;
import org.maillage.access.Permission;
import org.maillage.access.Scope;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.BeneficiaryInput;
import org.maillage.beneficiary.BeneficiaryRegister;
import org.maillage.beneficiary.Criterion;
import org.maillage.beneficiary.Eligibility;
import org.maillage.beneficiary.EligibilityCriterion;
import org.maillage.beneficiary.EligibilityInput;
import org.maillage.beneficiary.EligibilityRegister;
import org.maillage.beneficiary.Homonyms;
import org.maillage.beneficiary.PersonIdentity;
import org.maillage.beneficiary.Prescriber;
import org.maillage.territory.Commune;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/**
 * Persons, by our id, by their external id, or by names and birth date. The criteria of a line are proposed, not decided: who has no decision yet gets one that is pending, for a facilitator to
 * look at.
 */
@Singleton
class BeneficiaryIntake extends PutIntake<BeneficiaryIntake.Prepared> {

    private static final List<String> TAKEN = List.of("franceTravailId", "prescriber", "criteria", PersonCells.FULL_NAME);
    private static final String FRANCE_TRAVAIL = "FRANCE-TRAVAIL";

    /** What every line of a person says alike. */
    private static final List<String> SAID_ONCE = List.of("lastName", "firstName", PersonCells.FULL_NAME, "birthName", "birthDate", "sex", "email", "phone",
            "commune", "qpv", "educationLevel", "franceTravailId", "prescriber", "prescriberId", "referent", "referentAccount", "territory", "criteria");

    /** @param decisions of persons who are there, whether there is a decision on them */
    record Prepared(Map<UUID, Boolean> decisions, Homonyms homonyms, Map<String, Set<UUID>> prescribers) {
    }

    private final Named named;
    private final Names names;
    private final Sight sight;
    private final BeneficiaryRegister persons;
    private final EligibilityRegister eligibilities;
    private final Caller caller;
    private final Today today;

    BeneficiaryIntake(ObjectMapper mapper, Bodies bodies, Named named, Names names, Sight sight, BeneficiaryRegister persons, EligibilityRegister eligibilities,
                      Caller caller, Today today) {
        super(mapper, bodies);
        this.named = named;
        this.names = names;
        this.sight = sight;
        this.persons = persons;
        this.eligibilities = eligibilities;
        this.caller = caller;
        this.today = today;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.BENEFICIARIES;
    }

    @Override
    public Class<Beneficiary> entity() {
        return Beneficiary.class;
    }

    @Override
    public Class<BeneficiaryInput> body() {
        return BeneficiaryInput.class;
    }

    @Override
    Prepared prepare(List<Line> lines, String source, Scope scope) {
        List<Beneficiary> known = new ArrayList<>(names.lookAhead(Beneficiary.class, names(lines, line -> nameOf(line, source, scope)), scope));
        known.addAll(named.own(Beneficiary.class, lines, scope));
        Homonyms homonyms = Homonyms.of(lines.stream().map(PersonCells::sought).filter(Objects::nonNull).toList(), sight.rows(Beneficiary.class));
        known.addAll(sight.lookAhead(Beneficiary.class, homonyms.ids(), scope));
        named.lookAhead(Prescriber.class, lines, source, scope, "prescriber", "prescriberId");
        Set<String> communes = Named.texts(lines, "commune");
        known.stream().map(person -> person.commune).filter(Objects::nonNull).forEach(communes::add);
        Commune.lookAhead(communes, today.get());
        List<UUID> decided = Eligibility.decided(known.stream().map(person -> person.id).distinct().toList());
        Map<UUID, Boolean> decisions = new HashMap<>();
        known.forEach(person -> decisions.put(person.id, decided.contains(person.id)));
        return new Prepared(decisions, homonyms, named.byName(Prescriber.class, lines, "prescriber", scope));
    }

    @Override
    void requireSame(Line line, Prepared prepared, String source, Scope scope) {
        Beneficiary known = known(line, prepared, source, scope);
        if (known != null && PersonCells.exclude(line, PersonIdentity.of(known))) {
            throw Refused.because(ImportProblem.IDENTITY_CONFLICT, known.id.toString()).fault(Refused.In.POINTER, "/" + column(line), "another-person", known.id.toString());
        }
    }

    @Override
    boolean corrects() {
        return true;
    }

    @Override
    List<Statement> statements(Line line, Prepared prepared, String source, Scope scope) {
        ExternalId name = line.fields().has(RecordIds.ID) ? null : nameOf(line, source, scope);
        Homonyms.Sought sought = PersonCells.sought(line);
        if (name == null && sought == null && !line.fields().has(RecordIds.ID)) {
            return List.of();
        }
        Statement said = line.fields().has(RecordIds.ID) ? Statement.of(line, SAID_ONCE, RecordIds.ID, line.text(RecordIds.ID))
                : name != null ? Statement.of(line, SAID_ONCE, name.source(), name.id())
                : Statement.of(line, SAID_ONCE, new TreeSet<>(sought.keys()), sought.birthDate());
        // capitals and accents make no other name
        Map<String, String> fields = new TreeMap<>(said.fields());
        fields.replaceAll((column, text) -> column.endsWith("Name") ? Columns.key(text) : text);
        return List.of(new Statement(said.about(), fields, "externalId", Map.of()));
    }

    private static String column(Line line) {
        return line.fields().has(RecordIds.ID) ? RecordIds.ID : "externalId";
    }

    /** The external id of a line, or its number at France Travail where it has no other; null where it has none. */
    private static ExternalId nameOf(Line line, String source, Scope scope) {
        ObjectNode said = line.fields().objectNode();
        identifiers(said, line, source, scope);
        return ExternalNames.firstOrNull(said);
    }

    private static void identifiers(ObjectNode said, Line line, String source, Scope scope) {
        ExternalNames.into(said, line, source);
        if (line.fields().has("franceTravailId") && scope.ownSource(FRANCE_TRAVAIL)) {
            ArrayNode ids = said.withArray("externalIds");
            ids.addObject().put("source", FRANCE_TRAVAIL).set("id", line.fields().get("franceTravailId"));
        }
    }

    /**
     * Who the line is: by our id, by its external id, else the one person of these names and this birth date; null for nobody yet.
     *
     * @throws Refused where several persons fit, or the data of the one who fits is restricted
     */
    private Beneficiary known(Line line, Prepared prepared, String source, Scope scope) {
        if (line.fields().has(RecordIds.ID)) {
            return own(line, scope);
        }
        ExternalId name = nameOf(line, source, scope);
        Beneficiary known = name == null ? null : names.find(Beneficiary.class, name, scope);
        Homonyms.Sought sought = known != null || ExternalNames.any(line) ? null : PersonCells.sought(line);
        if (sought == null || prepared.homonyms().count(sought) == 0) {
            return known;
        }
        UUID only = prepared.homonyms().only(sought);
        if (only == null) {
            throw Refused.because(ImportProblem.PERSON_AMBIGUOUS).at("/" + PersonCells.column(line));
        }
        return unrestricted(only, scope);
    }

    private Beneficiary own(Line line, Scope scope) {
        UUID id = UUID.fromString(line.text(RecordIds.ID));
        Beneficiary own = sight.find(Beneficiary.class, id, scope);
        return own != null || sight.find(Beneficiary.class, id) == null ? named.own(Beneficiary.class, line, scope) : unrestricted(id, scope);
    }

    /** Whoever sees a person whose data is restricted may not write it. */
    private Beneficiary unrestricted(UUID seen, Scope scope) {
        Beneficiary person = sight.find(Beneficiary.class, seen, scope);
        if (person == null) {
            throw Beneficiary.restricted();
        }
        return person;
    }

    @Override
    Supplier<LineResult> read(Line line, Prepared prepared, String source, Scope scope) {
        Beneficiary known = known(line, prepared, source, scope);
        ObjectNode said = without(line, TAKEN);
        identifiers(said, line, source, scope);
        set(said, "prescriberId", prescriber(line, prepared, source, scope));
        if (known != null && !line.fields().has(RecordIds.ID) && nameOf(line, source, scope) == null) {
            // by these names it is known: capitals and missing accents do not change them, nor does the birth name the one that is used
            said.remove(List.of("lastName", "firstName"));
        } else {
            fullName(line, known, said);
        }
        if (known != null && livesAsBefore(known, said)) {
            said.remove("territory");
        }
        ExternalId name = line.fields().has(RecordIds.ID) ? null : ExternalNames.firstOrNull(said);
        BeneficiaryInput input = merged(known == null ? null : BeneficiaryInput.of(known), said, BeneficiaryInput.class, scope);
        return () -> put(line, name, known, input, prepared, scope);
    }

    /** Who proposed the person: by an identifier, else by its name. */
    private JsonNode prescriber(Line line, Prepared prepared, String source, Scope scope) {
        String said = line.text("prescriber");
        ExternalId name = said == null || Named.isId(said) || Named.sourceOf(line, source) == null ? null : new ExternalId(Named.sourceOf(line, source), said);
        UUID only = name != null && names.find(Prescriber.class, name, scope) != null ? null : Named.onlyOf(prepared.prescribers(), line, "prescriber");
        if (only == null && name == null && said != null && !Named.isId(said)) {
            throw Refused.because(CommonProblem.REFERENCE_UNKNOWN).at("/prescriber");
        }
        return only == null ? reference(line, "prescriber", source) : TextNode.valueOf(only.toString());
    }

    /** Names in one cell are taken apart where that is clear; of a person who has these names, they are as they were. */
    private static void fullName(Line line, Beneficiary known, ObjectNode said) {
        if (!PersonCells.column(line).equals(PersonCells.FULL_NAME)) {
            return;
        }
        FullName marked = FullName.marked(line.text(PersonCells.FULL_NAME));
        boolean same = known != null && PersonCells.readings(line).stream().anyMatch(one -> !Collections.disjoint(one.keys(), PersonIdentity.of(known).keys()));
        if (marked == null && !same) {
            throw Refused.because(ImportProblem.NAMES_IN_ONE_COLUMN).at("/" + PersonCells.FULL_NAME);
        }
        if (!same) {
            said.put("lastName", marked.lastName()).put("firstName", marked.firstName());
        }
    }

    /** An export tells the territory that follows from the commune, too: it is chosen only where it is another one. */
    private static boolean livesAsBefore(Beneficiary known, ObjectNode said) {
        return said.path("territory").asText().equals(known.territoryCode) && (!said.has("commune") || said.path("commune").asText().equals(known.commune));
    }

    private LineResult put(Line said, ExternalId name, Beneficiary known, BeneficiaryInput input, Prepared prepared, Scope scope) {
        Homonyms.Sought sought = PersonCells.sought(said);
        Put<Beneficiary> put = name == null || known != null && !ExternalNames.any(said) ? persons.put(known, input, scope) : persons.put(name, input, scope);
        boolean twice = put.outcome() == Outcome.CREATED && sought != null && prepared.homonyms().count(sought) > 0;
        Line line = twice ? said.warned(PersonCells.column(said), "possible-duplicate") : said;
        Map<UUID, Boolean> decisions = prepared.decisions();
        if (put.outcome() == Outcome.CREATED) {
            decisions.put(put.entity().id, false);
        }
        if (put.outcome() != Outcome.UNCHANGED) {
            prepared.homonyms().written(put.entity());
        }
        boolean proposed = line.fields().has("criteria") && after(put, () -> propose(put.entity(), line.fields().get("criteria"), decisions, scope));
        return proposed && put.outcome() == Outcome.UNCHANGED ? new LineResult(line, LineStatus.CHANGED, put.entity().id) : result(line, put);
    }

    /** Whether a decision was added; the first criterion is the principal one. */
    private boolean propose(Beneficiary person, JsonNode criteria, Map<UUID, Boolean> decisions, Scope scope) {
        ArrayNode held = object().arrayNode();
        criteria.forEach(criterion -> held.addObject().put("principal", held.size() == 1).set("criterion", criterion));
        EligibilityInput input = merged(null, object().put("decision", "PENDING").set("criteria", held), EligibilityInput.class, scope);
        boolean sensitive = input.criteria().stream().map(EligibilityCriterion::criterion).anyMatch(Criterion::sensitive);
        Eligibility.requirePermitted(sensitive, caller.may(Permission.SENSITIVE));
        if (decisions.computeIfAbsent(person.id, id -> !Eligibility.decided(List.of(id)).isEmpty())) {
            return false;
        }
        eligibilities.add(person, input);
        decisions.put(person.id, true);
        return true;
    }
}
