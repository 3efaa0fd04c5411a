package org.maillage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Code;
import org.maillage.testing.Contract;

/** That contract, code and code lists have the same codes, each with its labels. */
@QuarkusTest
class LabelsTest {

    private static final String SCHEMAS = "/components/schemas";

    /** The enums of the contract, but those of the problems, which have texts of their own, and of the lists' names. */
    private static Map<String, List<String>> inContract() {
        Map<String, List<String>> codes = new TreeMap<>();
        Contract.ours().document().at(SCHEMAS).properties().forEach(schema -> {
            if (schema.getValue().has("enum") && !Set.of("ProblemCode", "CodeListName").contains(schema.getKey())) {
                codes.put(schema.getKey(), texts(schema.getValue().path("enum")));
            }
        });
        return codes;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static String title(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static JsonNode lists() {
        return Api.json(Api.admin().get("/v1/code-lists")).path("items");
    }

    @Test
    void theCodeListsAreTheEnumsOfTheContract() {
        Map<String, List<String>> published = new TreeMap<>();
        lists().forEach(list -> {
            List<String> codes = new ArrayList<>();
            list.path("codes").forEach(code -> codes.add(code.path("code").textValue()));
            published.put(title(list.path("name").textValue()), codes);
        });
        assertEquals(inContract().keySet(), published.keySet());
        assertEquals(Set.copyOf(texts(Contract.ours().document().at(SCHEMAS + "/CodeListName/enum"))), lists().findValues("name").stream()
                .map(JsonNode::textValue).collect(Collectors.toSet()));
        published.forEach((name, codes) -> assertEquals(inContract().get(name), codes, name));
    }

    @Test
    void everyListIsFoundByItsName() {
        for (JsonNode list : lists()) {
            assertEquals(list, Api.json(Api.admin().get("/v1/code-lists/{name}", list.path("name").textValue())));
        }
        Api.admin().get("/v1/code-lists/nothing").then().statusCode(404);
        Api.anonymous().get("/v1/code-lists").then().statusCode(401);
    }

    @Test
    void theEnumsOfTheCodeAreThoseOfTheContract() {
        inContract().forEach((name, codes) -> {
            for (JavaClass type : Code.CLASSES) {
                if (type.isEnum() && type.getSimpleName().equals(name)) {
                    assertEquals(codes, Arrays.stream(type.reflect().getEnumConstants()).map(Object::toString).toList(), name);
                }
            }
        });
    }

    @Test
    void everyCodeHasALabelInBothLanguagesAndNothingElseHas() {
        Set<String> expected = new TreeSet<>();
        for (JsonNode list : lists()) {
            for (JsonNode code : list.path("codes")) {
                expected.add(list.path("name").textValue() + "." + code.path("code").textValue());
                assertFalse(code.at("/label/fr").textValue().isBlank(), code::toString);
                assertFalse(code.at("/label/en").textValue().isBlank(), code::toString);
            }
        }
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            ResourceBundle labels = ResourceBundle.getBundle("labels", locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            assertEquals(String.join("\n", expected), String.join("\n", new TreeSet<>(labels.keySet())));
        }
    }
}
