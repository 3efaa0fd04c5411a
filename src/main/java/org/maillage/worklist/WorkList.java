package org.maillage.worklist;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.maillage.worklist.WorkSource.Count;

/** All kinds of work together, the most urgent first. */
@ApplicationScoped
class WorkList {

    /**
     * A part of the list.
     *
     * @param next where the next part begins; null: there is none
     */
    record Part(List<WorkItem> items, Position next) {
    }

    /** Nothing at all. */
    static final Part NONE = new Part(List.of(), null);

    private final List<WorkSource> sources;
    private final Names names;

    WorkList(@All List<WorkSource> sources, Names names) {
        this.sources = sources.stream().sorted(Comparator.comparing(WorkSource::kind)).toList();
        this.names = names;
    }

    /** @param kind null: every kind */
    Part part(Wanted wanted, WorkKind kind) {
        Wanted oneMore = wanted.atMost(wanted.most() + 1);
        List<WorkItem> found = of(kind).stream().flatMap(source -> source.items(oneMore).stream()).filter(wanted::reaches)
                .sorted(WorkItem.BY_URGENCY).limit(oneMore.most()).toList();
        boolean more = found.size() > wanted.most();
        List<WorkItem> page = more ? found.subList(0, wanted.most()) : found;
        return new Part(names.on(completed(page, wanted)), more ? page.get(page.size() - 1).position() : null);
    }

    /** Everything from the beginning on, part by part. */
    void each(Wanted wanted, WorkKind kind, Consumer<WorkItem> use) {
        Part part = part(wanted.byPages(), kind);
        part.items().forEach(use);
        while (part.next() != null) {
            part = part(wanted.byPages().from(part.next()), kind);
            part.items().forEach(use);
        }
    }

    private List<WorkItem> completed(List<WorkItem> page, Wanted wanted) {
        Map<WorkKind, List<WorkItem>> byKind = page.stream().collect(Collectors.groupingBy(WorkItem::kind));
        List<WorkItem> whole = new ArrayList<>();
        for (WorkSource source : sources) {
            if (byKind.containsKey(source.kind())) {
                whole.addAll(source.completed(byKind.get(source.kind()), wanted));
            }
        }
        return whole.stream().sorted(WorkItem.BY_URGENCY).toList();
    }

    /** How much there is of each kind; of those of which there is nothing, too. */
    WorkSummary summary(Wanted wanted) {
        List<WorkSummary.OfKind> kinds = of(null).stream().map(source -> ofKind(source.kind(), source.count(wanted), wanted)).toList();
        return new WorkSummary(wanted.asOf(), kinds.stream().mapToLong(WorkSummary.OfKind::items).sum(), kinds);
    }

    private static WorkSummary.OfKind ofKind(WorkKind kind, Count count, Wanted wanted) {
        LocalDate first = count.first();
        return new WorkSummary.OfKind(kind, Words.kind(kind, wanted.locale()), count.items(), first, Words.action(kind, wanted.locale()));
    }

    private List<WorkSource> of(WorkKind kind) {
        return sources.stream().filter(source -> kind == null || source.kind() == kind).toList();
    }
}
