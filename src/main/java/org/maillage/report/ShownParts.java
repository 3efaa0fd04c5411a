package org.maillage.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which parts of a breakdown are shown: some of the whole, fewer of them of its places, the same ones at each place that shows any. Of what
 * is left out, a reader who subtracts all that is shown has only the sum of the hidden parts of a row, and of a part over the rows where it
 * is hidden: where none of these sums is about one to four persons, neither is any sum of them. A place that shows no parts is one row with
 * all others of its kind. Hidden parts are not told from those that are nought.
 */
final class ShownParts {

    /**
     * One person, or one of the things it did.
     *
     * @param places    where
     * @param met       the parts under which it is counted
     * @param principal those of a partition; among {@code met}
     */
    record Case(Object person, Set<String> places, Set<String> met, Set<String> principal) {
    }

    private final Collection<Case> cases;
    private final Set<String> used;
    private final Set<String> whole;
    private Set<String> parts = Set.of();
    private Set<String> showing = Set.of();

    /**
     * @param never    a part that is not shown, for more is known of it than of the others; may be null
     * @param isShown  whether the whole is shown; if not, no part is
     * @param shown    places of which the whole is shown
     */
    ShownParts(Collection<Case> cases, String never, boolean isShown, Collection<String> shown) {
        this.cases = cases;
        used = cases.stream().flatMap(one -> one.met().stream()).collect(Collectors.toSet());
        Set<String> candidates = used.stream().filter(code -> !code.equals(never)).collect(Collectors.toSet());
        whole = isShown ? safe(candidates, List.of(everywhere())) : Set.of();
        List<String> largest = shown.stream().sorted(Comparator.comparing((String at) -> -persons(in(Set.of(at))).size())
                .thenComparing(Comparator.naturalOrder())).toList();
        IntStream.rangeClosed(1, largest.size()).mapToObj(many -> Set.copyOf(largest.subList(0, many))).forEach(this::show);
    }

    /** The parts that the whole has. */
    Set<String> used() {
        return used;
    }

    /** Whether a part of the whole is shown. */
    boolean shows(String code) {
        return whole.contains(code);
    }

    /** Whether a part of a place is shown. */
    boolean shows(String at, String code) {
        return showsAny(at) && parts.contains(code);
    }

    /** Whether any parts of a place are shown. */
    boolean showsAny(String at) {
        return showing.contains(at);
    }

    /** Takes these places, if more numbers can be shown there than at those taken so far. */
    private void show(Set<String> places) {
        Set<String> rest = everywhere();
        rest.removeAll(places);
        Set<String> safe = safe(whole, Stream.concat(places.stream().map(Set::of), Stream.of(rest)).toList());
        if (numbers(places, safe) > numbers(showing, parts)) {
            showing = places;
            parts = safe;
        }
    }

    private long numbers(Set<String> places, Set<String> codes) {
        return places.stream().mapToLong(at -> codes.stream().filter(code -> !persons(in(Set.of(at)).and(meets(code))).isEmpty()).count()).sum();
    }

    /** The most of the candidates that may be shown of all these rows, each of one place or several. */
    private Set<String> safe(Set<String> candidates, List<Set<String>> rows) {
        Set<String> safe = candidates.stream().filter(code -> rows.stream().allMatch(row -> large(row, code))).collect(Collectors.toCollection(HashSet::new));
        Optional<Set<String>> telling = telling(rows, safe);
        while (telling.isPresent() && !safe.isEmpty()) {
            safe.remove(smallest(telling.get(), safe));
            telling = telling(rows, safe);
        }
        return safe;
    }

    /** A row of which the hidden parts tell something. */
    private Optional<Set<String>> telling(List<Set<String>> rows, Set<String> safe) {
        Set<String> hidden = hidden(safe);
        return rows.stream().filter(row -> tells(row, hidden)).findFirst();
    }

    private Set<String> hidden(Set<String> safe) {
        return used.stream().filter(code -> !safe.contains(code)).collect(Collectors.toSet());
    }

    /** One hidden part can be computed, and so can all of them together. */
    private boolean tells(Set<String> row, Set<String> hidden) {
        return hidden.size() == 1 || SmallCells.few(persons(in(row).and(one -> one.principal().stream().anyMatch(hidden::contains))));
    }

    private String smallest(Set<String> row, Set<String> codes) {
        return codes.stream().min(Comparator.comparing((String code) -> persons(in(row).and(principal(code))).isEmpty())
                .thenComparing(code -> persons(in(row).and(principal(code))).size()).thenComparing(Comparator.naturalOrder())).orElseThrow();
    }

    /** Whether nothing about few persons follows from a part: all who meet it, those who do not, and how they divide by the principal one. */
    private boolean large(Set<String> row, String code) {
        return Stream.of(meets(code), meets(code).negate(), principal(code), meets(code).and(principal(code).negate()))
                .noneMatch(some -> SmallCells.few(persons(in(row).and(some))));
    }

    private static Predicate<Case> in(Set<String> row) {
        return one -> one.places().stream().anyMatch(row::contains);
    }

    private static Predicate<Case> meets(String code) {
        return one -> one.met().contains(code);
    }

    private static Predicate<Case> principal(String code) {
        return one -> one.principal().contains(code);
    }

    private Set<String> everywhere() {
        return cases.stream().flatMap(one -> one.places().stream()).collect(Collectors.toCollection(HashSet::new));
    }

    private Set<Object> persons(Predicate<Case> where) {
        return cases.stream().filter(where).map(Case::person).collect(Collectors.toSet());
    }
}
