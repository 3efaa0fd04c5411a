package org.maillage.decp;

import java.util.List;
import java.util.UUID;
import org.maillage.web.Problem;

/** What became of a file, record by record. */
public record DecpResult(List<Item> items, Summary summary) {

    /**
     * One record.
     *
     * @param position   in its array of the file, from 1
     * @param contractId null when there is none
     * @param problem    why no contract could be made of it; null otherwise
     */
    public record Item(DecpKind kind, int position, String buyerSiret, String number, DecpOutcome outcome, UUID contractId,
                       List<Fault> faults, Problem problem) {
    }

    /** How many of each; {@code faults} counts values. */
    public record Summary(long records, long created, long changed, long unchanged, long skipped, long refused, long faults,
                          boolean dryRun) {
    }

    static DecpResult of(List<Item> items, boolean dryRun) {
        return new DecpResult(items, new Summary(items.size(), count(items, DecpOutcome.CREATED), count(items, DecpOutcome.CHANGED),
                count(items, DecpOutcome.UNCHANGED), count(items, DecpOutcome.SKIPPED), count(items, DecpOutcome.REFUSED),
                items.stream().mapToLong(item -> item.faults().size()).sum(), dryRun));
    }

    private static long count(List<Item> items, DecpOutcome outcome) {
        return items.stream().filter(item -> item.outcome() == outcome).count();
    }
}
