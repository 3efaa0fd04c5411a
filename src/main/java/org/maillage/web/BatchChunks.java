package org.maillage.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Does the lines of a batch in chunks, each one transaction, so that what is committed stays whatever becomes of the rest; a chunk that
 * the database refuses is done again line by line, so that one line cannot spoil its neighbours.
 */
public final class BatchChunks {

    private static final int CHUNK = 500;
    private static final int TIMEOUT_SECONDS = 600;

    private BatchChunks() {
    }

    /**
     * The results of all lines, in their order.
     *
     * @param work    does some of the lines in the transaction that runs
     * @param refused the result of a line that the database refuses by itself
     */
    public static <L, R> List<R> each(List<L> lines, Function<List<L>, List<R>> work, BiFunction<L, Refused, R> refused) {
        List<R> done = new ArrayList<>(lines.size());
        for (int from = 0; from < lines.size(); from += CHUNK) {
            done.addAll(chunk(lines.subList(from, Math.min(lines.size(), from + CHUNK)), work, refused));
        }
        return done;
    }

    private static <L, R> List<R> chunk(List<L> lines, Function<List<L>, List<R>> work, BiFunction<L, Refused, R> refused) {
        try {
            return Retries.retrying(() -> QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> work.apply(lines)));
        } catch (Exception e) {
            return lines.size() == 1 ? List.of(refused.apply(lines.get(0), ProblemMappers.refusal(e)))
                    : lines.stream().flatMap(one -> chunk(List.of(one), work, refused).stream()).toList();
        }
    }
}
