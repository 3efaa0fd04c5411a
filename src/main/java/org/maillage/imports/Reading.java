package org.maillage.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.web.Refused;

/** Opens what was kept as lines. */
@ApplicationScoped
class Reading {

    /** Of what is no UTF-8: that of French Windows. */
    static final String OTHERWISE = "windows-1252";

    private final Blocks blocks;
    private final ObjectMapper mapper;
    private final Cells cells;
    private final Path folder;

    Reading(Blocks blocks, ObjectMapper mapper, Codes codes, @ConfigProperty(name = "maillage.data-dir") Path data) {
        this.blocks = blocks;
        this.mapper = mapper;
        this.cells = new Cells(codes);
        this.folder = data.resolve("imports");
    }

    /** @throws Refused 422 when the file cannot be read, or its headings are not those of its kind */
    Lines open(ImportRun run) throws IOException {
        InputStream bytes = blocks.open(run.id);
        Columns columns = Columns.of(run.kind);
        return switch (run.format) {
            case XLSX -> SheetLines.of(bytes, folder, columns, cells);
            case CSV -> new CsvLines(text(bytes, run.charset), columns, cells);
            case NDJSON -> new JsonLines(text(bytes, run.charset), mapper);
        };
    }

    /** A byte order mark is right, whatever else was said. */
    private static Reader text(InputStream raw, String charset) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(raw, 64 * 1024);
        bytes.mark(3);
        byte[] mark = bytes.readNBytes(3);
        bytes.reset();
        if (mark.length == 3 && (mark[0] & 0xff) == 0xef && (mark[1] & 0xff) == 0xbb && (mark[2] & 0xff) == 0xbf) {
            bytes.skipNBytes(3);
            return new InputStreamReader(bytes, StandardCharsets.UTF_8);
        }
        boolean wide = mark.length > 1 && ((mark[0] & 0xff) == 0xff && (mark[1] & 0xff) == 0xfe
                || (mark[0] & 0xff) == 0xfe && (mark[1] & 0xff) == 0xff);
        return new InputStreamReader(bytes, wide ? StandardCharsets.UTF_16 : Charset.forName(charset));
    }
}
