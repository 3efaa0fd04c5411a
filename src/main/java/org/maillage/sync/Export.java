package org.maillage.sync;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.maillage.access.Account;
import org.maillage.web.Csv;
import org.maillage.web.Snapshot;

/**
 * The resources of one kind as they were at one moment, in the order of their ids, a page in memory at a time: whoever is cut off goes on
 * after the last id that it got.
 */
record Export(Kind kind, Account account, UUID after, Viewer viewer, Snapshot snapshot, ObjectMapper mapper) {

    private static final int AT_ONCE = 500;

    /** One resource a line. Only what is whole is ended. */
    void ndjson(OutputStream out) throws IOException {
        JsonGenerator json = mapper.createGenerator(out);
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
        each(view -> {
            try {
                json.writePOJO(view);
                json.writeRaw('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        json.close();
    }

    /** One resource a row, as RFC 4180 has it. @param visible whether the account sees a property, second, of a schema, first */
    void csv(OutputStream out, BiPredicate<String, String> visible) throws IOException {
        Csv csv = Csv.rfc4180(out);
        Columns columns = Columns.of(Viewer.VIEWS.get(kind), visible, mapper);
        csv.row(columns.names().toArray());
        each(view -> csv.row(columns.values(view)));
        csv.close();
    }

    private void each(Consumer<Object> use) {
        snapshot.read(() -> {
            UUID last = after;
            Map<UUID, Object> page;
            do {
                page = viewer.next(kind, account, last, AT_ONCE);
                for (Map.Entry<UUID, Object> one : page.entrySet()) {
                    last = one.getKey();
                    use.accept(one.getValue());
                }
            } while (page.size() == AT_ONCE);
        });
    }
}
