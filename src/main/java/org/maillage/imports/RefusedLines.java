package org.maillage.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.web.Csv;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Problem;

/**
 * The lines of one status as a file: refused ones as they were sent, under their own headings, with their number and the reason in
 * front, of a workbook also the name of the sheet. Put right, the file can be sent again as it is: these columns are passed over.
 */
@ApplicationScoped
class RefusedLines {

    private static final int FLUSHED = 1_000;

    /** Takes the rows of a file. */
    private interface Sink {
        void row(List<String> cells) throws IOException;
    }

    private final Results results;

    RefusedLines(Results results) {
        this.results = results;
    }

    RestResponse<StreamingOutput> csv(Supplier<ImportRun> asking, UriInfo uri, Locale locale) {
        LineStatus status = status(uri);
        ImportRun run = asking.get();
        return file(run, "csv", MediaType.valueOf(Csv.MEDIA_TYPE), out -> {
            Csv csv = new Csv(out);
            write(run, status, locale, cells -> csv.row(cells.toArray()));
            csv.close();
        });
    }

    RestResponse<StreamingOutput> xlsx(Supplier<ImportRun> asking, UriInfo uri, Locale locale) {
        LineStatus status = status(uri);
        ImportRun run = asking.get();
        return file(run, "xlsx", MediaType.valueOf(ImportFormat.XLSX_TYPE), out -> {
            Workbook book = new Workbook(out, "Maillage", null);
            Worksheet sheet = book.newWorksheet("Lignes");
            int[] row = {0};
            write(run, status, locale, cells -> {
                for (int i = 0; i < cells.size(); i++) {
                    if (!cells.get(i).isEmpty()) {
                        sheet.value(row[0], i, text(cells.get(i)));
                    }
                }
                if (++row[0] % FLUSHED == 0) {
                    sheet.flush();
                }
            });
            book.finish();
        });
    }

    /** Nothing in a workbook is run that is a text; an apostrophe that is one gets another, since one is taken away when the file comes back. */
    private static String text(String cell) {
        return cell.startsWith("'") ? Csv.neutral(cell) : cell;
    }

    private static LineStatus status(UriInfo uri) {
        LineStatus asked = Params.of(uri, Set.of("status")).get("status", Kind.of(LineStatus.class));
        return asked == null ? LineStatus.REFUSED : asked;
    }

    private static RestResponse<StreamingOutput> file(ImportRun run, String ending, MediaType type, StreamingOutput content) {
        return RestResponse.ResponseBuilder.ok(content).type(type).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import-"
                + run.kind.path() + "-" + run.id + "." + ending + "\"").header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private void write(ImportRun run, LineStatus status, Locale locale, Sink sink) {
        FileHeadings headings = FileHeadings.of(run);
        QuarkusTransaction.requiringNew().timeout(3600).run(() -> {
            put(sink, row(headings.sheets(), Texts.of(locale, "line"), Texts.of(locale, "sheet"), Texts.of(locale, "because"), headings.all()));
            results.each(run.id, status, kept -> put(sink, row(headings.sheets(), String.valueOf(kept.row() == null ? kept.line() : kept.row()),
                    kept.sheet() == null ? "" : kept.sheet(), because(kept.problem(locale)), headings.under(kept.sheet(), kept.original()))));
        });
    }

    private static void put(Sink sink, List<String> cells) {
        try {
            sink.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(boolean sheets, String line, String sheet, String because, List<String> cells) {
        List<String> row = new ArrayList<>(sheets ? List.of(line, sheet, because) : List.of(line, because));
        row.addAll(cells);
        return row;
    }

    /** In words, with the headings that they are about. */
    private static String because(Problem problem) {
        if (problem == null) {
            return "";
        }
        if (problem.errors() == null) {
            return problem.detail();
        }
        return problem.errors().stream().map(Problem.Error::detail).distinct().collect(Collectors.joining(" "));
    }
}
