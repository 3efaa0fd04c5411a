package org.maillage.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.worklist.Wanted;
import org.maillage.worklist.WorkItem;
import org.maillage.worklist.WorkKind;
import org.maillage.worklist.WorkSource;

/** Persons who go soon, unless somebody works with them again. */
@ApplicationScoped
class RetentionNotices implements WorkSource {

    private final Retention retention;
    private final SeenIds seen;

    RetentionNotices(Retention retention, SeenIds seen) {
        this.retention = retention;
        this.seen = seen;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.RETENTION_NOTICE;
    }

    @Override
    public List<WorkItem> items(Wanted wanted) {
        LocalDate day = wanted.asOf();
        List<Due> due = retention.of(seen.where("e.retentionNoticedOn is not null", wanted), day);
        Set<UUID> held = LegalHold.operations(due.stream().map(Due::person).toList(), day).stream().map(row -> (UUID) row[0])
                .collect(Collectors.toCollection(HashSet::new));
        return due.stream().filter(one -> !held.contains(one.person()))
                .map(one -> WorkItem.about(one.person(), kind(), one.goesOn(day), wanted.locale())).toList();
    }
}
