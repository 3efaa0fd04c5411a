package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.maillage.web.Refused;

/** Knows the line that stands as an example in the templates. */
@ApplicationScoped
class Examples {

    private final Cells cells;

    Examples(Codes codes) {
        this.cells = new Cells(codes);
    }

    /** The lines of a file with headings, the example of the template refused. */
    List<Line> told(List<Line> lines, ImportRun run) {
        return run.format == ImportFormat.NDJSON ? lines : lines.stream().map(line -> line.refusal() == null && isExample(line, Columns.of(run.kind))
                ? line.refused(Refused.because(ImportProblem.IMPORT_EXAMPLE_LINE)) : line).toList();
    }

    /** Whether everything that the line says is said in the example, and nothing that a file needs is missing. */
    private boolean isExample(Line line, Columns columns) {
        boolean whole = columns.fields().stream().filter(Field::needed).allMatch(field -> line.fields().has(field.name()));
        return whole && line.fields().properties().stream().allMatch(said -> example(columns.named(said.getKey()), said.getValue()));
    }

    private boolean example(Field field, JsonNode said) {
        if (field == null || field.example().isEmpty()) {
            return false;
        }
        JsonNode example = cells.value(field, field.example(), warning -> { });
        return said.isNumber() && example.isNumber() ? said.decimalValue().compareTo(example.decimalValue()) == 0 : said.equals(example);
    }
}
