package org.maillage.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.maillage.employment.ExitMilestone;
import org.maillage.report.CountedHours.Counted;
import org.maillage.report.Exits.Left;
import org.maillage.report.LinkedTables.State;

/**
 * Which numbers of the indicators of a département and of each of its territories are too small to be published, all of them together: a
 * territory's cell could be had from the département's less the other territories', and a criterion's from the others'. The whole of each,
 * and what concerns RSA recipients, stands in the target checks too: it is hidden here exactly where it is hidden there
 * ({@link SmallCells}), and known otherwise.
 */
final class PublishedCells {

    /** The key of the département as a whole. */
    static final String WHOLE = "*";

    /** The key of a whole row. */
    static final String ALL = "";

    private static final String RSA = "RSA";
    private static final String NOWHERE = Masked.UNASSIGNED;

    private final SmallCells small;
    private final Collection<Left> left;
    private final Map<String, List<Counted>> rows = new HashMap<>();
    private final Set<String> territories = new TreeSet<>();
    private final Map<String, Set<String>> hidden = new HashMap<>();

    /**
     * @param small what the target checks of the département hide
     * @param rows  what was done in the whole département
     * @param left  who left the pathway there
     */
    PublishedCells(SmallCells small, Collection<Counted> rows, Collection<Left> left) {
        this.small = small;
        this.left = left;
        rows.forEach(row -> this.rows.computeIfAbsent(of(row), at -> new ArrayList<>()).add(row));
        territories.addAll(this.rows.keySet());
        this.rows.put(WHOLE, List.copyOf(rows));
        left.forEach(one -> one.territories().forEach(code -> territories.add(code == null ? NOWHERE : code)));
        Arrays.stream(Dimension.values()).filter(d -> d != Dimension.CRITERION && d != Dimension.PRINCIPAL_CRITERION)
                .forEach(dimension -> hidden.put(dimension.key(), partition(dimension).hidden()));
        hidden.put(Dimension.CRITERION.key(), criteria().hidden());
        Arrays.stream(ExitMilestone.values()).forEach(milestone -> hidden.put(milestone.name(), exits(milestone).hidden()));
    }

    /** Whether nothing of a territory, or of the {@link #WHOLE}, is shown. */
    boolean hides(String territory) {
        return territory.equals(WHOLE) ? small.whole() : small.hours().contains(territory);
    }

    /** Whether one part is not shown. */
    boolean hides(Dimension dimension, String territory, String code) {
        return hides(territory) || switch (dimension) {
            case CRITERION -> hidden.get(dimension.key()).contains(key(territory, "all:" + code));
            case PRINCIPAL_CRITERION -> hidden.get(Dimension.CRITERION.key()).contains(key(territory, code));
            default -> hidden.get(dimension.key()).contains(key(territory, code));
        };
    }

    /** Whether a number of the exits is not shown. @param number as {@link ExitRates} names it */
    boolean hides(ExitMilestone milestone, String territory, String number) {
        return hides(territory) || hidden.get(milestone.name()).contains(key(territory, number));
    }

    // ------------------------------------------------------------------------------------------------------------- the tables

    private LinkedTables partition(Dimension dimension) {
        List<String> codes = codes(dimension);
        LinkedTables tables = wholes();
        everywhere().forEach(at -> codes.forEach(code -> tables.cell(key(at, code), persons(at, row -> row.codes().get(dimension).contains(code)),
                state(at))));
        return add(tables, codes);
    }

    /** The wholes, which the target checks show or hide. */
    private LinkedTables wholes() {
        LinkedTables tables = new LinkedTables();
        everywhere().forEach(at -> tables.cell(key(at, ALL), persons(at, row -> true), hides(at) ? State.ABSENT : State.KNOWN));
        return tables.sum(key(WHOLE, ALL), territories.stream().map(at -> key(at, ALL)).toList());
    }

    /** That codes add up to the whole of each row, and territories to the département. */
    private LinkedTables add(LinkedTables tables, List<String> codes) {
        everywhere().forEach(at -> tables.sum(key(at, ALL), codes.stream().map(code -> key(at, code)).toList()));
        codes.forEach(code -> tables.sum(key(WHOLE, code), territories.stream().map(at -> key(at, code)).toList()));
        return tables;
    }

    /**
     * The principal criteria, which add up; of each criterion all who meet it, those who do by another principal one ({@code more:}) and
     * those who do not ({@code not:}): whoever knows all and the principal ones knows these, too.
     */
    private LinkedTables criteria() {
        List<String> principal = codes(Dimension.PRINCIPAL_CRITERION);
        List<String> all = codes(Dimension.CRITERION);
        LinkedTables tables = wholes();
        for (String at : everywhere().toList()) {
            Stream.concat(principal.stream(), all.stream()).distinct().forEach(code -> {
                Predicate<Counted> meets = row -> row.codes().get(Dimension.CRITERION).contains(code);
                Predicate<Counted> principally = row -> row.codes().get(Dimension.PRINCIPAL_CRITERION).contains(code);
                tables.cell(key(at, code), persons(at, principally), state(at)).cell(key(at, "all:" + code), persons(at, meets), ofAll(at, code))
                        .cell(key(at, "more:" + code), persons(at, meets.and(principally.negate())), State.ABSENT)
                        .cell(key(at, "not:" + code), persons(at, meets.negate()), State.ABSENT)
                        .sum(key(at, "all:" + code), List.of(key(at, code), key(at, "more:" + code)))
                        .sum(key(at, ALL), List.of(key(at, "all:" + code), key(at, "not:" + code)));
            });
        }
        all.forEach(code -> tables.sum(key(WHOLE, "all:" + code), territories.stream().map(at -> key(at, "all:" + code)).toList()));
        return add(tables, principal);
    }

    /** The hours of RSA recipients stand in the target checks. */
    private State ofAll(String at, String code) {
        if (!code.equals(RSA)) {
            return state(at);
        }
        boolean hiddenThere = at.equals(WHOLE) ? small.wholeRsa() : small.rsa().contains(at);
        return hiddenThere || hides(at) ? State.ABSENT : State.KNOWN;
    }

    private LinkedTables exits(ExitMilestone milestone) {
        LinkedTables tables = new LinkedTables();
        List<String> numbers = List.of("exits", "dynamic", "other", "unknown", "withdrawals", "durable", "transition", "positive");
        for (String at : everywhere().toList()) {
            numbers.forEach(number -> tables.cell(key(at, number), left(milestone, at, number), state(at)));
            tables.sum(key(at, "exits"), Stream.of("dynamic", "other", "unknown", "withdrawals").map(number -> key(at, number)).toList());
            tables.sum(key(at, "dynamic"), Stream.of("durable", "transition", "positive").map(number -> key(at, number)).toList());
        }
        numbers.forEach(number -> tables.sum(key(WHOLE, number), territories.stream().map(at -> key(at, number)).toList()));
        return tables;
    }

    /** Who is counted in a number of the exits, by the place in the list: nobody leaves twice at one milestone. */
    private Set<Integer> left(ExitMilestone milestone, String at, String number) {
        Set<Integer> counted = new HashSet<>();
        int index = 0;
        for (Left one : left) {
            boolean here = at.equals(WHOLE) || one.territories().contains(at.equals(NOWHERE) ? null : at);
            if (here && one.milestone() == milestone && number(ExitRates.of(milestone, List.of(one.situation())), number) > 0) {
                counted.add(index);
            }
            index++;
        }
        return counted;
    }

    static Long number(ExitRates rates, String number) {
        return switch (number) {
            case "exits" -> rates.exits();
            case "durable" -> rates.durable();
            case "transition" -> rates.transition();
            case "positive" -> rates.positive();
            case "dynamic" -> rates.dynamic();
            case "other" -> rates.other();
            case "unknown" -> rates.unknown();
            case "withdrawals" -> rates.withdrawals();
            default -> throw new IllegalArgumentException(number);
        };
    }

    // -------------------------------------------------------------------------------------------------------------- the cells

    private Stream<String> everywhere() {
        return Stream.concat(Stream.of(WHOLE), territories.stream());
    }

    private State state(String at) {
        return at.equals(NOWHERE) || hides(at) ? State.ABSENT : State.OPEN;
    }

    private List<String> codes(Dimension dimension) {
        Set<String> used = new HashSet<>();
        rows.get(WHOLE).forEach(row -> used.addAll(row.codes().get(dimension)));
        List<String> codes = new ArrayList<>(dimension.codes());
        codes.retainAll(used);
        return codes;
    }

    private Set<UUID> persons(String at, Predicate<Counted> where) {
        Set<UUID> persons = new HashSet<>();
        rows.getOrDefault(at, List.of()).stream().filter(where).forEach(row -> persons.add(row.person()));
        return persons;
    }

    private static String of(Counted row) {
        return row.territory() == null ? NOWHERE : row.territory();
    }

    static String key(String at, String code) {
        return at + "|" + code;
    }
}
