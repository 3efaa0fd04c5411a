package org.maillage.hours;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.maillage.access.Scope;
import org.maillage.access.Sight;
import org.maillage.web.BatchChunks;
import org.maillage.web.BatchResult;
import org.maillage.web.CommonProblem;
import org.maillage.web.Found;
import org.maillage.web.Outcome;
import org.maillage.web.Problem;
import org.maillage.web.ProblemMappers;
import org.maillage.web.Problems;
import org.maillage.web.Refused;
import org.maillage.web.Retries;

/** Many entries at once, in chunks ({@link BatchChunks}). An atomic batch and a dry run are one transaction. */
@ApplicationScoped
public class Batch {

    /** Most lines of a batch. */
    public static final int MOST_LINES = 10_000;
    private static final int CHUNK = 500;
    private static final int TIMEOUT_SECONDS = 600;
    private static final int NOT_DONE = 424;

    /** What became of one line: a status and the entry, or a refusal. */
    private record Done(int line, int status, UUID id, UUID person, Refused refusal) {
        static Done refused(int line, Refused why) {
            return new Done(line, 0, null, null, why);
        }

        boolean good() {
            return refusal == null;
        }
    }

    /** An entry to be validated; the number is the line's. */
    private record Wanted(int line, UUID id) {
    }

    /** Takes the transaction back and keeps what is to be answered. */
    private static final class Undone extends RuntimeException {
        private final transient List<Done> done;

        Undone(List<Done> done) {
            super(null, null, false, false);
            this.done = done;
        }
    }

    private final HourEntries entries;
    private final BulkDeclaration bulk;
    private final Recount recount;
    private final Sight sight;

    Batch(HourEntries entries, BulkDeclaration bulk, Recount recount, Sight sight) {
        this.entries = entries;
        this.bulk = bulk;
        this.recount = recount;
        this.sight = sight;
    }

    /**
     * Declares the lines.
     *
     * @param atomic all or nothing
     * @param dryRun check everything, write nothing
     * @throws Refused 422 {@code batch-refused} with the results, when atomic and a line is refused
     */
    public BatchResult declare(List<BatchLines.Line> lines, boolean atomic, boolean dryRun, Scope scope, Locale locale) {
        List<BulkDeclaration.Line> work = lines.stream()
                .map(line -> new BulkDeclaration.Line(line.number(), line.input(), line.refusal())).toList();
        List<Done> done = atomic || dryRun ? inOne(work, scope, !dryRun, atomic)
                : BatchChunks.each(work, some -> declared(some, scope), (line, why) -> Done.refused(line.number(), why));
        long refused = done.stream().filter(d -> !d.good()).count();
        if (atomic && refused > 0) {
            throw Refused.because(CommonProblem.BATCH_REFUSED, refused).items(items(done, locale, true, false));
        }
        long unchanged = done.stream().filter(d -> d.status() == 200).count();
        return BatchResult.of(items(done, locale, false, dryRun), unchanged, dryRun);
    }

    /** Validates the entries with the hours they declare, a line each. */
    public BatchResult validate(List<UUID> ids, Scope scope, Locale locale) {
        List<Wanted> work = IntStream.range(0, ids.size()).mapToObj(i -> new Wanted(i + 1, ids.get(i))).toList();
        return BatchResult.of(items(BatchChunks.each(work, some -> validated(some, scope), (one, why) -> Done.refused(one.line(), why)), locale, false, false), 0, false);
    }

    private List<Done> declared(List<BulkDeclaration.Line> lines, Scope scope) {
        return bulk.declare(lines, scope, false).stream()
                .map(result -> new Done(result.number(), status(result.outcome()), result.id(), null, result.refusal())).toList();
    }

    private static int status(Outcome outcome) {
        return outcome == null ? 0 : outcome == Outcome.CREATED ? 201 : 200;
    }

    private List<Done> validated(List<Wanted> wanted, Scope scope) {
        List<Done> done = wanted.stream().map(one -> validated(one, scope)).toList();
        HourEntry.flush();
        recount.persons(done.stream().filter(Done::good).map(Done::person).toList());
        HourEntry.flush();
        return done;
    }

    private Done validated(Wanted wanted, Scope scope) {
        try {
            HourEntry entry = Found.orNotFound(sight.find(HourEntry.class, wanted.id(), scope));
            entries.validate(entry, null, null);
            return new Done(wanted.line(), 200, wanted.id(), entry.beneficiaryId, null);
        } catch (Refused e) {
            return Done.refused(wanted.line(), e);
        }
    }

    /** Everything in one transaction, kept only when {@code keep} and, if {@code atomic}, no line was refused. */
    private List<Done> inOne(List<BulkDeclaration.Line> lines, Scope scope, boolean keep, boolean atomic) {
        try {
            return Retries.retrying(() -> QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
                List<Done> done = new ArrayList<>(lines.size());
                for (int from = 0; from < lines.size(); from += CHUNK) {
                    done.addAll(declared(lines.subList(from, Math.min(lines.size(), from + CHUNK)), scope));
                    HourEntry.getEntityManager().clear();
                }
                if (!keep || atomic && done.stream().anyMatch(d -> !d.good())) {
                    throw new Undone(done);
                }
                return done;
            }));
        } catch (Undone undone) {
            return undone.done;
        } catch (Exception e) {
            throw ProblemMappers.refusal(e);
        }
    }

    private static List<BatchResult.Item> items(List<Done> done, Locale locale, boolean undone, boolean dryRun) {
        return done.stream().map(d -> item(d, locale, undone, dryRun)).toList();
    }

    private static BatchResult.Item item(Done done, Locale locale, boolean undone, boolean dryRun) {
        if (!done.good()) {
            Problem problem = Problems.of(done.refusal(), locale);
            return new BatchResult.Item(done.line(), problem.status(), null, List.of(), problem);
        }
        boolean stored = !dryRun && !undone;
        return new BatchResult.Item(done.line(), undone ? NOT_DONE : done.status(), stored ? done.id() : null, List.of(), null);
    }
}
