package org.maillage.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.worklist.Wanted;
import org.maillage.worklist.WorkItem;
import org.maillage.worklist.WorkKind;
import org.maillage.worklist.WorkSource;

/** Erasures that wait for the end of a legal hold: the persons must be told (domain.md, case 37). */
@ApplicationScoped
class DeferredErasures implements WorkSource {

    private final SeenIds seen;

    DeferredErasures(SeenIds seen) {
        this.seen = seen;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.ERASURE_DEFERRED;
    }

    @Override
    public List<WorkItem> items(Wanted wanted) {
        List<UUID> persons = seen.where("e.id in (select r.beneficiaryId from ErasureRequest r)", wanted);
        Map<UUID, LocalDate> ends = LegalHold.ends(persons, wanted.asOf());
        return persons.stream().map(person -> WorkItem.about(person, kind(), ends.getOrDefault(person, wanted.asOf()), wanted.locale())).toList();
    }
}
