package org.maillage.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The fields of each kind and the headings under which they are known, as {@code imports/columns.csv} lists them. */
final class Columns {

    private static final String LIST = "/imports/columns.csv";
    private static final Set<String> PERSONAL = Set.of("lastName", "firstName", "birthName", "birthDate", "fullName");
    /** In the place of several fields with headings of the same words. */
    private static final Field AMBIGUOUS = new Field("", Field.Type.PASSED_OVER, null, false, "", Map.of(), "", List.of());
    private static final Field PASSED_OVER = new Field("", Field.Type.PASSED_OVER, null, false, "", Map.of(), "", List.of());
    /** The columns by which lines name what the API refers to by an id. */
    private static final Map<String, List<String>> NAMED_BY = Map.of(
            "/employmentId", List.of("employmentExternalId", "beneficiaryExternalId"), "/clauseId", List.of("clauseExternalId", "contractReference"),
            "/lotId", List.of("lotNumber"), "/contractId", List.of("contractReference", "reference"));
    private static final Map<ImportKind, Columns> ALL = read();

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Field> byHeading = new HashMap<>();
    /** By the words that matter. */
    private final Map<String, Field> byWords = new HashMap<>();
    /** Keys of headings of which the caller said what they mean. */
    private final Set<String> told = new HashSet<>();
    private final ImportKind kind;

    private Columns(ImportKind kind) {
        this.kind = kind;
    }

    static Columns of(ImportKind kind) {
        return ALL.get(kind);
    }

    /** In the order of the template. */
    List<Field> fields() {
        return List.copyOf(fields.values());
    }

    /** The field of this name, or null. */
    Field named(String name) {
        return fields.get(name);
    }

    /** The field that a heading means, or null: case, accents, spaces and signs do not matter, nor plurals, articles and whose it is. */
    Field under(String heading) {
        if (heading == null || key(heading).isEmpty()) {
            return null;
        }
        Field exact = byHeading.get(key(heading));
        return exact != null ? exact : under(HeadingWords.of(heading));
    }

    private Field under(HeadingWords words) {
        Field field = worded(words);
        if (field != null) {
            return field;
        }
        Field whose = worded(words.without(HeadingWords.PERSON::equals));
        if (whose != null && ofPerson(whose)) {
            return whose;
        }
        Field of = worded(words.without(HeadingWords.EMPLOYER::equals));
        if (of != null && ofEmployer(of)) {
            return of;
        }
        return kind == ImportKind.CONTRACTS ? worded(words.without(word -> word.equals("marche") || word.equals("contrat")))
                : kind == ImportKind.EMPLOYMENTS ? worded(words.without("contrat"::equals)) : null;
    }

    private Field worded(HeadingWords words) {
        Field field = byWords.get(words.key());
        return field == AMBIGUOUS ? null : field;
    }

    /** Whether a heading may say of the field that it is the person's: « Nom du bénéficiaire »; of hours, an id is not that of the person. */
    private boolean ofPerson(Field field) {
        return kind == ImportKind.BENEFICIARIES || field.name().startsWith("beneficiary") || PERSONAL.contains(field.name());
    }

    private boolean ofEmployer(Field field) {
        return kind == ImportKind.EMPLOYERS || field.name().startsWith("employer");
    }

    /**
     * The same columns for one file.
     *
     * @param map headings of the file and the names of fields that they mean; an empty name: the column is passed over
     */
    Columns mapped(Map<String, String> map) {
        if (map.isEmpty()) {
            return this;
        }
        Columns mapped = new Columns(kind);
        mapped.fields.putAll(fields);
        mapped.byHeading.putAll(byHeading);
        mapped.byWords.putAll(byWords);
        map.forEach((heading, name) -> mapped.byHeading.put(key(heading), name.isEmpty() ? PASSED_OVER : fields.get(name)));
        map.keySet().forEach(heading -> mapped.told.add(key(heading)));
        return mapped;
    }

    /** Whether a caller said what the heading means. */
    boolean told(String heading) {
        return told.contains(key(heading));
    }

    /** The field that a place in the body of the API came from, or null; of several one that {@code said} has. */
    Field at(String pointer, Predicate<String> said) {
        List<Field> fitting = at(pointer);
        return fitting.stream().filter(field -> said.test(field.name())).findFirst().orElse(fitting.isEmpty() ? null : fitting.get(0));
    }

    /** The fields that a place may have come from, in the body of the record or in that of its clause; what is inside of one, or holds it, too. */
    private List<Field> at(String pointer) {
        String place = pointer.replaceAll("/[0-9]+(?=/|$)", "/0");
        if (place.length() < 2) {
            return List.of();
        }
        List<Field> known = Stream.concat(NAMED_BY.getOrDefault(place, List.of()).stream(), Stream.of(place.substring(1))).map(fields::get)
                .filter(Objects::nonNull).distinct().toList();
        return Stream.<Supplier<List<Field>>>of(() -> known, () -> placed(place, String::equals),
                () -> placed(place, (asked, own) -> asked.startsWith(own + "/")), () -> placed(place, (asked, own) -> own.startsWith(asked + "/")),
                () -> Stream.ofNullable(fields.get(place.substring(place.lastIndexOf('/') + 1))).toList(),
                () -> at(place.substring(0, place.lastIndexOf('/'))))
                .map(Supplier::get).filter(some -> !some.isEmpty()).findFirst().orElse(List.of());
    }

    private List<Field> placed(String place, BiPredicate<String, String> fits) {
        return Stream.of("", "/clause").map(of -> fields.values().stream().filter(field -> fits.test(of + place, field.pointer())).toList())
                .filter(some -> !some.isEmpty()).findFirst().orElse(List.of());
    }

    static String key(String heading) {
        return HeadingWords.plain(heading).replaceAll("[^a-z0-9]+", "");
    }

    private static Map<ImportKind, Columns> read() {
        Map<ImportKind, Columns> all = new EnumMap<>(ImportKind.class);
        try (InputStream list = Columns.class.getResourceAsStream(LIST);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(list, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : rows) {
                all.computeIfAbsent(ImportKind.ofPath(row.getField("kind")).orElseThrow(), Columns::new).add(field(row));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Field field(NamedCsvRecord row) {
        String[] type = row.getField("type").split(" ");
        Map<String, String> values = new HashMap<>();
        split(row.getField("values")).forEach(value -> values.put(key(value.substring(0, value.indexOf('='))), value.substring(value.indexOf('=') + 1)));
        String name = row.getField("field");
        String pointer = row.getField("pointer").isEmpty() ? "/" + name : row.getField("pointer");
        return new Field(name, Field.Type.valueOf(type[0]), type.length > 1 ? type[1] : null, row.getField("needed").equals("yes"), pointer,
                values, row.getField("example"), split(row.getField("headings")));
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|"));
    }

    private void add(Field field) {
        fields.put(field.name(), field);
        List<String> known = new ArrayList<>(field.headings());
        known.add(field.name());
        for (String heading : known) {
            Field other = byHeading.put(key(heading), field);
            if (other != null && other != field) {
                throw new IllegalStateException("Two fields have the heading " + heading);
            }
            byWords.merge(HeadingWords.of(heading).key(), field, (one, two) -> one == two ? one : AMBIGUOUS);
        }
    }
}
