package org.maillage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Code;
import org.maillage.testing.Code.Route;
import org.maillage.web.Idempotent;
import org.maillage.web.Retried;

/** The rules of the house that a machine can hold. */
class ArchitectureTest {

    /** Which features a feature may use. Who is used tells those above through events, never by a call. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("embedded", Set.of()),
            Map.entry("web", Set.of()),
            Map.entry("vault", Set.of("web")),
            Map.entry("access", Set.of("web", "vault")),
            Map.entry("document", Set.of("web", "access")),
            Map.entry("audit", Set.of("web", "vault", "access")),
            Map.entry("territory", Set.of("web", "access", "audit")),
            Map.entry("employer", Set.of("web", "access", "audit", "territory")),
            Map.entry("procurement", Set.of("web", "access", "audit", "territory", "employer")),
            Map.entry("beneficiary", Set.of("web", "vault", "access", "audit", "territory")),
            Map.entry("employment", Set.of("web", "access", "audit", "territory", "beneficiary", "employer")),
            Map.entry("hours", Set.of("web", "access", "audit", "territory", "employer", "procurement", "beneficiary", "employment")),
            Map.entry("privacy", Set.of("web", "vault", "access", "document", "audit", "territory", "employer", "procurement", "beneficiary",
                    "employment", "hours", "worklist")),
            Map.entry("worklist", Set.of("web", "access", "document", "audit", "territory", "employer", "procurement", "beneficiary",
                    "employment", "hours")),
            Map.entry("bilan", Set.of("web", "access", "document", "audit", "territory", "employer", "procurement", "beneficiary", "employment",
                    "hours", "report")),
            Map.entry("decp", Set.of("web", "access", "audit", "territory", "employer", "procurement")),
            Map.entry("webhook", Set.of("web", "vault", "access", "sync")),
            Map.entry("idempotency", Set.of("web", "vault", "access", "audit", "beneficiary")),
            Map.entry("imports", Set.of("web", "vault", "access", "audit", "territory", "employer", "procurement", "beneficiary", "employment",
                    "hours")),
            Map.entry("demo", Set.of("web", "access", "territory", "employer", "procurement", "beneficiary", "employment", "hours")),
            Map.entry("sync", Set.of("web", "access", "audit", "territory", "employer", "procurement", "beneficiary", "employment", "hours")),
            Map.entry("report", Set.of("web", "access", "document", "audit", "territory", "employer", "procurement", "beneficiary", "employment",
                    "hours")));

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(Code.CLASSES);
    }

    private static String feature(JavaClass type) {
        return type.getPackageName().replaceAll("^org\\.maillage\\.?", "").replaceAll("\\..*", "");
    }

    @Test
    void featuresFormNoCycle() {
        check(slices().matching("org.maillage.(*)..").should().beFreeOfCycles());
    }

    @Test
    void featuresUseOnlyThoseBelowThem() {
        Set<String> wrong = new TreeSet<>();
        Code.CLASSES.stream().filter(type -> !feature(type).isEmpty()).forEach(type -> type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(used -> used.getPackageName().startsWith("org.maillage") && !feature(used).equals(feature(type)))
                .filter(used -> !MAY_USE.getOrDefault(feature(type), Set.of()).contains(feature(used)))
                .forEach(used -> wrong.add(type.getName() + " uses " + used.getName())));
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void entitiesNeverLeaveAResource() {
        List<String> wrong = new ArrayList<>();
        for (Route route : Code.routes()) {
            types(route.handler().getGenericReturnType()).filter(type -> type.isAnnotationPresent(Entity.class))
                    .forEach(type -> wrong.add(route + " answers with " + type));
            Arrays.stream(route.handler().getGenericParameterTypes()).flatMap(ArchitectureTest::types)
                    .filter(type -> type.isAnnotationPresent(Entity.class)).forEach(type -> wrong.add(route + " takes " + type));
        }
        assertEquals(List.of(), wrong);
    }

    /** All classes in a type, such as RestResponse, Page and BuyerView in {@code RestResponse<Page<BuyerView>>}. */
    private static Stream<Class<?>> types(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Stream.concat(types(generic.getRawType()), Arrays.stream(generic.getActualTypeArguments()).flatMap(ArchitectureTest::types));
        }
        if (type instanceof WildcardType wildcard) {
            return Arrays.stream(wildcard.getUpperBounds()).flatMap(ArchitectureTest::types);
        }
        return type instanceof Class<?> plain ? Stream.of(plain) : Stream.of();
    }

    @Test
    void everyRouteSaysWhoMayCallIt() {
        List<Route> open = Code.routes().stream().filter(route -> !route.handler().isAnnotationPresent(PermissionsAllowed.class)).toList();
        assertEquals(List.of(), open);
    }

    @Test
    void everyTransactionOfAResourceIsRetried() {
        check(methods().that().areAnnotatedWith(Transactional.class).and().areDeclaredInClassesThat().areAnnotatedWith(Path.class)
                .should().beAnnotatedWith(Retried.class));
    }

    @Test
    void whatIsDoneOnceIsDoneInATransactionOrInParts() {
        check(methods().that().areAnnotatedWith(Idempotent.class).should().beAnnotatedWith(POST.class)
                .andShould().haveRawReturnType(RestResponse.class));
        List<Route> wrong = Code.routes().stream().filter(route -> route.handler().isAnnotationPresent(Idempotent.class))
                .filter(route -> route.handler().getAnnotation(Idempotent.class).inParts() == route.handler().isAnnotationPresent(Transactional.class))
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void numbersAreDecimals() {
        check(noFields().should().haveRawType(double.class).orShould().haveRawType(float.class)
                .orShould().haveRawType(Double.class).orShould().haveRawType(Float.class));
        check(noClasses().that().resideOutsideOfPackages("org.maillage.embedded..").should()
                .callMethodWhere(DescribedPredicate.describe("gives a floating-point number", call -> {
                    String type = call.getTarget().getRawReturnType().getName();
                    return type.equals("double") || type.equals("float") || type.equals("java.lang.Double");
                })));
    }

    @Test
    void datesAreThoseOfJavaTime() {
        check(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.Calendar")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.sql.Date"));
    }

    @Test
    void todayIsAskedInOnePlace() {
        check(noClasses().that().doNotHaveFullyQualifiedName("org.maillage.web.Today").should()
                .callMethodWhere(DescribedPredicate.describe("is LocalDate.now", call -> call.getTarget().getName().equals("now")
                        && call.getTargetOwner().getName().startsWith("java.time.") && !call.getTargetOwner().isEquivalentTo(Instant.class))));
    }

    @Test
    void nothingIsPrinted() {
        check(noClasses().that().doNotHaveFullyQualifiedName("org.maillage.Main").should()
                .accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void dependenciesComeByConstructor() {
        check(noFields().should().beAnnotatedWith(Inject.class));
    }

    @Test
    void packagesAreFeaturesNotLayers() {
        check(noClasses().should().resideInAnyPackage("..service..", "..services..", "..dto..", "..mapper..", "..util..", "..utils..",
                "..model..", "..repository..", "..controller.."));
        check(classes().should().resideInAPackage("org.maillage..").andShould().haveSimpleNameNotEndingWith("Dto")
                .andShould().haveSimpleNameNotEndingWith("Service").andShould().haveSimpleNameNotEndingWith("Utils"));
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        Set<String> packages = Code.CLASSES.stream().map(JavaClass::getPackageName).filter(name -> !name.equals("org.maillage"))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : packages) {
            String info = Files.readString(java.nio.file.Path.of("src/main/java", name.replace('.', '/'), "package-info.java"));
            assertTrue(info.startsWith("/**"), name);
        }
    }

    @Test
    void filesStayShort() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of("src/main/java"))) {
            List<java.nio.file.Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            for (java.nio.file.Path source : sources) {
                assertTrue(Files.readAllLines(source).size() < 400, source::toString);
            }
        }
    }
}
