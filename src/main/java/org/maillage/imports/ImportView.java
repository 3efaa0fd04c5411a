package org.maillage.imports;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.maillage.web.Problem;

/** An import as it is shown. */
public record ImportView(UUID id, String etag, ImportKind kind, ImportFormat format, ImportState state, boolean dryRun, boolean atomic,
                         boolean identityCorrected, String source, String charset, long bytes, @JsonRawValue String columns, List<SheetView> sheets,
                         @JsonRawValue String map, Counts lines, int percent, Problem problem,
                         Instant createdAt, Instant startedAt, Instant finishedAt) {

    /** What became of the lines; accepted are those created and changed. */
    public record Counts(int read, int accepted, int created, int changed, int unchanged, int refused, int warned) {
    }

    /** A column: what stands above it, and the field that it was taken for; null when it is not read. */
    public record Read(String heading, String field) {
    }

    /** A sheet of a workbook, and what became of it in words. */
    public record SheetView(String name, SheetStatus status, int lines, List<Read> columns, String detail) {
    }

    private static List<SheetView> sheets(ImportRun run, Locale locale) {
        try {
            return run.sheets == null ? null : Results.OWN.readValue(run.sheets, new TypeReference<List<SheetReport>>() { }).stream()
                    .map(sheet -> new SheetView(sheet.name(), sheet.status(), sheet.lines(), sheet.columns(), Texts.of(locale, "sheet." + sheet.status())))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("written by this feature", e);
        }
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

    static ImportView of(ImportRun run, Problem failure, Locale locale) {
        Counts lines = new Counts(run.linesRead, run.created + run.changed, run.created, run.changed, run.unchanged, run.refused, run.warned);
        return new ImportView(run.id, run.etag(), run.kind, run.format, run.state, run.dryRun, run.atomic, run.identityCorrected, run.source, run.charset,
                run.bytes, run.heading == null ? "null" : run.heading, sheets(run, locale), run.headingMap == null ? "null" : run.headingMap, lines,
                run.percent(), failure, run.createdAt, run.startedAt, run.finishedAt);
    }
}
