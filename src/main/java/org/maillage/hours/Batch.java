package org.maillage.hours;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.maillage.access.Scope;
import org.maillage.access.Sight;
import org.maillage.web.CommonProblem;
import org.maillage.web.Found;
import org.maillage.web.Problem;
import org.maillage.web.ProblemMappers;
import org.maillage.web.Problems;
import org.maillage.web.Refused;
import org.maillage.web.Retries;

/**
 * Many entries at once. Lines go in chunks, each one transaction, so that what is committed stays whatever becomes of the rest; a
 * chunk that the database refuses is done again line by line, so that one line cannot spoil its neighbours. An atomic batch and
 * a dry run are one transaction.
 */
@ApplicationScoped
public class Batch {

    /** Most lines of a batch. */
    public static final int MOST_LINES = 10_000;
    private static final int CHUNK = 50;
    private static final int TIMEOUT_SECONDS = 600;
    private static final int NOT_DONE = 424;

    /** What became of one line: a status and the entry, or a refusal. */
    private record Done(int line, int status, UUID id, UUID person, Refused refusal) {
        boolean good() {
            return refusal == null;
        }
    }

    /** One line's work; the number is the line's. */
    private record Work(int line, Function<Scope, Done> action) {
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
    private final Recount recount;
    private final Sight sight;

    Batch(HourEntries entries, Recount recount, Sight sight) {
        this.entries = entries;
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
        List<Work> work = lines.stream().map(line -> new Work(line.number(), s -> declared(line, s))).toList();
        List<Done> done = atomic || dryRun ? inOne(work, scope, !dryRun, atomic) : inChunks(work, scope);
        long refused = done.stream().filter(d -> !d.good()).count();
        if (atomic && refused > 0) {
            throw Refused.because(CommonProblem.BATCH_REFUSED, refused).items(items(done, locale, true, false));
        }
        long unchanged = done.stream().filter(d -> d.status() == 200).count();
        return BatchResult.of(items(done, locale, false, dryRun), unchanged, dryRun);
    }

    /** Validates the entries with the hours they declare, a line each. */
    public BatchResult validate(List<UUID> ids, Scope scope, Locale locale) {
        List<Work> work = IntStream.range(0, ids.size())
                .mapToObj(i -> new Work(i + 1, s -> validated(i + 1, ids.get(i), s))).toList();
        return BatchResult.of(items(inChunks(work, scope), locale, false, false), 0, false);
    }

    private Done declared(BatchLines.Line line, Scope scope) {
        if (line.refusal() != null) {
            throw line.refusal();
        }
        HourEntries.Declared declared = entries.declare(line.input(), scope);
        return new Done(line.number(), declared.isNew() ? 201 : 200, declared.entry().id, declared.entry().beneficiaryId, null);
    }

    private Done validated(int line, UUID id, Scope scope) {
        HourEntry entry = Found.orNotFound(sight.find(HourEntry.class, id, scope));
        entries.validate(entry, null, null);
        return new Done(line, 200, id, entry.beneficiaryId, null);
    }

    private List<Done> inChunks(List<Work> work, Scope scope) {
        List<Done> done = new ArrayList<>(work.size());
        for (int from = 0; from < work.size(); from += CHUNK) {
            done.addAll(chunk(work.subList(from, Math.min(work.size(), from + CHUNK)), scope));
        }
        return done;
    }

    private List<Done> chunk(List<Work> work, Scope scope) {
        try {
            return Retries.retrying(() -> QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> run(work, scope)));
        } catch (Exception e) {
            if (work.size() == 1) {
                return List.of(new Done(work.get(0).line(), 0, null, null, ProblemMappers.refusal(e)));
            }
            return work.stream().flatMap(one -> chunk(List.of(one), scope).stream()).toList();
        }
    }

    /** Everything in one transaction, kept only when {@code keep} and, if {@code atomic}, no line was refused. */
    private List<Done> inOne(List<Work> work, Scope scope, boolean keep, boolean atomic) {
        try {
            return Retries.retrying(() -> QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
                List<Done> done = new ArrayList<>(work.size());
                for (int from = 0; from < work.size(); from += CHUNK) {
                    done.addAll(run(work.subList(from, Math.min(work.size(), from + CHUNK)), scope));
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

    private List<Done> run(List<Work> work, Scope scope) {
        List<Done> done = work.stream().map(one -> attempt(one, scope)).toList();
        HourEntry.flush();
        recount.persons(done.stream().filter(Done::good).map(Done::person).toList());
        HourEntry.flush();
        return done;
    }

    private static Done attempt(Work work, Scope scope) {
        try {
            return work.action().apply(scope);
        } catch (Refused e) {
            return new Done(work.line(), 0, null, null, e);
        }
    }

    private static List<BatchResult.Item> items(List<Done> done, Locale locale, boolean undone, boolean dryRun) {
        return done.stream().map(d -> item(d, locale, undone, dryRun)).toList();
    }

    private static BatchResult.Item item(Done done, Locale locale, boolean undone, boolean dryRun) {
        if (!done.good()) {
            Problem problem = Problems.of(done.refusal(), locale);
            return new BatchResult.Item(done.line(), problem.status(), null, problem);
        }
        boolean stored = !dryRun && !undone;
        return new BatchResult.Item(done.line(), undone ? NOT_DONE : done.status(), stored ? done.id() : null, null);
    }
}
