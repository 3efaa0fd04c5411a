package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
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
import org.maillage.web.Bodies;
import org.maillage.web.ExternalId;
import org.maillage.web.Put;

/**
 * Persons. The criteria of a line are proposed, not decided: who has no decision yet gets one that is pending, for a facilitator to
 * look at.
 */
@Singleton
class BeneficiaryIntake extends PutIntake<Void> {

    private static final List<String> TAKEN = List.of("franceTravailId", "prescriber", "criteria");
    private static final String FRANCE_TRAVAIL = "FRANCE-TRAVAIL";

    private final Names names;
    private final BeneficiaryRegister persons;
    private final EligibilityRegister eligibilities;
    private final Caller caller;

    BeneficiaryIntake(ObjectMapper mapper, Bodies bodies, Names names, BeneficiaryRegister persons, EligibilityRegister eligibilities, Caller caller) {
        super(mapper, bodies);
        this.names = names;
        this.persons = persons;
        this.eligibilities = eligibilities;
        this.caller = caller;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.BENEFICIARIES;
    }

    @Override
    Void prepare(List<Line> lines, String source, Scope scope) {
        return null;
    }

    @Override
    LineResult put(Line line, Void prepared, String source, Scope scope) {
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
        Put<Beneficiary> put = persons.put(name, input, scope);
        boolean proposed = line.fields().has("criteria") && propose(put.entity(), line.fields().get("criteria"), scope);
        return proposed && status(put.outcome()) == LineStatus.UNCHANGED ? new LineResult(line, LineStatus.CHANGED, put.entity().id, null)
                : result(line, put);
    }

    /** Whether a decision was added; the first criterion is the principal one. */
    private boolean propose(Beneficiary person, JsonNode criteria, Scope scope) {
        ArrayNode held = object().arrayNode();
        criteria.forEach(criterion -> held.addObject().put("principal", held.size() == 1).set("criterion", criterion));
        EligibilityInput input = merged(null, object().put("decision", "PENDING").set("criteria", held), EligibilityInput.class, scope);
        boolean sensitive = input.criteria().stream().map(EligibilityCriterion::criterion).anyMatch(Criterion::sensitive);
        Eligibility.requirePermitted(sensitive, caller.may(Permission.SENSITIVE));
        if (Eligibility.count("beneficiary", person) > 0) {
            return false;
        }
        eligibilities.add(person, input);
        return true;
    }
}
