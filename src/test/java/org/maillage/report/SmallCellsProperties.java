package org.maillage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
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
            cells.add(new Cell("T" + i, persons.get(i), Math.min(persons.get(i), rsa.get(i % rsa.size()))));
        }
        return cells;
    }

    private static Cell total(List<Cell> cells) {
        return new Cell("", sum(cells, Cell::persons), sum(cells, Cell::rsa));
    }

    private static long sum(List<Cell> cells, ToLongFunction<Cell> group) {
        return cells.stream().mapToLong(group).sum();
    }

    private static boolean tells(long persons) {
        return persons > 0 && persons < 5;
    }

    /** What is hidden, and what the whole less all that is shown gives: never about one to four persons. */
    private static void hides(List<Cell> cells, Set<String> hidden, boolean whole, ToLongFunction<Cell> group) {
        cells.stream().filter(cell -> !hidden.contains(cell.key())).forEach(cell -> assertFalse(tells(group.applyAsLong(cell)), cell.toString()));
        List<Cell> rest = cells.stream().filter(cell -> hidden.contains(cell.key())).toList();
        assertTrue(whole || !tells(sum(rest, group)), rest.toString());
        assertTrue(whole || rest.size() != 1, rest.toString());
        assertTrue(whole || !tells(sum(cells, group)), cells.toString());
    }

    @Property
    void nothingIsShownOfFewPersons(@ForAll @Size(min = 1, max = 9) List<@IntRange(max = 12) Integer> persons,
                                    @ForAll @Size(min = 1, max = 9) List<@IntRange(max = 12) Integer> rsa) {
        List<Cell> cells = cells(persons, rsa);
        SmallCells small = SmallCells.of(cells, total(cells));
        hides(cells, small.hours(), small.whole(), Cell::persons);
        hides(cells, small.rsa(), small.wholeRsa(), Cell::rsa);
        hides(cells, small.rsa(), small.wholeRsa(), Cell::others);
        assertTrue(small.rsa().containsAll(small.hours()));
    }

    @Example
    void oneSmallPartTakesTheNextSmallestWithIt() {
        List<Cell> cells = List.of(new Cell("A", 3, 0), new Cell("B", 8, 0), new Cell("C", 6, 0), new Cell("D", 0, 0));
        SmallCells small = SmallCells.of(cells, new Cell("", 17, 0));
        assertEquals(Set.of("A", "C"), small.hours());
        assertFalse(small.whole());
    }

    @Example
    void whatIsLargeIsShown() {
        List<Cell> cells = List.of(new Cell("A", 10, 5), new Cell("B", 12, 6));
        SmallCells small = SmallCells.of(cells, new Cell("", 22, 11));
        assertEquals(Set.of(), small.rsa());
        assertFalse(small.wholeRsa());
    }

    @Example
    void aWholeOfFewIsHiddenWhole() {
        assertTrue(SmallCells.of(List.of(new Cell("A", 2, 1)), new Cell("", 2, 1)).whole());
    }
}
