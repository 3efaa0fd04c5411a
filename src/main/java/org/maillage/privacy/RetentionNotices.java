package org.maillage.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.web.Today;
import org.maillage.worklist.WorkItem;
import org.maillage.worklist.WorkKind;

/** Persons who go soon, unless somebody works with them again. */
@ApplicationScoped
class RetentionNotices implements WorkItem.Source {

    private final Retention retention;
    private final SeenIds seen;
    private final Today today;

    RetentionNotices(Retention retention, SeenIds seen, Today today) {
        this.retention = retention;
        this.seen = seen;
        this.today = today;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.RETENTION_NOTICE;
    }

    @Override
    public List<WorkItem> items(String territory, Locale locale) {
        LocalDate day = today.get();
        List<Due> due = retention.of(seen.where("e.retentionNoticedOn is not null", territory), day);
        Set<UUID> held = LegalHold.operations(due.stream().map(Due::person).toList(), day).stream().map(row -> (UUID) row[0])
                .collect(Collectors.toCollection(HashSet::new));
        return due.stream().filter(one -> !held.contains(one.person()))
                .map(one -> WorkItem.about(one.person(), kind(), one.goesOn(day), locale)).toList();
    }
}
