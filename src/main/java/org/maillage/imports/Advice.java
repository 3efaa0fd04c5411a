package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.maillage.web.CommonProblem;
import org.maillage.web.Nir;
import org.maillage.web.Problem;
import org.maillage.web.Problems;
import org.maillage.web.Refused;

/**
 * The problem of a line in words for who keeps the file: the heading of the column, what is wrong, and what to write instead. No name
 * of a property and no pattern stands in them. Lines of NDJSON are written by a system and have the words of the API.
 */
@ApplicationScoped
class Advice {

    private static final Set<String> OF_FORM = Set.of("invalid-type", "invalid-format", "invalid-value");
    /** The columns that a refusal without a place is about, the most telling first. */
    private static final Map<String, List<String>> ABOUT = Map.of(
            "out-of-scope", List.of("territory", "commune", "contractReference", "reference", "beneficiaryExternalId", "externalId"),
            "restricted", List.of("beneficiaryExternalId", "externalId", "lastName"),
            "merged", List.of("beneficiaryExternalId", "externalId", "lastName"));
    static final String IN_SHEET = "in-sheet";
    private static final String KEY = "advice.";
    private static final String DASH = " – ";

    private final NearestCodes nearest;

    Advice(NearestCodes nearest) {
        this.nearest = nearest;
    }

    /**
     * The problem that {@code why} is, in {@code locale}.
     *
     * @param columns of the file; null for NDJSON
     * @param said    what the line says, by the names of the fields
     */
    Problem of(Refused why, Columns columns, ObjectNode said, Locale locale) {
        Problem told = Problems.of(why, locale);
        String detail = sentence(locale, told.code(), why.args(), told.detail(), columns);
        if (told.errors() == null) {
            return with(told, columns == null ? detail : column(about(why, columns, said), locale) + DASH + detail, null);
        }
        List<Problem.Error> errors = IntStream.range(0, told.errors().size())
                .mapToObj(i -> of(told.errors().get(i), why.faults().get(i), why, columns, said, locale))
                .map(error -> error.code().equals(IN_SHEET) ? saying(error, error.detail() + " " + detail) : error).toList();
        return with(told, detail, errors);
    }

    /** Where a sheet is refused, its place alone is no reason. */
    private static Problem.Error saying(Problem.Error error, String detail) {
        return new Problem.Error(error.pointer(), error.parameter(), error.header(), error.code(), detail);
    }

    private static Problem with(Problem told, String detail, List<Problem.Error> errors) {
        return new Problem(told.type(), told.title(), told.status(), detail, told.instance(), told.code(), errors, told.items());
    }

    private Problem.Error of(Problem.Error error, Refused.Fault fault, Refused why, Columns columns, ObjectNode said, Locale locale) {
        Field field = columns == null ? null : error.pointer() == null ? null : columns.at(error.pointer(), said::has);
        String detail = OF_FORM.contains(error.code()) && field != null ? form(field, error.pointer(), said, locale) : null;
        if (detail == null) {
            String plain = fault.text() == null ? error.detail() : Texts.of(locale, KEY + "invalid-value");
            detail = columns == null && fault.text() == null ? error.detail() : sentence(locale, error.code(), fault.args(), plain, columns);
        }
        List<Field> named = field == null && columns != null ? about(why, columns, said) : Stream.ofNullable(field).toList();
        return new Problem.Error(error.pointer(), error.parameter(), error.header(), error.code(),
                columns == null ? detail : column(named, locale) + DASH + detail);
    }

    /** The sentence for files, where there is one: a code without needs none. */
    private static String sentence(Locale locale, String code, Object[] args, String otherwise, Columns columns) {
        return Texts.has(locale, KEY + code) && (columns != null || args.length == 0) ? Texts.of(locale, KEY + code, args) : otherwise;
    }

    /** How the cell is to be filled; null where its type does not say it. */
    private String form(Field field, String pointer, ObjectNode said, Locale locale) {
        String text = field.list() == null ? "" : text(said.path(field.name()), pointer);
        if (!text.isEmpty()) {
            return Texts.of(locale, KEY + "nearest", nearest.to(field, text, locale));
        }
        return Texts.has(locale, KEY + field.type()) ? Texts.of(locale, KEY + field.type()) : null;
    }

    /** What stands in the cell; of several codes in one, the one that {@code pointer} counts. */
    private static String text(JsonNode value, String pointer) {
        String place = pointer.replaceAll("[^0-9]*([0-9]*).*", "$1");
        return value.isArray() ? value.path(place.isEmpty() ? 0 : Integer.parseInt(place)).asText("") : value.asText("");
    }

    /** The columns that hold a NIR, or that say most of what is refused as a whole; none: it is the line. */
    private static List<Field> about(Refused why, Columns columns, ObjectNode said) {
        if (why.type() == CommonProblem.NIR_REFUSED) {
            return said.properties().stream().filter(cell -> Nir.in(cell.getValue().asText(""))).map(cell -> columns.named(cell.getKey()))
                    .filter(Objects::nonNull).toList();
        }
        List<Field> all = ABOUT.getOrDefault(why.type().code(), List.of()).stream().map(columns::named).filter(Objects::nonNull).toList();
        return Stream.concat(all.stream().filter(field -> said.has(field.name())), all.stream()).limit(1).toList();
    }

    private static String column(List<Field> fields, Locale locale) {
        return fields.isEmpty() ? Texts.of(locale, "line.whole")
                : fields.stream().map(field -> field.heading(locale)).collect(Collectors.joining(", "));
    }
}
