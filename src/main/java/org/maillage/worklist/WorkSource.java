package org.maillage.worklist;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A kind of work. Each bean with this interface adds its items to the work list, those that the caller of the request may see; it
 * sends the same number of statements whatever there is.
 */
public interface WorkSource {

    /**
     * How much waits.
     *
     * @param first when the most urgent is due; null: nothing waits, or nobody knows
     */
    record Count(long items, LocalDate first) {
    }

    WorkKind kind();

    /** What waits, in any order: at least the first {@link Wanted#most} of those that {@link Wanted#reaches}. */
    List<WorkItem> items(Wanted wanted);

    /** How many items there are, on all pages. */
    default Count count(Wanted wanted) {
        List<WorkItem> items = items(wanted);
        return new Count(items.size(), items.stream().map(WorkItem::dueOn).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null));
    }

    /** These items of its own, that are answered, with what would be too costly to ask for the others. */
    default List<WorkItem> completed(List<WorkItem> page, Wanted wanted) {
        return page;
    }
}
