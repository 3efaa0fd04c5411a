package org.maillage.audit;

import java.io.IOException;
import java.io.OutputStream;
import org.maillage.web.Csv;
import org.maillage.web.Listing;

/** The trail as a file, without what changed: that stays where it is encrypted. Only what is whole is ended. */
final class AuditCsv {

    private AuditCsv() {
    }

    static void write(Listing.Pages<AuditEvent> pages, OutputStream out) throws IOException {
        Csv csv = new Csv(out);
        csv.row("id", "at", "actor", "name", "roles", "reason", "address", "action", "resource", "resourceId", "status", "requestId",
                "personId", "details");
        pages.forEach(page -> page.forEach(e -> csv.row(e.id, e.at, e.actorKey, e.actorName, e.roles, e.reason, e.address, e.action,
                e.resource, e.resourceId, e.status, e.requestId, e.personId, e.action.writes() ? null : e.details)));
        csv.close();
    }
}
