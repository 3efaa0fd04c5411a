package org.maillage.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The hours by criterion as they may leave the house. A criterion of fewer than {@value SmallCells#FEWEST} persons goes together with the
 * other small ones and the sensitive ones into {@value #OTHER}; while these are too few together, with the next smallest. So the
 * parts still make the whole, and none of them is about few, nor can be computed from the others.
 */
final class FewPersons {

    /** What is shown in place of criteria that are not. */
    static final String OTHER = "AUTRE";

    private static final String RSA = "RSA";

    private final Map<String, List<ClauseRow>> parts;

    private FewPersons(Map<String, List<ClauseRow>> parts) {
        this.parts = parts;
    }

    static FewPersons of(Collection<ClauseRow> rows, Function<ClauseRow, String> criterion) {
        Map<String, List<ClauseRow>> parts = new TreeMap<>(ClauseRow.by(rows.stream().filter(ClauseRow::counts).toList(),
                criterion));
        List<ClauseRow> other = new ArrayList<>(parts.getOrDefault(OTHER, List.of()));
        parts.remove(OTHER);
        List<String> smallest = parts.keySet().stream().sorted(Comparator.comparingLong(code -> persons(parts.get(code)))).toList();
        for (String code : smallest) {
            if (few(persons(parts.get(code))) || few(persons(other))) {
                other.addAll(parts.remove(code));
            }
        }
        if (!other.isEmpty()) {
            parts.put(OTHER, other);
        }
        return new FewPersons(parts);
    }

    /** The parts, those with the most hours first. */
    List<ReportPart> criteria() {
        List<ClauseRow> all = parts.values().stream().flatMap(List::stream).toList();
        Map<ClauseRow, String> codes = new IdentityHashMap<>();
        parts.forEach((code, rows) -> rows.forEach(row -> codes.put(row, code)));
        return ReportPart.by(all, codes::get);
    }

    /**
     * Whether the share of RSA recipients may be told: neither they nor the others are few, nor those by which they differ from the
     * persons counted by that criterion.
     */
    boolean tellsOfRsa(Persons persons) {
        long principal = parts.containsKey(RSA) ? persons(parts.get(RSA)) : persons.rsa();
        return !few(persons.rsa()) && !few(persons.total() - persons.rsa()) && !few(Math.abs(persons.rsa() - principal));
    }

    /** What may be told of exits: their number, the classes where none is about few, else the rate where that is not. */
    static ExitRates exits(ExitRates all) {
        boolean none = few(all.exits());
        boolean classes = !none && Stream.of(all.durable(), all.transition(), all.positive(), all.other(), all.unknown(), all.withdrawals())
                .noneMatch(FewPersons::few);
        boolean rate = !none && Stream.of(all.dynamic(), all.denominator() - all.dynamic(), all.withdrawals()).noneMatch(FewPersons::few);
        return classes ? all : ExitRates.of(all.milestone(), none ? null : all.exits(), null, null, null, rate ? all.dynamic() : null, null, null,
                rate ? all.withdrawals() : null);
    }

    private static long persons(Collection<ClauseRow> rows) {
        return ClauseRow.persons(rows).total();
    }

    private static boolean few(long persons) {
        return persons > 0 && persons < SmallCells.FEWEST;
    }
}
