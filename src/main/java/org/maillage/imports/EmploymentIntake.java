package org.maillage.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.access.Names;
import org.maillage.access.Scope;
import org.maillage.employment.Employment;
import org.maillage.employment.EmploymentInput;
import org.maillage.employment.EmploymentRegister;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Refused;

/** Employments; they name the person by its external id and the employers by theirs or by SIRET. */
@Singleton
class EmploymentIntake extends PutIntake<Map<String, UUID>> {

    private static final List<String> TAKEN = List.of("beneficiaryExternalId", "employerExternalId", "employerSiret", "userEmployerSiret");

    private final Named named;
    private final Names names;
    private final EmploymentRegister employments;

    EmploymentIntake(ObjectMapper mapper, Bodies bodies, Named named, Names names, EmploymentRegister employments) {
        super(mapper, bodies);
        this.named = named;
        this.names = names;
        this.employments = employments;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.EMPLOYMENTS;
    }

    @Override
    Map<String, UUID> prepare(List<Line> lines, String source, Scope scope) {
        Map<String, UUID> sirets = new HashMap<>(EmployerIntake.sirets(named, lines, "employerSiret", scope));
        sirets.putAll(EmployerIntake.sirets(named, lines, "userEmployerSiret", scope));
        return sirets;
    }

    @Override
    LineResult put(Line line, Map<String, UUID> sirets, String source, Scope scope) {
        ObjectNode said = without(line, TAKEN);
        ExternalNames.into(said, line, source);
        set(said, "beneficiaryId", reference(line, "beneficiaryExternalId", source));
        set(said, "employerId", reference(line, "employerExternalId", source));
        bySiret(line, "employerSiret", sirets, said, "employerId");
        bySiret(line, "userEmployerSiret", sirets, said, "userEmployerId");
        ExternalId name = ExternalNames.first(said);
        Employment known = names.find(Employment.class, name, scope);
        EmploymentInput before = known == null ? null : EmploymentInput.of(known);
        return result(line, employments.put(name, merged(before, said, EmploymentInput.class, scope), scope));
    }

    /** @throws Refused 422 for a SIRET that no employer has */
    static void bySiret(Line line, String field, Map<String, UUID> sirets, ObjectNode said, String into) {
        String siret = line.text(field);
        if (siret == null || said.has(into)) {
            return;
        }
        if (!sirets.containsKey(siret)) {
            throw Refused.because(CommonProblem.REFERENCE_UNKNOWN).at("/" + field);
        }
        said.put(into, sirets.get(siret).toString());
    }
}
