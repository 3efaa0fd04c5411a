package org.maillage.imports;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.maillage.web.Problem;

/**
 * What became of one line, as it is shown; {@code original} are the cells of a refused one, or the one text of NDJSON. Sheet, row and
 * column are those of a line that its number alone does not place.
 */
public record LineView(int line, String sheet, Integer row, String column, LineStatus status, UUID id, List<WarningView> warnings, Problem problem, List<String> original) {

    /** Something that was put right. */
    public record WarningView(String field, String code, String detail) {
    }

    static LineView of(Results.Kept kept, Locale locale) {
        List<WarningView> warnings = kept.warnings() == null ? List.of() : kept.warnings().stream()
                .map(one -> new WarningView(one.field(), one.code(), Texts.of(locale, "warning." + one.code()))).toList();
        return new LineView(kept.line(), kept.sheet(), kept.row(), kept.column(), kept.status(), kept.id(), warnings, kept.problem(locale), kept.original());
    }
}
