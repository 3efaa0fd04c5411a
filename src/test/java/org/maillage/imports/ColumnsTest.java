package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The headings that are known are those that the contract lists, and each means what is written beside it. */
class ColumnsTest {

    @ParameterizedTest
    @EnumSource(ImportKind.class)
    void theContractListsTheHeadings(ImportKind kind) throws IOException {
        String told = new YAMLMapper().readTree(Path.of("openapi/openapi.yaml").toFile())
                .path("paths").path("/v1/imports/" + kind.path()).at("/post/description").asText();
        List<String> table = told.lines().dropWhile(line -> !line.startsWith("| Field |")).skip(2).takeWhile(line -> line.startsWith("|")).toList();

        assertEquals(Columns.of(kind).fields().stream().map(ColumnsTest::row).toList(), table);
    }

    private static String row(Field field) {
        String name = field.type() == Field.Type.PASSED_OVER ? "(passed over)" : "`" + field.name() + "`";
        return "| " + name + " | " + (field.needed() ? "yes" : "") + " | " + String.join(", ", field.headings()) + " |";
    }

    @ParameterizedTest
    @EnumSource(ImportKind.class)
    void aHeadingIsKnownHoweverItIsWritten(ImportKind kind) {
        List<Field> fields = Columns.of(kind).fields();
        assertFalse(fields.isEmpty());
        for (Field field : fields) {
            for (String heading : field.headings()) {
                assertSame(field, Columns.of(kind).under(heading), heading);
                assertSame(field, Columns.of(kind).under("  " + heading.toUpperCase(Locale.FRENCH) + " * "), heading);
                assertSame(field, Columns.of(kind).under(heading.replace(' ', '_')), heading);
            }
        }
    }
}
