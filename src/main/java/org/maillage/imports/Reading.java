package org.maillage.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.web.Refused;

/** Opens what was kept as lines. */
@ApplicationScoped
class Reading {

    private static final int MARK = '\ufeff';

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
        Signature signature = signature(run);
        if (signature == Signature.OLE2 && Ole2.locked(blocks.open(run.id))) {
            throw Refused.because(ImportProblem.IMPORT_PROTECTED);
        }
        if (signature != Signature.TEXT && !signature.workbook()) {
            throw Refused.because(ImportProblem.IMPORT_FORMAT, signature.label());
        }
        Map<String, String> map = map(run);
        Lines lines = signature.workbook() ? Workbooks.open(blocks.open(run.id), folder, Columns.of(run.kind).mapped(map), cells) : text(run, map);
        requireHeadings(lines, map);
        return lines;
    }

    private Signature signature(ImportRun run) throws IOException {
        try (InputStream bytes = blocks.open(run.id)) {
            return Signature.of(bytes.readNBytes(Signature.LENGTH));
        }
    }

    private Lines text(ImportRun run, Map<String, String> map) throws IOException {
        if (run.format.workbook()) {
            throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
        }
        if (run.charset == null) {
            throw Refused.because(ImportProblem.IMPORT_CHARSET_UNCLEAR);
        }
        Reader text = unmarked(new InputStreamReader(blocks.open(run.id), Charset.forName(run.charset)));
        return run.format == ImportFormat.CSV ? new CsvLines(text, Columns.of(run.kind).mapped(map), cells) : new JsonLines(text, mapper);
    }

    /** Without the byte order mark, which would stand before the quote of the first heading. */
    private static Reader unmarked(Reader raw) throws IOException {
        BufferedReader text = new BufferedReader(raw);
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
        return text;
    }

    private Map<String, String> map(ImportRun run) throws IOException {
        return run.headingMap == null ? Map.of() : Results.OWN.readValue(run.headingMap, new TypeReference<LinkedHashMap<String, String>>() { });
    }

    /** @throws Refused 422 where the caller said what a heading means that no sheet has */
    private static void requireHeadings(Lines lines, Map<String, String> map) throws IOException {
        List<String> absent = map.keySet().stream().filter(told -> lines.headings().stream().flatMap(heading -> heading.cells().stream())
                .noneMatch(cell -> Columns.key(cell).equals(Columns.key(told)))).toList();
        if (!absent.isEmpty()) {
            lines.close();
            throw Refused.because(ImportProblem.IMPORT_MAP_UNKNOWN, absent.stream().map(one -> "« " + one + " »").collect(Collectors.joining(", ")));
        }
    }
}
