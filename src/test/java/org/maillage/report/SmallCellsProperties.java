package org.maillage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.maillage.report.SmallCells.Cell;

/** That no number about one to four persons is shown, nor can be had by subtraction. */
class SmallCellsProperties {

    private static List<Cell> cells(List<Integer> persons, List<Integer> rsa) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < persons.size(); i++) {
            cells.add(cell("T" + i, persons.get(i), Math.min(persons.get(i), rsa.get(i % rsa.size()))));
        }
        return cells;
    }

    /** With persons of its own. */
    private static Cell cell(String key, int persons, int rsa) {
        List<UUID> all = Stream.generate(UUID::randomUUID).limit(persons).toList();
        return new Cell(key, Set.copyOf(all), Set.copyOf(all.subList(0, rsa)));
    }

    private static Cell total(List<Cell> cells) {
        return new Cell("", together(cells, Cell::persons), together(cells, Cell::rsa));
    }

    private static Set<UUID> together(List<Cell> cells, Function<Cell, Set<UUID>> group) {
        return cells.stream().map(group).flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static boolean tells(Set<UUID> persons) {
        return persons.size() > 0 && persons.size() < 5;
    }

    /** What is hidden, and what the whole less all that is shown gives: never about one to four persons. */
    private static void hides(List<Cell> cells, Set<String> hidden, boolean whole, Function<Cell, Set<UUID>> group) {
        cells.stream().filter(cell -> !hidden.contains(cell.key())).forEach(cell -> assertFalse(tells(group.apply(cell)), cell.toString()));
        List<Cell> rest = cells.stream().filter(cell -> hidden.contains(cell.key())).toList();
        assertTrue(whole || !tells(together(rest, group)), rest.toString());
        assertTrue(whole || rest.size() != 1, rest.toString());
        assertTrue(whole || !tells(together(cells, group)), cells.toString());
    }

    @Property
    void nothingIsShownOfFewPersons(@ForAll @Size(min = 1, max = 9) List<@IntRange(max = 12) Integer> persons,
                                    @ForAll @Size(min = 1, max = 9) List<@IntRange(max = 12) Integer> rsa) {
        hides(cells(persons, rsa));
    }

    private static void hides(List<Cell> cells) {
        SmallCells small = SmallCells.of(cells, total(cells));
        hides(cells, small.hours(), small.whole(), Cell::persons);
        hides(cells, small.rsa(), small.wholeRsa(), Cell::rsa);
        hides(cells, small.rsa(), small.wholeRsa(), Cell::others);
        assertTrue(small.rsa().containsAll(small.hours()));
    }

    /** The same persons work in several places: two small parts are not about more of them than one. */
    @Property
    void nothingIsShownOfFewWhoWorkEverywhere(@ForAll @Size(min = 1, max = 7) List<@Size(max = 8) Set<@IntRange(max = 9) Integer>> persons) {
        List<UUID> all = Stream.generate(UUID::randomUUID).limit(10).toList();
        List<Cell> cells = new ArrayList<>();
        for (Set<Integer> here : persons) {
            cells.add(new Cell("T" + cells.size(), here.stream().map(all::get).collect(Collectors.toSet()),
                    here.stream().filter(one -> one < 5).map(all::get).collect(Collectors.toSet())));
        }
        hides(cells);
    }

    @Example
    void theSameThreePersonsInTwoPartsAreFew() {
        Cell three = cell("A", 3, 0);
        List<Cell> cells = List.of(three, new Cell("B", three.persons(), Set.of()), cell("C", 6, 0));
        assertEquals(Set.of("A", "B", "C"), SmallCells.of(cells, total(cells)).hours());
    }

    @Example
    void oneSmallPartTakesTheNextSmallestWithIt() {
        List<Cell> cells = List.of(cell("A", 3, 0), cell("B", 8, 0), cell("C", 6, 0), cell("D", 0, 0));
        SmallCells small = SmallCells.of(cells, cell("", 17, 0));
        assertEquals(Set.of("A", "C"), small.hours());
        assertFalse(small.whole());
    }

    @Example
    void whatIsLargeIsShown() {
        List<Cell> cells = List.of(cell("A", 10, 5), cell("B", 12, 6));
        SmallCells small = SmallCells.of(cells, cell("", 22, 11));
        assertEquals(Set.of(), small.rsa());
        assertFalse(small.wholeRsa());
    }

    @Example
    void aWholeOfFewIsHiddenWhole() {
        assertTrue(SmallCells.of(List.of(cell("A", 2, 1)), cell("", 2, 1)).whole());
    }
}
