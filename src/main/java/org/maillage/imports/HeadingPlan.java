package org.maillage.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillage.web.Refused;

/** Decides what the headings of a file mean, all of them together: two of one meaning, or one of two, are refused. */
final class HeadingPlan {

    private static final String HOURS = "hours";
    private static final String MONTH = "month";
    private static final String KIND = "kind";
    private static final String YEAR = "year";

    private final List<String> cells;
    private final Columns columns;
    private final List<Field> fields = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();

    private HeadingPlan(List<String> cells, Columns columns) {
        this.cells = cells;
        this.columns = columns;
    }

    /**
     * The headings and what they mean.
     *
     * @param sheetMonth the month that the name of the sheet says, taken where no column has one; or null
     * @throws Refused 422 when a needed one is not there, or several mean the same, or one may mean several things
     */
    static Heading of(List<String> cells, Columns columns, String sheetMonth) {
        HeadingPlan plan = new HeadingPlan(cells, columns);
        boolean exported = Heading.exported(cells);
        cells.forEach(cell -> plan.fields.add(Heading.meant(cell, exported, columns)));
        if (columns.named(HOURS) != null && !exported) {
            plan.measure();
        }
        plan.passOver();
        return plan.heading(sheetMonth);
    }

    private void measure() {
        List<Measure> found = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Measure measure = cells.get(i).isEmpty() || columns.told(cells.get(i)) ? null : Measure.of(i, cells.get(i));
            Field field = fields.get(i);
            if (measure != null && (field == null || field.name().equals(HOURS))) {
                found.add(measure);
            }
        }
        List<Measure> monthly = found.stream().filter(measure -> measure.month() != null).toList();
        boolean trained = found.stream().anyMatch(measure -> Measure.TRAINING.equals(measure.kind()));
        boolean needless = monthly.stream().allMatch(Measure::yearless) && has(HOURS) && has(MONTH);
        if (!monthly.isEmpty() && !needless) {
            ofMonths(monthly, found);
        } else if (trained) {
            ofNatures(found.stream().filter(measure -> measure.month() == null).toList());
        }
    }

    private void ofMonths(List<Measure> monthly, List<Measure> found) {
        List<Measure> yearless = monthly.stream().filter(Measure::yearless).toList();
        if (!yearless.isEmpty()) {
            throw Refused.because(ImportProblem.IMPORT_MONTHS_WITHOUT_YEAR, quoted(yearless));
        }
        List<Measure> other = found.stream().filter(measure -> !monthly.contains(measure)).toList();
        if (monthly.stream().anyMatch(Measure::daily) || !other.isEmpty() || has(MONTH) || has(YEAR)) {
            throw ambiguous(Stream.concat(monthly.stream().map(Measure::column), Stream.concat(other.stream().map(Measure::column), columnsOf(MONTH, YEAR))));
        }
        take(monthly);
    }

    private void ofNatures(List<Measure> found) {
        boolean worked = found.stream().anyMatch(measure -> Measure.WORK.equals(measure.kind()));
        if (!worked && has(HOURS)) {
            // whether the hours hold those of training or not, nobody knows
            throw ambiguous(Stream.concat(columnsOf(HOURS), found.stream().map(Measure::column)));
        }
        take(found);
    }

    private void take(List<Measure> taken) {
        Set<List<String>> seen = new HashSet<>();
        for (Measure measure : taken) {
            if (!seen.add(java.util.Arrays.asList(measure.month(), measure.kind()))) {
                Measure first = taken.stream().filter(one -> Objects.equals(one.month(), measure.month()) && Objects.equals(one.kind(), measure.kind()))
                        .findFirst().orElseThrow();
                throw Refused.because(ImportProblem.IMPORT_COLUMNS_TWICE, cells.get(first.column()), cells.get(measure.column()));
            }
            fields.set(measure.column(), columns.named(HOURS));
        }
        measures.addAll(taken);
        for (int i = 0; i < cells.size(); i++) {
            if (is(i, HOURS) && !measured(i)) {
                requireTotal(i);
                fields.set(i, null);
            }
        }
        boolean natured = taken.stream().anyMatch(measure -> measure.kind() != null);
        if (natured && has(KIND) || taken.size() > 1 && has("externalId")) {
            throw ambiguous(Stream.concat(columnsOf(natured && has(KIND) ? KIND : "externalId"), taken.stream().map(Measure::column)));
        }
    }

    /** A total beside its parts is passed over, other hours are not. */
    private void requireTotal(int column) {
        if (columns.told(cells.get(column)) || !HeadingWords.of(cells.get(column)).has("total")) {
            throw ambiguous(Stream.concat(Stream.of(column), measures.stream().map(Measure::column)));
        }
    }

    private void passOver() {
        Map<Field, Integer> taken = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            Field field = fields.get(i);
            if (field == null || field.type() == Field.Type.PASSED_OVER) {
                fields.set(i, null);
            } else if (!measured(i)) {
                Integer other = taken.put(field, i);
                if (other != null) {
                    taken.put(field, chosen(other, i));
                }
            }
        }
    }

    /** Of two columns of the same meaning the one of which the caller said so. */
    private int chosen(int one, int two) {
        boolean first = columns.told(cells.get(one));
        if (first == columns.told(cells.get(two))) {
            throw Refused.because(ImportProblem.IMPORT_COLUMNS_TWICE, cells.get(one), cells.get(two));
        }
        fields.set(first ? two : one, null);
        return first ? one : two;
    }

    private Heading heading(String sheetMonth) {
        boolean measuresMonth = measures.stream().anyMatch(measure -> measure.month() != null);
        boolean whole = has(PersonCells.FULL_NAME);
        List<Field> missing = Heading.exported(cells) ? List.of() : columns.fields().stream().filter(field -> field.needed() && !has(field.name())
                && !(measuresMonth && field.name().equals(MONTH)))
                .filter(field -> !whole || !PersonCells.FIELDS.contains(field.name()) || field.name().equals("birthDate")).toList();
        Field month = columns.named(MONTH);
        if (sheetMonth != null && missing.contains(month)) {
            List<Field> others = missing.stream().filter(field -> field != month).toList();
            require(others);
            List<String> headings = new ArrayList<>(cells);
            headings.add(month.headings().get(0));
            fields.add(month);
            return new Heading(List.copyOf(headings), fields, List.copyOf(measures), sheetMonth);
        }
        require(missing);
        return new Heading(List.copyOf(cells), fields, List.copyOf(measures), null);
    }

    private void require(List<Field> missing) {
        if (missing.isEmpty()) {
            return;
        }
        if (cells.stream().anyMatch(Mojibake::lost)) {
            throw Refused.because(ImportProblem.IMPORT_CHARSET_UNCLEAR);
        }
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (fields.get(i) == null && columns.under(cells.get(i)) == null && !Heading.OWN.contains(cells.get(i))) {
                unknown.add(cells.get(i));
            }
        }
        throw Refused.because(ImportProblem.IMPORT_COLUMNS_MISSING, missing.stream().map(field -> field.headings().get(0)).collect(Collectors.joining(", ")),
                HeadingNeighbours.told(unknown, columns));
    }

    private boolean has(String field) {
        return fields.stream().anyMatch(one -> one != null && one.name().equals(field));
    }

    private boolean is(int column, String field) {
        return fields.get(column) != null && fields.get(column).name().equals(field);
    }

    private boolean measured(int column) {
        return measures.stream().anyMatch(measure -> measure.column() == column);
    }

    private Stream<Integer> columnsOf(String... names) {
        return java.util.stream.IntStream.range(0, cells.size()).boxed().filter(i -> Stream.of(names).anyMatch(name -> is(i, name)));
    }

    private Refused ambiguous(Stream<Integer> places) {
        return Refused.because(ImportProblem.IMPORT_COLUMNS_AMBIGUOUS, places.distinct().sorted().map(i -> "« " + cells.get(i) + " »").collect(Collectors.joining(", ")));
    }

    private String quoted(List<Measure> some) {
        return some.stream().map(measure -> "« " + cells.get(measure.column()) + " »").collect(Collectors.joining(", "));
    }
}
