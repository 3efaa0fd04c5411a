package org.maillage.sync;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.maillage.audit.OfPersons;

/**
 * Changes, and how to go on.
 *
 * @param next the cursor to send with the next request: always there
 * @param more whether there is something already
 */
public record ChangePage(List<ChangeView> items, String next, boolean more) implements OfPersons {

    static ChangePage of(Seen seen) {
        return new ChangePage(seen.changes().stream().map(ChangeView::of).toList(), Changes.cursor(seen.next()), seen.more());
    }

    @Override
    public Stream<UUID> personsOf() {
        return items.stream().map(ChangeView::personOf);
    }
}
