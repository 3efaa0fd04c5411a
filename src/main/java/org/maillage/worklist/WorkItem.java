package org.maillage.worklist;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.maillage.web.Messages;

/**
 * Something that waits to be done.
 *
 * @param dueOn  when; null: nobody knows yet
 * @param link   where what it is about can be read
 * @param action what to do, in words
 */
public record WorkItem(WorkKind kind, LocalDate dueOn, Subject subject, String link, String action) {

    /** The most urgent first. */
    static final Comparator<WorkItem> BY_URGENCY = Comparator.comparing(WorkItem::dueOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(item -> item.subject().id());

    /** What it is about. */
    public record Subject(String type, UUID id) {
    }

    /**
     * A kind of work. Each bean with this interface adds its items to the work list.
     */
    public interface Source {

        WorkKind kind();

        /** What waits for the caller of this request, about persons whom {@code territory} follows (null: all), in no order. */
        List<WorkItem> items(String territory, Locale locale);
    }

    /** Work about a person. */
    public static WorkItem about(UUID person, WorkKind kind, LocalDate dueOn, Locale locale) {
        return new WorkItem(kind, dueOn, new Subject("beneficiary", person), "/v1/beneficiaries/" + person,
                Messages.label(locale, "workKind", kind.name()));
    }
}
