package org.maillage.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

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

    /**
     * One part: the persons with hours that count, and those of them who did some as RSA recipients. Several parts may be about the same
     * persons: together they are about no more of them than each alone.
     */
    record Cell(String key, Set<UUID> persons, Set<UUID> rsa) {
        Set<UUID> others() {
            Set<UUID> others = new HashSet<>(persons);
            others.removeAll(rsa);
            return others;
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

    static boolean few(Set<?> persons) {
        return !persons.isEmpty() && persons.size() < FEWEST;
    }

    private static Set<UUID> together(Collection<Cell> parts, Function<Cell, Set<UUID>> group) {
        Set<UUID> together = new HashSet<>();
        parts.forEach(part -> together.addAll(group.apply(part)));
        return together;
    }

    private static Set<String> hidden(Collection<Cell> cells, Set<String> already, Predicate<Cell> small, List<Function<Cell, Set<UUID>>> groups) {
        Set<String> hidden = new HashSet<>(already);
        cells.stream().filter(small).map(Cell::key).forEach(hidden::add);
        for (Cell next : cells.stream().filter(cell -> !cell.persons().isEmpty())
                .sorted(Comparator.comparingInt(cell -> cell.persons().size())).toList()) {
            if (open(cells, hidden, groups)) {
                hidden.add(next.key());
            }
        }
        return hidden;
    }

    /** Whether what is hidden can be computed back, or is about too few persons taken together. */
    private static boolean open(Collection<Cell> cells, Set<String> hidden, List<Function<Cell, Set<UUID>>> groups) {
        List<Cell> parts = cells.stream().filter(cell -> hidden.contains(cell.key())).toList();
        return parts.size() == 1 || groups.stream().anyMatch(group -> few(together(parts, group)));
    }
}
