package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.maillage.access.Caller;
import org.maillage.access.Names;
import org.maillage.access.Permission;
import org.maillage.access.Scope;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.BeneficiaryInput;
import org.maillage.beneficiary.BeneficiaryRegister;
import org.maillage.beneficiary.Criterion;
import org.maillage.beneficiary.Eligibility;
import org.maillage.beneficiary.EligibilityCriterion;
import org.maillage.beneficiary.EligibilityInput;
import org.maillage.beneficiary.EligibilityRegister;
import org.maillage.beneficiary.Prescriber;
import org.maillage.territory.Commune;
import org.maillage.web.Bodies;
import org.maillage.web.ExternalId;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Today;

/**
 * Persons. The criteria of a line are proposed, not decided: who has no decision yet gets one that is pending, for a facilitator to
 * look at.
 */
@Singleton
class BeneficiaryIntake extends PutIntake<Map<UUID, Boolean>> {

    private static final List<String> TAKEN = List.of("franceTravailId", "prescriber", "criteria");
    private static final String FRANCE_TRAVAIL = "FRANCE-TRAVAIL";

    private final Named named;
    private final Names names;
    private final BeneficiaryRegister persons;
    private final EligibilityRegister eligibilities;
    private final Caller caller;
    private final Today today;

    BeneficiaryIntake(ObjectMapper mapper, Bodies bodies, Named named, Names names, BeneficiaryRegister persons, EligibilityRegister eligibilities,
                      Caller caller, Today today) {
        super(mapper, bodies);
        this.named = named;
        this.names = names;
        this.persons = persons;
        this.eligibilities = eligibilities;
        this.caller = caller;
        this.today = today;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.BENEFICIARIES;
    }

    /** Of persons who are there, whether there is a decision on them. */
    @Override
    Map<UUID, Boolean> prepare(List<Line> lines, String source, Scope scope) {
        List<Beneficiary> known = names.lookAhead(Beneficiary.class, names(lines, source), scope);
        named.lookAhead(Prescriber.class, lines, source, scope, "prescriber", "prescriberId");
        Set<String> communes = Named.texts(lines, "commune");
        known.stream().map(person -> person.commune).filter(Objects::nonNull).forEach(communes::add);
        Commune.lookAhead(communes, today.get());
        List<UUID> decided = Eligibility.decided(known.stream().map(person -> person.id).toList());
        Map<UUID, Boolean> decisions = new HashMap<>();
        known.forEach(person -> decisions.put(person.id, decided.contains(person.id)));
        return decisions;
    }

    @Override
    Supplier<LineResult> read(Line line, Map<UUID, Boolean> decisions, String source, Scope scope) {
        ObjectNode said = without(line, TAKEN);
        ExternalNames.into(said, line, source);
        if (line.fields().has("franceTravailId") && scope.ownSource(FRANCE_TRAVAIL)) {
            ArrayNode ids = said.withArray("externalIds");
            ids.addObject().put("source", FRANCE_TRAVAIL).set("id", line.fields().get("franceTravailId"));
        }
        set(said, "prescriberId", reference(line, "prescriber", source));
        ExternalId name = ExternalNames.first(said);
        Beneficiary known = names.find(Beneficiary.class, name, scope);
        BeneficiaryInput input = merged(known == null ? null : BeneficiaryInput.of(known), said, BeneficiaryInput.class, scope);
        return () -> put(line, name, input, decisions, scope);
    }

    private LineResult put(Line line, ExternalId name, BeneficiaryInput input, Map<UUID, Boolean> decisions, Scope scope) {
        Put<Beneficiary> put = persons.put(name, input, scope);
        if (put.outcome() == Outcome.CREATED) {
            decisions.put(put.entity().id, false);
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
