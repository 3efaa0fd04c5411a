package org.maillage.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.maillage.employment.ExitSituation;
import org.maillage.report.Exits.Left;
import org.maillage.report.ShownParts.Case;
import org.maillage.report.SmallCells.Cell;

/**
 * Which numbers of the exits at one milestone are shown, of a département and of its territories. The three kinds of dynamic exits are
 * shown apart where that tells nothing of few persons, else together.
 */
final class PublishedExits {

    private static final String ALL = "exits";
    private static final String DYNAMIC = "dynamic";
    private static final Set<String> KINDS = Set.of("durable", "transition", "positive");
    private static final List<String> NUMBERS = List.of("durable", "transition", "positive", "other", "unknown", "withdrawals");

    private final SmallCells small;
    private final ShownParts parts;
    private final boolean apart;

    /** @param left of one milestone @param shown territories of which anything is shown */
    PublishedExits(Collection<Left> left, Set<String> shown) {
        List<Case> cases = cases(List.copyOf(left), true);
        small = small(cases, shown);
        Set<String> counted = shown.stream().filter(at -> !small.hours().contains(at)).collect(Collectors.toSet());
        ShownParts single = new ShownParts(cases, null, !small.whole(), counted);
        apart = single.used().stream().filter(KINDS::contains).allMatch(single::shows);
        parts = apart ? single : new ShownParts(cases(List.copyOf(left), false), null, !small.whole(), counted);
    }

    /** Nobody leaves twice at one milestone: a person is the place in the list. */
    private static List<Case> cases(List<Left> left, boolean apart) {
        return IntStream.range(0, left.size()).mapToObj(i -> {
            String number = number(left.get(i).situation());
            Set<String> counted = Set.of(!apart && KINDS.contains(number) ? DYNAMIC : number);
            return new Case(new UUID(0, i), left.get(i).territories().stream().map(PublishedCells::key).collect(Collectors.toSet()), counted, counted);
        }).toList();
    }

    private static String number(ExitSituation situation) {
        ExitRates one = ExitRates.of(null, List.of(situation));
        return NUMBERS.stream().filter(number -> one.number(number) > 0).findFirst().orElseThrow();
    }

    /** All places of which nothing is shown are one. */
    private static SmallCells small(List<Case> cases, Set<String> shown) {
        List<Cell> cells = new ArrayList<>(shown.stream().map(at -> cell(at, cases.stream().filter(one -> one.places().contains(at)).toList())).toList());
        cells.add(cell(Masked.UNASSIGNED, cases.stream().filter(one -> !shown.containsAll(one.places())).toList()));
        return SmallCells.of(cells, cell(ALL, cases));
    }

    private static Cell cell(String key, Collection<Case> cases) {
        return new Cell(key, cases.stream().map(one -> (UUID) one.person()).collect(Collectors.toSet()), Set.of());
    }

    /** Whether a number of the whole is shown. @param number as {@link ExitRates} names it */
    boolean shows(String number) {
        return !small.whole() && (number.equals(ALL) || parts(number) != null && parts(number).stream().allMatch(parts::shows));
    }

    /** Whether a number of a territory is shown. */
    boolean shows(String at, String number) {
        return !small.hours().contains(at) && (number.equals(ALL)
                || parts.showsAny(at) && parts(number) != null && parts(number).stream().allMatch(part -> parts.shows(at, part)));
    }

    /** The parts that a number is made of, without those that are nought everywhere; null when it is not counted apart. */
    private Set<String> parts(String number) {
        if (!apart && KINDS.contains(number)) {
            return null;
        }
        Set<String> made = new HashSet<>(apart && number.equals(DYNAMIC) ? KINDS : Set.of(number));
        made.retainAll(parts.used());
        return made;
    }
}
