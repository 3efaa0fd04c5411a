package org.maillage.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.maillage.web.Today;
import org.maillage.worklist.WorkItem;
import org.maillage.worklist.WorkKind;

/** Erasures that wait for the end of a legal hold: the persons must be told (domain.md, case 37). */
@ApplicationScoped
class DeferredErasures implements WorkItem.Source {

    private final SeenIds seen;
    private final Today today;

    DeferredErasures(SeenIds seen, Today today) {
        this.seen = seen;
        this.today = today;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.ERASURE_DEFERRED;
    }

    @Override
    public List<WorkItem> items(String territory, Locale locale) {
        return seen.where("e.id in (select r.beneficiaryId from ErasureRequest r)", territory).stream()
                .map(person -> WorkItem.about(person, kind(), end(person), locale)).toList();
    }

    private LocalDate end(UUID person) {
        return Erasure.end(LegalHold.on(person, today.get()), today.get());
    }
}
