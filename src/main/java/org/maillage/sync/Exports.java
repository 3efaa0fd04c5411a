package org.maillage.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.maillage.access.Account;
import org.maillage.web.Snapshot;

/** Makes exports. */
@ApplicationScoped
class Exports {

    private final Viewer viewer;
    private final Snapshot snapshot;
    private final ObjectMapper mapper;

    Exports(Viewer viewer, Snapshot snapshot, ObjectMapper mapper) {
        this.viewer = viewer;
        this.snapshot = snapshot;
        this.mapper = mapper;
    }

    /** All of a kind that the account sees. @param after those after this id; null: from the first */
    Export of(Kind kind, Account account, UUID after) {
        return new Export(kind, account, after, viewer, snapshot, mapper);
    }
}
