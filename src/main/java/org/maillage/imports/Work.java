package org.maillage.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.access.Account;
import org.maillage.access.ActingAs;
import org.maillage.access.KeptAccounts;
import org.maillage.access.Scope;
import org.maillage.web.CommonProblem;
import org.maillage.web.ProblemMappers;
import org.maillage.web.Refused;
import org.maillage.web.Retries;

/**
 * Reads a file from where it was left to its end. Lines go in chunks, each one transaction that also holds their results; a chunk that
 * the database refuses is halved until the line is found that it refuses. An import of all or nothing, and one that only looks, is
 * taken back as a whole.
 */
@ApplicationScoped
class Work {

    /** Lines that a file may have. */
    static final int MOST_LINES = 1_000_000;
    private static final int CHUNK_SECONDS = 600;
    private static final int WHOLE_SECONDS = 3600;

    /** What is being read. */
    private record Job(ImportRun run, Intake intake, Scope scope, Lines lines, BooleanSupplier stopping) {
        UUID id() {
            return run.id;
        }

    }

    /** Takes a transaction back and keeps what came out of it. */
    private static final class Undone extends RuntimeException {
        private final transient List<LineResult> results;

        Undone(List<LineResult> results) {
            super(null, null, false, false);
            this.results = results;
        }
    }

    private final Reading reading;
    private final RecordIds ids;
    private final Examples examples;
    private final Results results;
    private final Claims claims;
    private final KeptAccounts accounts;
    private final ActingAs acting;
    private final ObjectMapper mapper;
    private final Map<ImportKind, Intake> intakes = new HashMap<>();
    private final int mostAtOnce;

    Work(Reading reading, RecordIds ids, Examples examples, Results results, Claims claims, KeptAccounts accounts, ActingAs acting, ObjectMapper mapper, @All List<Intake> all,
         @ConfigProperty(name = "maillage.import.most-lines-at-once") int mostAtOnce) {
        this.reading = reading;
        this.ids = ids;
        this.examples = examples;
        this.results = results;
        this.claims = claims;
        this.accounts = accounts;
        this.acting = acting;
        this.mapper = mapper;
        this.mostAtOnce = mostAtOnce;
        all.forEach(intake -> intakes.put(intake.kind(), intake));
    }

    /** Reads {@code id}, which this instance has taken, until it ends, or until {@code stopping} after some chunk. */
    void on(UUID id, BooleanSupplier stopping) {
        ImportRun run = QuarkusTransaction.requiringNew().call(() -> ImportRun.findById(id));
        Optional<Account> account = QuarkusTransaction.requiringNew().call(() -> accounts.now(run.account));
        if (account.isEmpty()) {
            claims.finish(id, ImportState.FAILED, Refused.because(ImportProblem.IMPORT_ACCOUNT_ENDED));
        } else if (claims.hopeless(run)) {
            claims.finish(id, ImportState.FAILED, Refused.because(CommonProblem.INTERNAL_ERROR));
        } else {
            acting.run(account.get(), () -> read(run, account.get().scope(), stopping));
        }
    }

    private void read(ImportRun run, Scope scope, BooleanSupplier stopping) {
        try (Lines lines = reading.open(run)) {
            claims.opened(run.id, format(run, lines), heading(lines), json(lines.sheets()), lines.expected());
            Job job = new Job(run, intakes.get(run.kind), scope, lines, stopping);
            if (run.whole()) {
                whole(job);
            } else {
                inChunks(job);
            }
        } catch (Claims.Ended e) {
            if (e.cancelled()) {
                claims.finish(run.id, ImportState.CANCELLED, null);
            }
        } catch (Refused e) {
            claims.finish(run.id, ImportState.FAILED, e);
        } catch (IOException e) {
            throw new IllegalStateException("The file cannot be read now", e);
        }
    }

    private static ImportFormat format(ImportRun run, Lines lines) {
        return lines instanceof WorkbookLines book ? book.format() : run.format;
    }

    private String heading(Lines lines) {
        return lines.heading() == null ? null : json(ImportView.columns(lines.heading()));
    }

    private String json(Object told) {
        try {
            return told == null ? null : mapper.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headings are plain data", e);
        }
    }

    /** The next lines that have no result yet. */
    private static List<Line> next(Job job, int most, int before) throws IOException {
        List<Line> next = new ArrayList<>();
        while (next.size() < most) {
            Line line = job.lines().next();
            if (line == null) {
                return next;
            }
            if (line.number() > job.run().lastLine) {
                next.add(line);
            }
            if (before + next.size() > MOST_LINES) {
                throw Refused.because(ImportProblem.IMPORT_TOO_LONG, MOST_LINES);
            }
        }
        return next;
    }

    private void inChunks(Job job) throws IOException {
        int read = job.run().linesRead;
        int most = job.intake().chunk();
        for (List<Line> chunk = next(job, most, read); !chunk.isEmpty(); chunk = next(job, most, read)) {
            if (job.stopping().getAsBoolean()) {
                claims.release(job.id());
                return;
            }
            chunk(job, chunk);
            read += chunk.size();
        }
        end(job, ImportState.DONE);
    }

    private void end(Job job, ImportState state) {
        if (job.lines().sheets() != null) {
            claims.sheets(job.id(), json(job.lines().sheets()));
        }
        claims.finish(job.id(), state, null);
    }

    private void chunk(Job job, List<Line> lines) {
        try {
            attempt(job, lines);
        } catch (Claims.Ended e) {
            throw e;
        } catch (Exception e) {
            Refused why = ProblemMappers.refusal(e);
            if (why.type() == CommonProblem.UNAVAILABLE) {
                throw new IllegalStateException("The database is not there now", e);
            }
            if (lines.size() == 1) {
                if (lines.get(0).refusal() != null) {
                    throw new IllegalStateException("The refusal of a line cannot be written", e);
                }
                chunk(job, List.of(lines.get(0).refused(why)));
                return;
            }
            int half = lines.size() / 2;
            chunk(job, lines.subList(0, half));
            chunk(job, lines.subList(half, lines.size()));
        }
    }

    /** Until no line is refused that had not been: what a refused line has left behind is taken back. */
    private void attempt(Job job, List<Line> lines) throws Exception {
        List<Line> left = lines;
        while (left != null) {
            List<Line> some = left;
            try {
                Retries.retrying(() -> QuarkusTransaction.requiringNew().timeout(CHUNK_SECONDS).call(() -> write(job, some)));
                left = null;
            } catch (Undone e) {
                // what was refused after a trace may have been refused for it: it is looked at again
                left = e.results.stream().map(result -> result.traces() ? result.line().refused(result.refusal()) : result.line()).toList();
            }
        }
    }

    private List<LineResult> take(Job job, List<Line> lines) {
        return job.intake().take(ids.settled(examples.told(lines, job.run()), job.intake(), job.run(), job.scope()), job.run(), job.scope());
    }

    private Void write(Job job, List<Line> lines) {
        List<LineResult> done = take(job, lines);
        if (done.stream().anyMatch(LineResult::traces)) {
            throw new Undone(done);
        }
        // all of it is written: what follows need not look at it again
        ImportRun.getEntityManager().clear();
        note(job, done);
        return null;
    }

    private void note(Job job, List<LineResult> done) {
        results.write(job.run(), done);
        claims.advance(job.id(), Results.Sums.of(done), done.get(done.size() - 1).line().number());
    }

    /** All or nothing, or only looked at: in parts that are each taken back; one part alone when it is all or nothing. */
    private void whole(Job job) throws IOException {
        int read = job.run().linesRead;
        boolean refused = job.run().refused > 0;
        for (List<Line> part = next(job, mostAtOnce, read); !part.isEmpty(); part = next(job, mostAtOnce, read)) {
            if (job.run().atomic && part.size() == mostAtOnce && job.lines().next() != null) {
                throw Refused.because(ImportProblem.IMPORT_TOO_LONG, mostAtOnce);
            }
            read += part.size();
            List<LineResult> done = part(job, part);
            if (done == null) {
                return;
            }
            refused |= done.stream().anyMatch(LineResult::isRefused);
        }
        end(job, job.run().atomic && refused ? ImportState.REFUSED : ImportState.DONE);
    }

    /** The results of a part, noted; null when the service stops and the part is to be done again. */
    private List<LineResult> part(Job job, List<Line> part) {
        List<LineResult> done;
        try {
            Retries.retrying(() -> QuarkusTransaction.requiringNew().timeout(WHOLE_SECONDS).call(() -> together(job, part)));
            return List.of();
        } catch (Undone e) {
            done = e.results;
        } catch (Claims.Ended | Refused e) {
            throw e;
        } catch (Exception e) {
            Refused why = ProblemMappers.refusal(e);
            if (why.type() == CommonProblem.UNAVAILABLE) {
                throw new IllegalStateException("The database is not there now", e);
            }
            throw why;
        }
        if (done == null) {
            claims.release(job.id());
            return null;
        }
        boolean spoiled = job.run().atomic && done.stream().anyMatch(LineResult::isRefused);
        List<LineResult> told = done.stream().map(result -> result.isRefused() ? result
                : new LineResult(result.line(), spoiled ? LineStatus.NOT_DONE : result.status(), null)).toList();
        QuarkusTransaction.requiringNew().run(() -> inPieces(job, told));
        return told;
    }

    private Void together(Job job, List<Line> part) {
        List<LineResult> done = new ArrayList<>(part.size());
        int most = job.intake().chunk();
        for (int from = 0; from < part.size(); from += most) {
            if (job.stopping().getAsBoolean()) {
                throw new Undone(null);
            }
            claims.requireMine(job.id());
            done.addAll(take(job, part.subList(from, Math.min(part.size(), from + most))));
            ImportRun.getEntityManager().clear();
        }
        if (job.run().dryRun || done.stream().anyMatch(LineResult::isRefused)) {
            throw new Undone(done);
        }
        inPieces(job, done);
        return null;
    }

    private void inPieces(Job job, List<LineResult> done) {
        int most = job.intake().chunk();
        for (int from = 0; from < done.size(); from += most) {
            note(job, done.subList(from, Math.min(done.size(), from + most)));
        }
    }
}
