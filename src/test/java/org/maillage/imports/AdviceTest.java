package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillage.testing.Api;
import org.maillage.testing.Code;
import org.maillage.web.CommonProblem;
import org.maillage.web.Problem;
import org.maillage.web.ProblemType;
import org.maillage.web.Refused;

/** The words of refused lines are those of spreadsheets: headings, and no name of a property. */
@QuarkusTest
class AdviceTest {

    /** What no line of a file can be told: it is about requests, accounts, or whole files. */
    private static final Set<String> NOT_OF_LINES = Set.of("invalid-parameter", "invalid-cursor", "bad-request", "unauthorized", "forbidden", "method-not-allowed",
            "not-acceptable", "payload-too-large", "batch-too-large", "resync-required", "too-long-for-format", "unsupported-media-type", "batch-refused",
            "precondition-required", "too-many-requests", "referenced", "idempotency-key-in-use", "idempotency-key-reused", "erasure-pending", "not-restricted",
            "merge-conflict", "role-alone", "scope-required", "scope-not-of-role", "time-box-required", "target-scope", "future-day", "webhook-url", "webhook-owner");
    /** Of requests, of files as a whole, and of essential data. */
    private static final Set<String> FAULTS_NOT_OF_LINES = Set.of("unknown-parameter", "not-permitted", "origin-forbidden", "referenced-by", "merged-into",
            "corrected-by-source", "json-at", "decp-2019", "decp-xml", "decp-layout");
    /** camelCase, a pointer, or what points into the answer. */
    private static final Pattern OF_PROGRAMS = Pattern.compile("\\p{Ll}\\p{Lu}|(?<![\\p{L}0-9.])/\\p{Ll}|\\berrors\\b|null|\\bfrom (et|and) to\\b|\\{|\\(commune\\)");
    /** Texts of ours in which two capitals stand as in a name of a property. */
    private static final Pattern NAMES = Pattern.compile("NDJSON|OpenDocument");

    @Inject
    Advice advice;

    private static Stream<ProblemType> types() {
        return Code.CLASSES.stream().filter(type -> type.isAssignableTo(ProblemType.class)).map(JavaClass::reflect).filter(Class::isEnum)
                .flatMap(type -> Stream.of((ProblemType[]) type.getEnumConstants())).filter(type -> !NOT_OF_LINES.contains(type.code()))
                .filter(type -> !type.code().startsWith("import-"));
    }

    private static Set<String> faults() {
        Set<String> codes = new TreeSet<>();
        ResourceBundle.getBundle("messages", Locale.FRENCH).keySet().stream().filter(key -> key.startsWith("error.")).map(key -> key.substring(6))
                .filter(code -> !FAULTS_NOT_OF_LINES.contains(code)).forEach(codes::add);
        return codes;
    }

    private static ObjectNode line() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static List<String> said(Problem problem) {
        List<String> said = new ArrayList<>(List.of(problem.detail()));
        if (problem.errors() != null) {
            problem.errors().forEach(error -> said.add(error.detail()));
        }
        return said;
    }

    /** "No JSON property name in a text for an Excel user; every refused line names the column, or what is missing". */
    @ParameterizedTest
    @EnumSource(ImportKind.class)
    void everyProblemNamesItsColumnAndNoProperty(ImportKind kind) {
        Columns columns = Columns.of(kind);
        List<String> wrong = new ArrayList<>();
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            types().forEach(type -> {
                for (Field field : columns.fields()) {
                    Problem problem = advice.of(Refused.because(type, 1, 2, 3, 4, 5).at(field.pointer()), columns, line(), locale);
                    check(problem, field, columns, locale, type.code(), wrong);
                }
                Problem whole = advice.of(Refused.because(type, 1, 2, 3, 4, 5), columns, line(), locale);
                check(whole, null, columns, locale, type.code(), wrong);
            });
            for (String code : faults()) {
                for (Field field : columns.fields()) {
                    Refused why = Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, field.pointer(), code, 1, 2);
                    check(advice.of(why, columns, line(), locale), field, columns, locale, code, wrong);
                }
                Refused why = Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", code, 1, 2);
                check(advice.of(why, columns, line(), locale), null, columns, locale, code, wrong);
            }
            for (String code : List.of("required", "invalid-type", "invalid-format", "invalid-value", "too-short", "too-long", "out-of-range", "too-few", "too-many")) {
                for (Field field : columns.fields()) {
                    Refused why = Refused.because(CommonProblem.INVALID_BODY).faultText(Refused.In.POINTER, field.pointer(), code, "must match \"[0-9]{5}\"");
                    check(advice.of(why, columns, line(), locale), field, columns, locale, code, wrong);
                }
            }
        }
        assertEquals(List.of(), wrong.stream().distinct().toList());
    }

    private static void check(Problem problem, Field field, Columns columns, Locale locale, String code, List<String> wrong) {
        for (String text : said(problem)) {
            if (OF_PROGRAMS.matcher(NAMES.matcher(text).replaceAll("")).find() || text.contains("must match")) {
                wrong.add(locale + " " + code + ": " + text);
            }
        }
        String shown = problem.errors() == null ? problem.detail() : problem.errors().get(0).detail();
        boolean named = columns.fields().stream().filter(one -> field == null || one.pointer().equals(field.pointer()))
                .anyMatch(one -> shown.startsWith(one.heading(locale) + " – ")) || field == null && shown.startsWith(Texts.of(locale, "line.whole"));
        if (!named && (field == null || field.type() != Field.Type.PASSED_OVER)) {
            wrong.add(locale + " " + code + " names no column: " + shown);
        }
    }

    @ParameterizedTest
    @CsvSource({"HOUR_ENTRIES,/employmentId,Identifiant salarié,beneficiaryExternalId", "HOUR_ENTRIES,/clauseId,Référence marché,contractReference",
        "HOUR_ENTRIES,/employmentId,Identifiant contrat de travail,employmentExternalId", "HOUR_ENTRIES,/externalIds,Identifiant externe,externalId",
        "CONTRACTS,/objectiveVersions,Heures d'insertion,clauseHours", "CONTRACTS,/commitments/0/hours,SIRET titulaire,holderSiret",
        "CONTRACTS,/kind,Type de clause,clauseKind", "CONTRACTS,/lotId,Lot,lotNumber", "CONTRACTS,/places/0/share,Lieu (code INSEE),commune",
        "CONTRACTS,/places/0,Département,department", "EMPLOYERS,/kinds/0/from,Type depuis le,kindFrom", "EMPLOYMENTS,/employerId,SIRET employeur,employerSiret",
        "BENEFICIARIES,/criteria/1,Critères,criteria", "BENEFICIARIES,/externalIds/2/id,Identifiant externe,externalId"})
    void aPlaceOfTheApiIsTheColumnThatTheLineHas(ImportKind kind, String pointer, String heading, String has) {
        Field field = Columns.of(kind).at(pointer, has::equals);
        assertNotNull(field, pointer);
        assertEquals(heading, field.heading(Locale.FRENCH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "EMPLOYERS     | kind     | chantier d'insertion | ACI",
        "EMPLOYERS     | kind     | entreprise d'insersion | EI",
        "EMPLOYERS     | kind     | ETTTI                | ETTI",
        "BENEFICIARIES | sex      | Fille                | F",
        "BENEFICIARIES | criteria | Bénéficiaire du RSA  | RSA",
        "EMPLOYMENTS   | contractKind | CDDII            | CDDI",
        "HOUR_ENTRIES  | kind     | formations           | TRAINING"})
    void anUnknownValueIsAnsweredWithTheNearest(ImportKind kind, String name, String written, String near) {
        Field field = Columns.of(kind).named(name);
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            Refused why = Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, field.pointer(), "invalid-value");
            String detail = advice.of(why, Columns.of(kind), line().put(name, written), locale).errors().get(0).detail();
            assertTrue(detail.contains("(" + near + ")"), detail);
            assertTrue(detail.chars().filter(c -> c == '(').count() >= 2 && detail.startsWith(field.heading(locale) + " – "), detail);
            assertFalse(detail.contains(written), detail);
        }
    }

    @Test
    void ofSeveralCodesInACellTheOneThatIsUnknownIsAnswered() {
        ObjectNode line = line();
        line.putArray("criteria").add("RSA").add("obligation d'emploi");
        Refused why = Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/criteria/1/criterion", "invalid-value");
        String detail = advice.of(why, Columns.of(ImportKind.BENEFICIARIES), line, Locale.FRENCH).errors().get(0).detail();
        assertTrue(detail.contains("plus proches : « Bénéficiaire de l’obligation d’emploi (RQTH) »"), detail);
    }

    /** Case F50. */
    @Test
    void hoursBeyondWhatIsPlausibleAskForTheColumnJustification() {
        ProblemType implausible = types().filter(type -> type.code().equals("implausible-hours")).findFirst().orElseThrow();
        Refused why = Refused.because(implausible, 1607, 250).at("/hours");
        String detail = advice.of(why, Columns.of(ImportKind.HOUR_ENTRIES), line(), Locale.FRENCH).errors().get(0).detail();
        assertTrue(detail.startsWith("Heures – ") && detail.contains("« Justification »"), detail);
    }

    @Test
    void theFileOfRefusedLinesNamesTheColumn() {
        JsonNode run = Imports.sent("employers?source=PLIE", "Id;Nom;Type;SIRET;Téléphone\nA;Bâti;Chantier insertion;73282932100007;x\nB;Bâti;EI;73282932100007;\nC;;EI;;\n");
        assertEquals("DONE 0/0/0/3", Imports.counts(run));
        String file = Api.admin().get(Imports.PATH + "/" + run.path("id").asText() + "/results.csv").asString();
        for (String words : List.of("Type de structure – Valeur inconnue. Les plus proches : « ", "(ACI)", "SIRET – Les neuf premiers chiffres", "Nom – Cette information manque")) {
            assertTrue(file.contains(words), file);
        }
        assertFalse(OF_PROGRAMS.matcher(file.replace("\ufeff", "")).find(), file);
    }
}
