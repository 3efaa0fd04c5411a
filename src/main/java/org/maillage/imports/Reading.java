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
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.web.Refused;

/** Opens what was kept as lines. */
@ApplicationScoped
class Reading {

    /** Of what is no UTF-8: that of French Windows. */
    static final String OTHERWISE = "windows-1252";

    /** Bytes of a text that tell how it is written. */
    private static final int LOOKED_AT = 512;

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

    /**
     * A byte order mark is right, whatever else was said, and so are the zeros of ASCII written in two bytes.
     *
     * @throws Refused 422 for what is no text
     */
    private static Reader text(InputStream raw, String charset) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(raw, 64 * 1024);
        bytes.mark(LOOKED_AT);
        byte[] start = bytes.readNBytes(LOOKED_AT);
        bytes.reset();
        if (starts(start, 0xef, 0xbb, 0xbf)) {
            bytes.skipNBytes(3);
            return new InputStreamReader(bytes, StandardCharsets.UTF_8);
        }
        return new InputStreamReader(bytes, starts(start, 0xff, 0xfe) || starts(start, 0xfe, 0xff) ? StandardCharsets.UTF_16 : unmarked(start, charset));
    }

    private static Charset unmarked(byte[] start, String charset) {
        int[] zeros = {0, 0};
        for (int i = 0; i < start.length; i++) {
            zeros[i % 2] += start[i] == 0 ? 1 : 0;
        }
        int many = start.length / 8;
        if (starts(start, 'P', 'K', 3, 4) || starts(start, 0xd0, 0xcf, 0x11, 0xe0) || starts(start, 0x1f, 0x8b) || zeros[0] > many && zeros[1] > many) {
            throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
        }
        return zeros[0] > many ? StandardCharsets.UTF_16BE : zeros[1] > many ? StandardCharsets.UTF_16LE : Charset.forName(charset);
    }

    private static boolean starts(byte[] bytes, int... with) {
        return bytes.length >= with.length && IntStream.range(0, with.length).allMatch(i -> (bytes[i] & 0xff) == with[i]);
    }
}
