package org.maillage.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.maillage.report.LinkedTables.Line;

/**
 * Solves for what is hidden, as an attacker would: every line is an equation over the hidden cells. In reduced row echelon form, what can
 * be computed is what the rows span; a set of cells can be had exactly when the rows of its pivots add up to it. In whole numbers, exactly.
 */
final class Solver {

    private static final int MOST_STEPS = 100_000;

    private final List<Set<?>> persons;
    private final List<TreeMap<Integer, Long>> rows = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();
    private int steps;

    /** @param hidden the cells that are not known */
    Solver(List<Line> lines, List<Set<?>> persons, Set<Integer> hidden) {
        this.persons = persons;
        for (Line line : lines) {
            TreeMap<Integer, Long> row = new TreeMap<>();
            line.parts().stream().filter(hidden::contains).forEach(cell -> row.merge(cell, 1L, Long::sum));
            if (hidden.contains(line.total())) {
                row.merge(line.total(), -1L, Long::sum);
            }
            add(row);
        }
    }

    private void add(TreeMap<Integer, Long> row) {
        row.values().removeIf(value -> value == 0);
        for (int i = 0; i < rows.size() && !row.isEmpty(); i++) {
            if (eliminate(row, rows.get(i), pivots.get(i)) && !row.isEmpty()) {
                reduce(row, row.firstKey());
            }
        }
        if (row.isEmpty()) {
            return;
        }
        int pivot = row.firstKey();
        reduce(row, pivot);
        for (int i = 0; i < rows.size(); i++) {
            if (eliminate(rows.get(i), row, pivot)) {
                reduce(rows.get(i), pivots.get(i));
            }
        }
        rows.add(row);
        pivots.add(pivot);
    }

    /** Takes {@code by} away from {@code row} so often that nothing is left of it at {@code pivot}; whether there was something. */
    private static boolean eliminate(TreeMap<Integer, Long> row, TreeMap<Integer, Long> by, int pivot) {
        long there = row.getOrDefault(pivot, 0L);
        if (there == 0) {
            return false;
        }
        long factor = by.get(pivot);
        row.replaceAll((cell, value) -> Math.multiplyExact(value, factor));
        by.forEach((cell, value) -> row.merge(cell, Math.negateExact(Math.multiplyExact(value, there)), Math::addExact));
        row.values().removeIf(value -> value == 0);
        return true;
    }

    /** Divides a row by what its numbers have in common, and makes its pivot positive. */
    private static void reduce(TreeMap<Integer, Long> row, int pivot) {
        long common = row.values().stream().reduce(0L, Solver::gcd) * Long.signum(row.get(pivot));
        row.replaceAll((cell, value) -> value / common);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? Math.abs(a) : gcd(b, a % b);
    }

    /** Cells about one to four persons together of which something can be computed; empty when there are none. */
    Set<Integer> smallGroup() {
        for (TreeMap<Integer, Long> row : rows) {
            if (few(row.keySet())) {
                return Set.copyOf(row.keySet());
            }
        }
        return grow(new ArrayList<>(), 0);
    }

    private boolean few(Set<Integer> cells) {
        Set<Object> about = new HashSet<>();
        for (int cell : cells) {
            about.addAll(persons.get(cell));
            if (about.size() >= SmallCells.FEWEST) {
                return false;
            }
        }
        return SmallCells.few(about);
    }

    /**
     * Sums of rows are about no fewer than their pivots. When the search has gone on for long, these are taken for computable: too much is
     * hidden then, never too little.
     */
    private Set<Integer> grow(List<Integer> chosen, int next) {
        if (++steps > MOST_STEPS) {
            return chosen.stream().map(pivots::get).collect(Collectors.toSet());
        }
        Set<Integer> group = chosen.size() < 2 ? Set.of() : sum(chosen);
        for (int i = next; group.isEmpty() && i < rows.size(); i++) {
            chosen.add(i);
            if (few(chosen.stream().map(pivots::get).collect(Collectors.toSet()))) {
                group = grow(chosen, i + 1);
            }
            chosen.remove(chosen.size() - 1);
        }
        return group;
    }

    /** The cells of which these rows give the plain sum, when that is about few persons; else none. */
    private Set<Integer> sum(List<Integer> chosen) {
        long multiple = chosen.stream().mapToLong(i -> rows.get(i).get(pivots.get(i))).reduce(1, Solver::lcm);
        Map<Integer, Long> sum = new TreeMap<>();
        for (int i : chosen) {
            long factor = multiple / rows.get(i).get(pivots.get(i));
            rows.get(i).forEach((cell, value) -> sum.merge(cell, Math.multiplyExact(value, factor), Math::addExact));
        }
        sum.values().removeIf(value -> value == 0);
        boolean plain = sum.values().stream().allMatch(value -> value == multiple);
        return plain && few(sum.keySet()) ? Set.copyOf(sum.keySet()) : Set.of();
    }

    private static long lcm(long a, long b) {
        return a / gcd(a, b) * b;
    }
}
