package org.maillage.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Which parts of a whole are too small to be shown: fewer than {@value #FEWEST} persons ({@code domain.md} §6). One hidden part
 * could be computed back from the whole and the others: then the next smallest is hidden too, until at least two are, with
 * {@value #FEWEST} persons together.
 *
 * @param hours parts of which the hours are hidden, and with them all that follows from hours
 * @param rsa   parts of which what concerns RSA recipients is hidden; those of {@code hours} are among them
 * @param whole the whole is hidden too, for no other part is left to hide
 * @param wholeRsa as {@code whole}, for what concerns RSA recipients
 */
record SmallCells(Set<String> hours, Set<String> rsa, boolean whole, boolean wholeRsa) {

    /** The fewest persons that a number may be about. */
    static final int FEWEST = 5;

    /** One part: how many persons it has with hours that count, and how many of them as RSA recipients. */
    record Cell(String key, long persons, long rsa) {
        long others() {
            return persons - rsa;
        }
    }

    /** @param total of the whole: a person may be in several parts */
    static SmallCells of(Collection<Cell> cells, Cell total) {
        Set<String> hours = hidden(cells, Set.of(), cell -> few(cell.persons()), List.of(Cell::persons));
        Set<String> rsa = hidden(cells, hours, cell -> few(cell.rsa()) || few(cell.others()), List.of(Cell::rsa, Cell::others));
        boolean whole = few(total.persons()) || open(cells, hours, List.of(Cell::persons));
        return new SmallCells(hours, rsa, whole, whole || few(total.rsa()) || few(total.others())
                || open(cells, rsa, List.of(Cell::rsa, Cell::others)));
    }

    private static boolean few(long persons) {
        return persons > 0 && persons < FEWEST;
    }

    private static Set<String> hidden(Collection<Cell> cells, Set<String> already, Predicate<Cell> small, List<ToLongFunction<Cell>> groups) {
        Set<String> hidden = new HashSet<>(already);
        cells.stream().filter(small).map(Cell::key).forEach(hidden::add);
        for (Cell next : cells.stream().filter(cell -> cell.persons() > 0).sorted(Comparator.comparingLong(Cell::persons)).toList()) {
            if (open(cells, hidden, groups)) {
                hidden.add(next.key());
            }
        }
        return hidden;
    }

    /** Whether what is hidden can be computed back, or is about too few persons taken together. */
    private static boolean open(Collection<Cell> cells, Set<String> hidden, List<ToLongFunction<Cell>> groups) {
        List<Cell> parts = cells.stream().filter(cell -> hidden.contains(cell.key())).toList();
        return parts.size() == 1 || groups.stream().anyMatch(group -> few(parts.stream().mapToLong(group).sum()));
    }
}
