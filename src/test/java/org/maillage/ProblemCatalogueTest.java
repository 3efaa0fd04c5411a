package org.maillage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Code;
import org.maillage.testing.Contract;
import org.maillage.testing.Contract.Operation;
import org.maillage.web.ProblemType;

/** That the catalogue of problems is the same in the contract, in the code and in both languages. */
class ProblemCatalogueTest {

    private static final Contract CONTRACT = Contract.ours();

    private static List<ProblemType> types() {
        return Code.CLASSES.stream().filter(type -> type.isAssignableTo(ProblemType.class)).map(JavaClass::reflect)
                .filter(Class::isEnum).flatMap(type -> Stream.of((ProblemType[]) type.getEnumConstants())).toList();
    }

    private static Map<String, Set<Integer>> inCode() {
        Map<String, Set<Integer>> statuses = new TreeMap<>();
        types().forEach(type -> statuses.computeIfAbsent(type.code(), code -> new TreeSet<>()).add(type.status()));
        return statuses;
    }

    /** The rows {@code | `code` | 503 (408) | meaning |} of the schema's description. */
    private static Map<String, Set<Integer>> inContract() {
        Map<String, Set<Integer>> statuses = new TreeMap<>();
        String description = CONTRACT.document().at("/components/schemas/ProblemCode/description").textValue();
        Matcher row = Pattern.compile("\\| `([a-z-]+)` \\| ([0-9() ]+) \\|").matcher(description);
        while (row.find()) {
            statuses.put(row.group(1), Pattern.compile("[0-9]+").matcher(row.group(2)).results()
                    .map(result -> Integer.valueOf(result.group())).collect(Collectors.toCollection(TreeSet::new)));
        }
        return statuses;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void theCodeAndTheContractHaveTheSameProblems() {
        assertEquals(inContract().toString().replace("], ", "],\n"), inCode().toString().replace("], ", "],\n"));
        assertEquals(inContract().keySet(), CONTRACT.problemCodes());
    }

    @Test
    void noProblemIsDeclaredTwice() {
        Map<String, Long> names = types().stream().collect(Collectors.groupingBy(ProblemType::name, TreeMap::new, Collectors.counting()));
        assertEquals(List.of(), names.keySet().stream().filter(name -> names.get(name) > 1).toList());
    }

    @Test
    void everyProblemHasATitleAndASentenceInBothLanguages() {
        Set<String> expected = new TreeSet<>();
        inCode().keySet().forEach(code -> expected.addAll(List.of(code + ".title", code + ".detail")));
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            ResourceBundle bundle = bundle(locale);
            Set<String> given = new TreeSet<>(bundle.keySet());
            given.removeIf(key -> key.startsWith("error."));
            assertEquals(expected, given);
            bundle.keySet().forEach(key -> assertFalse(bundle.getString(key).isBlank(), key));
        }
        assertEquals(bundle(Locale.FRENCH).keySet(), bundle(Locale.ENGLISH).keySet());
    }

    @Test
    void everySentenceQuotesTheSameInBothLanguagesAndLosesNoLetter() {
        for (String key : bundle(Locale.FRENCH).keySet()) {
            String french = bundle(Locale.FRENCH).getString(key);
            String english = bundle(Locale.ENGLISH).getString(key);
            assertFalse((french + english).contains("'"), key + " has an apostrophe that MessageFormat would swallow");
            assertEquals(new MessageFormat(french).getFormats().length, new MessageFormat(english).getFormats().length, key);
        }
    }

    @Test
    void everyResponseNamesProblemsOfItsStatusOnly() {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : CONTRACT.operations()) {
            operation.node().path("responses").fieldNames().forEachRemaining(status ->
                    CONTRACT.problemCodes(operation, status).stream()
                            .filter(code -> !inContract().get(code).contains(Integer.valueOf(status)))
                            .forEach(code -> wrong.add(operation + " " + status + " " + code)));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyProblemIsNamedBySomeResponse() {
        Set<String> named = new TreeSet<>(Set.of("method-not-allowed"));
        for (Operation operation : CONTRACT.operations()) {
            operation.node().path("responses").fieldNames().forEachRemaining(status -> named.addAll(CONTRACT.problemCodes(operation, status)));
        }
        assertEquals(CONTRACT.problemCodes(), named);
        assertTrue(named.size() > 60);
    }
}
