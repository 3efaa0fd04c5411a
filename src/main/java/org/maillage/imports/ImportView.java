package org.maillage.imports;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.maillage.web.Problem;

/** An import as it is shown. */
public record ImportView(UUID id, String etag, ImportKind kind, ImportFormat format, ImportState state, boolean dryRun, boolean atomic,
                         boolean identityCorrected, String source, String charset, long bytes, @JsonRawValue String columns, Counts lines, int percent, Problem problem,
                         Instant createdAt, Instant startedAt, Instant finishedAt) {

    /** What became of the lines; accepted are those created and changed. */
    public record Counts(int read, int accepted, int created, int changed, int unchanged, int refused, int warned) {
    }

    /** A column: what stands above it, and the field that it was taken for; null when it is not read. */
    record Read(String heading, String field) {
    }

    static List<Read> columns(Heading heading) {
        List<Read> columns = new ArrayList<>();
        for (int i = 0; i < heading.cells().size(); i++) {
            if (!heading.own(i)) {
                columns.add(new Read(heading.cells().get(i), heading.fields().get(i) == null ? null : heading.fields().get(i).name()));
            }
        }
        return columns;
    }

    static ImportView of(ImportRun run, Problem failure) {
        Counts lines = new Counts(run.linesRead, run.created + run.changed, run.created, run.changed, run.unchanged, run.refused, run.warned);
        return new ImportView(run.id, run.etag(), run.kind, run.format, run.state, run.dryRun, run.atomic, run.identityCorrected, run.source, run.charset, run.bytes,
                run.heading == null ? "null" : run.heading, lines, run.percent(), failure, run.createdAt, run.startedAt, run.finishedAt);
    }
}
