package org.maillage.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.maillage.vault.SealedColumn;
import org.maillage.vault.Vault;
import org.maillage.web.CommonProblem;
import org.maillage.web.Nir;
import org.maillage.web.Problem;
import org.maillage.web.Refused;

/** What became of the lines, some hundred to a row of the database, packed and sealed. */
@ApplicationScoped
class Results {

    static final SealedColumn SEALED = new SealedColumn("import_result", "id", "content");

    /** In the place of a cell that holds what may not be kept. */
    static final String BLACKENED = "█";

    /** A line as it is kept; the original only of a refused one. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Kept(int line, LineStatus status, UUID id, List<Line.Warning> warnings, Problem fr, Problem en, List<String> original,
                String sheet, Integer row, String column) {

        Problem problem(Locale locale) {
            return locale.getLanguage().equals("en") ? en : fr;
        }
    }

    /** How many lines of each kind; {@code read} are those that have a result. */
    record Sums(int read, int created, int changed, int unchanged, int refused, int notDone, int warned) {

        static Sums of(List<LineResult> results) {
            int[] by = new int[LineStatus.values().length];
            int warned = 0;
            for (LineResult result : results) {
                by[result.status().ordinal()]++;
                warned += result.line().warnings().isEmpty() ? 0 : 1;
            }
            return new Sums(results.size(), by[LineStatus.CREATED.ordinal()], by[LineStatus.CHANGED.ordinal()],
                    by[LineStatus.UNCHANGED.ordinal()], by[LineStatus.REFUSED.ordinal()], by[LineStatus.NOT_DONE.ordinal()], warned);
        }
    }

    /** Reads what this feature wrote: a line that was refused for a control character has it, so the rules of bodies do not hold. */
    static final ObjectMapper OWN = new ObjectMapper();

    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final Vault vault;
    private final Advice advice;

    Results(ObjectMapper mapper, Vault vault, Advice advice) {
        this.advice = advice;
        this.writer = mapper.writerFor(mapper.getTypeFactory().constructCollectionType(List.class, Kept.class));
        this.reader = OWN.readerForListOf(Kept.class);
        this.vault = vault;
    }

    /** Writes them in the caller's transaction. */
    void write(ImportRun run, List<LineResult> results) {
        Sums sums = Sums.of(results);
        ImportRun.getEntityManager().createNativeQuery("""
                insert into import_result (id, import_id, first_line, last_line, created, changed, unchanged, refused, not_done, content)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)""")
                .setParameter(1, UuidCreator.getTimeOrderedEpoch()).setParameter(2, run.id)
                .setParameter(3, results.get(0).line().number()).setParameter(4, results.get(results.size() - 1).line().number())
                .setParameter(5, sums.created()).setParameter(6, sums.changed()).setParameter(7, sums.unchanged())
                .setParameter(8, sums.refused()).setParameter(9, sums.notDone()).setParameter(10, packed(run, results)).executeUpdate();
    }

    private byte[] packed(ImportRun run, List<LineResult> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            writer.writeValue(zip, results.stream().map(result -> kept(run.format == ImportFormat.NDJSON ? null : Columns.of(run.kind), result)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vault.seal(bytes.toByteArray(), SEALED.context());
    }

    private Kept kept(Columns columns, LineResult result) {
        Refused why = result.refusal();
        Line.Place place = result.line().place();
        return new Kept(result.line().number(), result.status(), result.id(), result.line().warnings(),
                why == null ? null : advice.of(why, columns, result.line().fields(), Locale.FRENCH),
                why == null ? null : advice.of(why, columns, result.line().fields(), Locale.ENGLISH),
                why == null ? null : original(columns, result.line(), why), place == null ? null : place.sheet(),
                place == null ? null : place.row(), place == null ? null : place.column());
    }

    /** The one text of a line of NDJSON may hold a NIR in an escaped form, and is blackened whole. */
    private static List<String> original(Columns columns, Line line, Refused why) {
        return why.type() != CommonProblem.NIR_REFUSED ? line.original()
                : line.original().stream().map(cell -> columns == null || Nir.in(Cells.clean(cell)) ? BLACKENED : cell).toList();
    }

    /** At most {@code most} lines after {@code after}, of one status unless it is null, in the order of the file. */
    List<Kept> page(UUID run, LineStatus status, int after, int most) {
        List<Kept> page = new ArrayList<>();
        int from = after;
        while (page.size() < most) {
            List<Object[]> row = rows(run, status, from, 1);
            if (row.isEmpty()) {
                return page;
            }
            opened(row.get(0)).stream().filter(kept -> kept.line() > after && (status == null || kept.status() == status))
                    .limit(most - page.size()).forEach(page::add);
            from = ((Number) row.get(0)[0]).intValue();
        }
        return page;
    }

    /** All lines of one status, or of all if it is null, in the order of the file. */
    void each(UUID run, LineStatus status, Consumer<Kept> use) {
        int from = 0;
        for (List<Object[]> row = rows(run, status, from, 1); !row.isEmpty(); row = rows(run, status, from, 1)) {
            opened(row.get(0)).stream().filter(kept -> status == null || kept.status() == status).forEach(use);
            from = ((Number) row.get(0)[0]).intValue();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(UUID run, LineStatus status, int after, int most) {
        String of = status == null ? "" : " and " + status.name().toLowerCase(Locale.ROOT) + " > 0";
        return ImportRun.getEntityManager().createNativeQuery("select last_line, content from import_result"
                + " where import_id = ?1 and last_line > ?2" + of + " order by first_line limit " + most)
                .setParameter(1, run).setParameter(2, after).getResultList();
    }

    private List<Kept> opened(Object[] row) {
        byte[] packed = vault.open((byte[]) row[1], SEALED.context());
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return reader.readValue(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
