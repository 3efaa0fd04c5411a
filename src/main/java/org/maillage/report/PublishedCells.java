package org.maillage.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.maillage.employment.ExitMilestone;
import org.maillage.report.CountedHours.Counted;
import org.maillage.report.Exits.Left;
import org.maillage.report.ShownParts.Case;

/**
 * Which numbers of the indicators of a département and of each of its territories are too small to be published, all of them together: a
 * territory's cell could be had from the département's less the other territories', and a criterion's from the others'. The whole of each,
 * and what concerns RSA recipients, stands in the target checks too: it is hidden here exactly where it is hidden there
 * ({@link SmallCells}), and known otherwise.
 */
final class PublishedCells {

    /** The key of the département as a whole. */
    static final String WHOLE = "*";

    private static final String RSA = "RSA";

    private final SmallCells small;
    private final Set<String> shown = new TreeSet<>();
    private final Map<Dimension, ShownParts> parts = new EnumMap<>(Dimension.class);
    private final Map<ExitMilestone, PublishedExits> exits = new EnumMap<>(ExitMilestone.class);

    /**
     * @param small what the target checks of the département hide
     * @param rows  what was done in the whole département
     * @param left  who left the pathway there
     */
    PublishedCells(SmallCells small, Collection<Counted> rows, Collection<Left> left) {
        this.small = small;
        Stream.concat(rows.stream().map(Counted::territory), left.stream().flatMap(one -> one.territories().stream()))
                .filter(code -> code != null && !hides(code)).forEach(shown::add);
        Arrays.stream(Dimension.values()).filter(dimension -> dimension != Dimension.CRITERION)
                .forEach(dimension -> parts.put(dimension, parts(rows, dimension, dimension, null)));
        ShownParts criteria = parts(rows, Dimension.CRITERION, Dimension.PRINCIPAL_CRITERION, RSA);
        parts.put(Dimension.CRITERION, criteria);
        parts.put(Dimension.PRINCIPAL_CRITERION, criteria);
        Arrays.stream(ExitMilestone.values()).forEach(milestone -> exits.put(milestone, new PublishedExits(left.stream()
                .filter(one -> one.milestone() == milestone).toList(), shown)));
    }

    /** Whether nothing of a territory, or of the {@link #WHOLE}, is shown. */
    boolean hides(String territory) {
        return territory.equals(WHOLE) ? small.whole() : small.hours().contains(territory);
    }

    /** The parts that are named of each place of which anything is shown. */
    Set<String> codes(Dimension dimension) {
        return parts.get(dimension).used();
    }

    /** Whether one part is not shown. */
    boolean hides(Dimension dimension, String territory, String code) {
        boolean whole = territory.equals(WHOLE);
        if (dimension == Dimension.CRITERION && code.equals(RSA)) {
            return hides(territory) || (whole ? small.wholeRsa() : small.rsa().contains(territory));
        }
        return hides(territory) || !(whole ? parts.get(dimension).shows(code) : parts.get(dimension).shows(territory, code));
    }

    /** Whether a number of the exits is not shown. @param number as {@link ExitRates} names it */
    boolean hides(ExitMilestone milestone, String territory, String number) {
        PublishedExits left = exits.get(milestone);
        return hides(territory) || !(territory.equals(WHOLE) ? left.shows(number) : left.shows(territory, number));
    }

    private ShownParts parts(Collection<Counted> rows, Dimension dimension, Dimension principal, String never) {
        List<Case> cases = rows.stream().map(row -> new Case(row.person(), Set.of(key(row.territory())), row.codes().get(dimension),
                row.codes().get(principal))).toList();
        return new ShownParts(cases, never, !small.whole(), shown);
    }

    /** @param territory null for none */
    static String key(String territory) {
        return territory == null ? Masked.UNASSIGNED : territory;
    }
}
