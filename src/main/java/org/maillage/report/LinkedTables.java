package org.maillage.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tables of which totals are the sums of parts, and which of their cells are hidden so that nothing about one to four persons is shown
 * nor can be computed: neither a cell nor the sum of several,
 * which may be about the same persons. Small cells are hidden first; then, as long as what is shown lets a
 * small group be solved for ({@link Solver}), the smallest cell beside it.
 */
final class LinkedTables {

    /** What may be done with a cell. */
    enum State {
        /** It is shown unless it has to be hidden. */
        OPEN,
        /** It is known from elsewhere and cannot be hidden. */
        KNOWN,
        /** It is shown nowhere. */
        ABSENT
    }

    /** A number, or several about the same persons. */
    private record Cell(String key, Set<?> persons, State state) {
    }

    /** Σ parts = total, by index. */
    record Line(int total, List<Integer> parts) {
        Stream<Integer> cells() {
            return Stream.concat(Stream.of(total), parts.stream());
        }
    }

    private final Map<String, Integer> indices = new LinkedHashMap<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /** A cell; one that is there already stays as it is. */
    LinkedTables cell(String key, Set<?> persons, State state) {
        if (indices.putIfAbsent(key, cells.size()) == null) {
            cells.add(new Cell(key, persons, state));
        }
        return this;
    }

    /** That a cell is the sum of others; all must be there. */
    LinkedTables sum(String total, List<String> parts) {
        lines.add(new Line(indices.get(total), parts.stream().map(indices::get).toList()));
        return this;
    }

    /** The keys of the cells that are not to be shown. */
    Set<String> hidden() {
        Set<Integer> hidden = IntStream.range(0, cells.size()).filter(i -> !cells.get(i).persons().isEmpty())
                .filter(i -> cells.get(i).state() == State.ABSENT || cells.get(i).state() == State.OPEN && SmallCells.few(cells.get(i).persons()))
                .boxed().collect(Collectors.toCollection(HashSet::new));
        Set<Integer> group = new Solver(lines, persons(), hidden).smallGroup();
        while (!group.isEmpty() && hideBeside(group, hidden)) {
            group = new Solver(lines, persons(), hidden).smallGroup();
        }
        return hidden.stream().map(i -> cells.get(i).key()).collect(Collectors.toSet());
    }

    private List<Set<?>> persons() {
        return cells.stream().<Set<?>>map(Cell::persons).toList();
    }

    /** Hides the smallest cell of the lines of the group, or of lines that share an unknown with these, and so on; false when there is none. */
    private boolean hideBeside(Set<Integer> group, Set<Integer> hidden) {
        Set<Integer> reached = new HashSet<>(group);
        for (int before = 0; before < reached.size();) {
            before = reached.size();
            List<Line> touched = lines.stream().filter(line -> line.cells().anyMatch(reached::contains)).toList();
            var smallest = touched.stream().flatMap(Line::cells).filter(i -> !hidden.contains(i) && !cells.get(i).persons().isEmpty()
                    && cells.get(i).state() == State.OPEN).min(Comparator.<Integer>comparingInt(i -> cells.get(i).persons().size()).thenComparing(i -> i));
            if (smallest.isPresent()) {
                return hidden.add(smallest.get());
            }
            touched.stream().flatMap(Line::cells).filter(hidden::contains).forEach(reached::add);
        }
        return false;
    }
}
