package org.maillage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.maillage.employment.ExitMilestone;
import org.maillage.employment.ExitSituation;
import org.maillage.report.CountedHours.Counted;
import org.maillage.report.Exits.Left;
import org.maillage.report.Indicators.Part;
import org.maillage.report.SmallCells.Cell;

/**
 * Whoever has all that is published of a département, its own indicators, those of each territory and the target checks, and solves for
 * the rest, finds no number about one to four persons. The attacker of this test is written apart from {@link Solver}: it looks for what is
 * the same in all solutions, by the null space of everything that is known.
 */
class PublicIndicatorsProperties {

    private static final Moment MOMENT = new Moment(2018, LocalDate.of(2018, 12, 31));
    private static final List<String> PLACES = List.of("A", "B", "C", "E", "");
    private static final String D = PublishedCells.WHOLE;

    private Random random;
    private final List<Counted> rows = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private SmallCells small;
    private final Map<String, Indicators> published = new HashMap<>();

    // ------------------------------------------------------------------------------------------------- an invented département

    private static PublicIndicatorsProperties invented(long seed, int persons, int spread) {
        PublicIndicatorsProperties invented = new PublicIndicatorsProperties();
        invented.random = new Random(seed);
        for (int i = 0; i < persons; i++) {
            invented.person(spread);
        }
        invented.publish();
        return invented;
    }

    private void publish() {
        List<Cell> cells = new ArrayList<>();
        PLACES.forEach(at -> cells.add(new Cell(at, persons(in(at)), persons(in(at).and(has(Dimension.CRITERION, "RSA"))))));
        small = SmallCells.of(cells, new Cell("", persons(row -> true), persons(has(Dimension.CRITERION, "RSA"))));
        PublishedCells hidden = new PublishedCells(small, rows, left);
        published.put(D, PublicIndicators.of(new Place(Place.Kind.DEPARTMENT, "79", "79", null), MOMENT, rows, left, hidden));
        PLACES.stream().filter(at -> !at.isEmpty()).forEach(at -> published.put(at,
                PublicIndicators.of(new Place(Place.Kind.TERRITORY, at, at, null), MOMENT, rows, left, hidden)));
    }

    private void person(int spread) {
        UUID person = new UUID(random.nextLong(), random.nextLong());
        List<String> met = new ArrayList<>(List.of("RSA", "DELD", "JEUNE", "AUTRE").subList(random.nextInt(3), 4));
        met = met.subList(0, 1 + random.nextInt(met.size()));
        Map<Dimension, Set<String>> codes = new HashMap<>();
        Arrays.stream(Dimension.values()).forEach(dimension -> codes.put(dimension, Set.of(skewed(dimension.codes(), 3))));
        codes.put(Dimension.CRITERION, Set.copyOf(met));
        codes.put(Dimension.PRINCIPAL_CRITERION, Set.of(met.get(random.nextInt(met.size()))));
        Set<String> places = new HashSet<>();
        for (int i = 0; i <= random.nextInt(spread); i++) {
            String place = skewed(List.of("A", "B", "C", ""), 4);
            places.add(place.isEmpty() ? null : place);
            codes.put(Dimension.MODE, Set.of(skewed(Dimension.MODE.codes(), 3)));
            rows.add(new Counted(person, UUID.randomUUID(), person, "1", person, person, place.isEmpty() ? null : place,
                    BigDecimal.valueOf(1 + random.nextInt(10_000), 2), Map.copyOf(codes)));
        }
        if (random.nextBoolean()) {
            left.add(new Left(ExitMilestone.END, ExitSituation.values()[random.nextInt(ExitSituation.values().length)], places));
        }
    }

    /** The first ones more often. */
    private String skewed(List<String> codes, int most) {
        return codes.get(Math.min(random.nextInt(Math.min(most, codes.size())), random.nextInt(Math.min(most, codes.size()))));
    }

    private static Predicate<Counted> in(String at) {
        return row -> at.equals(D) || at.equals(row.territory() == null ? "" : row.territory());
    }

    private static Predicate<Counted> has(Dimension dimension, String code) {
        return row -> row.codes().get(dimension).contains(code);
    }

    private Set<UUID> persons(Predicate<Counted> where) {
        return rows.stream().filter(where).map(Counted::person).collect(Collectors.toSet());
    }

    private boolean wholeShown(String at) {
        return at.equals(D) ? !small.whole() : !small.hours().contains(at);
    }

    // --------------------------------------------------------------------------------------------------------------- the attack

    @Property(tries = 200)
    void nothingAboutFewPersonsCanBeSolvedFor(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int persons,
                                              @ForAll @IntRange(min = 1, max = 3) int spread) {
        PublicIndicatorsProperties invented = invented(seed, persons, spread);
        for (Dimension dimension : List.of(Dimension.SEX, Dimension.MODE, Dimension.EMPLOYER_KIND, Dimension.AGE_AT_ENTRY)) {
            invented.attack(invented.partition(dimension));
        }
        invented.attack(invented.criteria());
        invented.attack(invented.exits());
        invented.whatIsShownIsRight();
    }

    /** What an attacker knows of a set of tables: which cells there are, which are shown, and how they add up. */
    private static final class Known {
        private final Map<String, Set<?>> persons = new HashMap<>();
        private final Set<String> shown = new HashSet<>();
        private final List<Map<String, Integer>> equations = new ArrayList<>();

        void cell(String key, Set<?> about, boolean isShown) {
            persons.put(key, about);
            if (isShown || about.isEmpty()) {
                shown.add(key);
            }
        }

        /** Of a place of which nothing is shown, or a number that stands nowhere: that it is nought is not said either. */
        void unsaid(String key, Set<?> about) {
            persons.put(key, about);
        }

        /** A part of a place: where parts are named, those that are not are nought. */
        void part(boolean isSaid, String key, Set<?> about) {
            persons.put(key, about);
            if (isSaid) {
                shown.add(key);
            }
        }

        void sum(String total, Collection<String> parts) {
            Map<String, Integer> equation = new HashMap<>();
            parts.forEach(part -> equation.merge(part, 1, Integer::sum));
            equation.merge(total, -1, Integer::sum);
            equations.add(equation);
        }
    }

    private Known wholes() {
        Known known = new Known();
        places().forEach(at -> known.cell(at, persons(in(at)), wholeShown(at)));
        known.sum(D, PLACES);
        return known;
    }

    private static List<String> places() {
        return Stream.concat(Stream.of(D), PLACES.stream()).toList();
    }

    /** Whether the number of a part is said: it is there, or the parts of the place are named and it is not among them. */
    private boolean said(String at, Dimension dimension, String code) {
        List<Part> parts = published.containsKey(at) ? published.get(at).breakdown(dimension.key()).parts() : List.of();
        return !parts.isEmpty() && parts.stream().noneMatch(part -> part.code().equals(code) && part.hours() == null);
    }

    private Known partition(Dimension dimension) {
        Known known = wholes();
        List<String> codes = dimension.codes().stream().filter(code -> !persons(has(dimension, code)).isEmpty()).toList();
        places().forEach(at -> codes.forEach(code -> known.part(said(at, dimension, code), at + code,
                persons(in(at).and(has(dimension, code))))));
        return addingUp(known, codes);
    }

    private static Known addingUp(Known known, List<String> codes) {
        places().forEach(at -> known.sum(at, codes.stream().map(code -> at + code).toList()));
        codes.forEach(code -> known.sum(D + code, PLACES.stream().map(at -> at + code).toList()));
        return known;
    }

    private Known criteria() {
        Known known = wholes();
        List<String> codes = List.of("RSA", "DELD", "JEUNE", "AUTRE");
        for (String at : places()) {
            for (String code : codes) {
                Predicate<Counted> all = in(at).and(has(Dimension.CRITERION, code));
                Predicate<Counted> principal = in(at).and(has(Dimension.PRINCIPAL_CRITERION, code));
                boolean checks = code.equals("RSA") && (at.equals(D) ? !small.wholeRsa() : !small.rsa().contains(at));
                known.part(said(at, Dimension.PRINCIPAL_CRITERION, code), at + code, persons(principal));
                known.part(checks || said(at, Dimension.CRITERION, code), at + "all" + code, persons(all));
                known.unsaid(at + "more" + code, persons(all.and(principal.negate())));
                known.unsaid(at + "not" + code, persons(in(at).and(all.negate())));
                known.sum(at + "all" + code, List.of(at + code, at + "more" + code));
                known.sum(at, List.of(at + "all" + code, at + "not" + code));
            }
        }
        codes.forEach(code -> known.sum(D + "all" + code, PLACES.stream().map(at -> at + "all" + code).toList()));
        return addingUp(known, codes);
    }

    private Known exits() {
        Known known = new Known();
        List<String> numbers = List.of("exits", "durable", "transition", "positive", "dynamic", "other", "unknown", "withdrawals");
        for (String at : places()) {
            numbers.forEach(number -> known.part(published.containsKey(at)
                    && published.get(at).exits().get(0).number(number) != null, at + number, leaving(at, number)));
            known.sum(at + "exits", Stream.of("dynamic", "other", "unknown", "withdrawals").map(number -> at + number).toList());
            known.sum(at + "dynamic", Stream.of("durable", "transition", "positive").map(number -> at + number).toList());
        }
        numbers.forEach(number -> known.sum(D + number, PLACES.stream().map(at -> at + number).toList()));
        return known;
    }

    private Set<Integer> leaving(String at, String number) {
        return IntStream.range(0, left.size()).filter(i -> at.equals(D) || left.get(i).territories().contains(at.isEmpty() ? null : at))
                .filter(i -> ExitRates.of(ExitMilestone.END, List.of(left.get(i).situation())).number(number) > 0).boxed()
                .collect(Collectors.toSet());
    }

    private void attack(Known known) {
        List<String> unknown = known.persons.keySet().stream().filter(key -> !known.shown.contains(key)).sorted().toList();
        known.shown.forEach(key -> assertFalse(few(known.persons.get(key)), () -> key + " is shown"));
        List<long[]> solutions = nullSpace(known, unknown);
        grow(known, unknown, solutions, new ArrayList<>(), 0, Set.of());
    }

    /** Every group of hidden cells with one to four persons together, three cells at most. */
    private void grow(Known known, List<String> unknown, List<long[]> solutions, List<Integer> chosen, int next, Set<?> about) {
        if (!chosen.isEmpty()) {
            boolean varies = solutions.stream().anyMatch(one -> chosen.stream().mapToLong(i -> one[i]).sum() % PRIME != 0);
            assertTrue(varies, () -> chosen.stream().map(unknown::get).toList() + " can be computed of " + known.persons + " with " + known.shown);
        }
        for (int i = next; i < unknown.size() && chosen.size() < 3; i++) {
            Set<Object> more = new HashSet<>(about);
            more.addAll(known.persons.get(unknown.get(i)));
            if (few(more)) {
                chosen.add(i);
                grow(known, unknown, solutions, chosen, i + 1, more);
                chosen.remove(chosen.size() - 1);
            }
        }
    }

    private static boolean few(Set<?> persons) {
        return !persons.isEmpty() && persons.size() < 5;
    }

    private static final long PRIME = 1_000_000_007L;

    /** A basis of the differences between any two solutions, in arithmetic modulo a prime. */
    private static List<long[]> nullSpace(Known known, List<String> unknown) {
        int width = unknown.size();
        List<long[]> matrix = new ArrayList<>();
        for (Map<String, Integer> equation : known.equations) {
            long[] row = new long[width];
            equation.forEach((key, factor) -> {
                int at = unknown.indexOf(key);
                if (at >= 0) {
                    row[at] = Math.floorMod(factor, PRIME);
                }
            });
            matrix.add(row);
        }
        List<Integer> pivots = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            int from = pivots.size();
            int found = from;
            while (found < matrix.size() && matrix.get(found)[column] == 0) {
                found++;
            }
            if (found == matrix.size()) {
                continue;
            }
            long[] pivot = matrix.set(found, matrix.get(from));
            matrix.set(from, pivot);
            long inverse = power(pivot[column], PRIME - 2);
            for (int i = 0; i < width; i++) {
                pivot[i] = pivot[i] * inverse % PRIME;
            }
            for (long[] other : matrix) {
                long factor = other[column];
                for (int i = 0; other != pivot && factor != 0 && i < width; i++) {
                    other[i] = Math.floorMod(other[i] - factor * pivot[i], PRIME);
                }
            }
            pivots.add(column);
        }
        List<long[]> basis = new ArrayList<>();
        for (int free = 0; free < width; free++) {
            if (!pivots.contains(free)) {
                long[] solution = new long[width];
                solution[free] = 1;
                for (int i = 0; i < pivots.size(); i++) {
                    solution[pivots.get(i)] = Math.floorMod(-matrix.get(i)[free], PRIME);
                }
                basis.add(solution);
            }
        }
        return basis;
    }

    private static long power(long base, long exponent) {
        long result = 1;
        for (long b = base, e = exponent; e > 0; e >>= 1, b = b * b % PRIME) {
            result = (e & 1) == 1 ? result * b % PRIME : result;
        }
        return result;
    }

    // ------------------------------------------------------------------------------------------------------------ what is shown

    private void whatIsShownIsRight() {
        published.forEach((at, indicators) -> {
            assertEquals(wholeShown(at), indicators.totals().hours() != null);
            for (Dimension dimension : Dimension.values()) {
                for (Part part : indicators.breakdown(dimension.key()).parts()) {
                    Set<UUID> persons = rows.stream().filter(in(at).and(has(dimension, part.code()))).map(Counted::person).collect(Collectors.toSet());
                    assertTrue(part.persons() == null || part.persons() == persons.size(), at + part);
                    assertEquals(part.hours() == null, part.persons() == null);
                    assertTrue(wholeShown(at) || part.hours() == null);
                }
            }
        });
    }

    /** But the principal criterion RSA, beside the hours of RSA recipients in the target checks, and one that it could be computed from. */
    @Example
    void whatIsLargeIsShown() {
        PublicIndicatorsProperties many = invented(79, 4_000, 2);
        for (String at : List.of(D, "A", "B", "C")) {
            for (Indicators.Breakdown breakdown : many.published.get(at).breakdowns()) {
                long hidden = breakdown.parts().stream().filter(part -> part.hours() == null).count();
                assertEquals(Map.of("principalCriterion", 2L, "criterion", 1L).getOrDefault(breakdown.dimension(), 0L), hidden, at + breakdown);
            }
            assertTrue(Stream.of("exits", "durable", "transition", "positive", "dynamic", "other", "unknown", "withdrawals")
                    .noneMatch(number -> many.published.get(at).exits().get(0).number(number) == null), at + many.published.get(at).exits());
        }
    }

    /** One place of few persons costs the others their parts, not the whole. */
    @Example
    void aSmallPlaceDoesNotHideTheWhole() {
        PublicIndicatorsProperties some = invented(79, 300, 1);
        PublicIndicatorsProperties few = invented(1951, 12, 1);
        some.rows.addAll(few.rows.stream().map(row -> new Counted(row.person(), row.employment(), row.employer(), row.company(), row.contract(), row.buyer(),
                "E", row.hours(), row.codes())).toList());
        some.published.clear();
        some.publish();
        for (Dimension dimension : List.of(Dimension.SEX, Dimension.MODE, Dimension.EMPLOYER_KIND)) {
            assertTrue(some.published.get(D).breakdown(dimension.key()).parts().stream().allMatch(part -> part.hours() != null), dimension::key);
            assertTrue(some.published.get("A").breakdown(dimension.key()).parts().stream().allMatch(part -> part.hours() != null), dimension::key);
        }
    }
}
