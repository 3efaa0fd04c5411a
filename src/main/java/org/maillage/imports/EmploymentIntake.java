package org.maillage.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.maillage.access.Names;
import org.maillage.access.Scope;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employer.Employer;
import org.maillage.employment.Employment;
import org.maillage.employment.EmploymentInput;
import org.maillage.employment.EmploymentRegister;
import org.maillage.territory.Commune;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** Employments; they name the person by its external id and the employers by theirs or by SIRET. */
@Singleton
class EmploymentIntake extends PutIntake<Map<String, UUID>> {

    private static final List<String> TAKEN = List.of("beneficiaryExternalId", "employerExternalId", "employerSiret", "userEmployerSiret");

    private final Named named;
    private final Names names;
    private final EmploymentRegister employments;
    private final Today today;

    EmploymentIntake(ObjectMapper mapper, Bodies bodies, Named named, Names names, EmploymentRegister employments, Today today) {
        super(mapper, bodies);
        this.named = named;
        this.names = names;
        this.employments = employments;
        this.today = today;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.EMPLOYMENTS;
    }

    @Override
    Map<String, UUID> prepare(List<Line> lines, String source, Scope scope) {
        List<Employment> known = names.lookAhead(Employment.class, names(lines, source), scope);
        named.lookAhead(Beneficiary.class, lines, source, scope, "beneficiaryExternalId", "beneficiaryId");
        named.lookAhead(Employer.class, lines, source, scope, "employerExternalId", "employerId", "userEmployerId");
        Set<String> communes = Named.texts(lines, "commune");
        known.stream().map(employment -> employment.commune).filter(Objects::nonNull).forEach(communes::add);
        Commune.lookAhead(communes, today.get());
        Map<String, UUID> sirets = new HashMap<>(EmployerIntake.sirets(named, lines, "employerSiret", scope));
        sirets.putAll(EmployerIntake.sirets(named, lines, "userEmployerSiret", scope));
        named.lookAhead(Employer.class, sirets.values(), scope);
        return sirets;
    }

    @Override
    Supplier<LineResult> read(Line line, Map<String, UUID> sirets, String source, Scope scope) {
        ObjectNode said = without(line, TAKEN);
        identify(said, line, source);
        set(said, "beneficiaryId", reference(line, "beneficiaryExternalId", source));
        set(said, "employerId", reference(line, "employerExternalId", source));
        bySiret(line, "employerSiret", sirets, said, "employerId");
        bySiret(line, "userEmployerSiret", sirets, said, "userEmployerId");
        ExternalId name = ExternalNames.first(said);
        Employment known = names.find(Employment.class, name, scope);
        EmploymentInput input = merged(known == null ? null : EmploymentInput.of(known), said, EmploymentInput.class, scope);
        return () -> result(line, employments.put(name, input, scope));
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
