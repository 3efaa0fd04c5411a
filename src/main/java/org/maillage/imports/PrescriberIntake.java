package org.maillage.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import org.maillage.access.Names;
import org.maillage.access.Scope;
import org.maillage.beneficiary.Prescriber;
import org.maillage.beneficiary.PrescriberInput;
import org.maillage.beneficiary.PrescriberRegister;
import org.maillage.web.Bodies;
import org.maillage.web.ExternalId;
import org.maillage.web.Put;
import org.maillage.web.Today;

/** Prescribers. */
@Singleton
class PrescriberIntake extends DirectoryIntake<Prescriber, PrescriberInput> {

    private final PrescriberRegister prescribers;

    PrescriberIntake(ObjectMapper mapper, Bodies bodies, Named named, Names names, PrescriberRegister prescribers, Today today) {
        super(Prescriber.class, PrescriberInput.class, mapper, bodies, named, names, today);
        this.prescribers = prescribers;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PRESCRIBERS;
    }

    @Override
    String columns() {
        return "e.id, e.name, e.kind, nullif(e.name, e.name), e.commune";
    }

    @Override
    Map<String, String> conditions() {
        return Map.of("e.name in :wanted", "name");
    }

    @Override
    String commune(Prescriber known) {
        return known.commune;
    }

    @Override
    PrescriberInput inputOf(Prescriber known) {
        return PrescriberInput.of(known);
    }

    @Override
    Prescriber register(PrescriberInput said, Scope scope) {
        return Prescriber.register(said, scope);
    }

    @Override
    Put<Prescriber> put(ExternalId name, PrescriberInput said, Scope scope) {
        return prescribers.put(name, said, scope);
    }

    @Override
    Put<Prescriber> put(Prescriber known, PrescriberInput said, Scope scope) {
        return prescribers.put(known, said, scope);
    }
}
