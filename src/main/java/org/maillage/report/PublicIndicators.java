package org.maillage.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.maillage.report.CountedHours.Counted;
import org.maillage.report.Exits.Left;
import org.maillage.report.Indicators.Breakdown;
import org.maillage.report.Indicators.Part;
import org.maillage.report.Indicators.Totals;
import org.maillage.territory.Department;
import org.maillage.territory.Territory;

/** The indicators of a département or territory as everybody may see them: no number about one to four persons, none to be computed. */
final class PublicIndicators {

    private PublicIndicators() {
    }

    /** @param place a département or a territory: contracts and buyers overlap with both, and are not published */
    static Indicators of(Place place, Moment moment) {
        Department department = place.kind() == Place.Kind.DEPARTMENT ? Department.ofCode(place.code()) : Territory.ofCode(place.code()).department;
        Place around = Place.of(department);
        List<Counted> rows = CountedHours.of(around, moment, false);
        List<Left> left = Exits.of(around, moment);
        SmallCells small = Masked.small(DepartmentProgress.of(department, moment));
        return of(place, moment, rows, left, new PublishedCells(small, rows, left));
    }

    /** Of a place, from all that was done in its département. */
    static Indicators of(Place place, Moment moment, Collection<Counted> rows, Collection<Left> left, PublishedCells cells) {
        boolean whole = place.kind() == Place.Kind.DEPARTMENT;
        Indicators all = Indicators.of(place, moment, rows.stream().filter(row -> whole || place.code().equals(row.territory())).toList(),
                BigDecimal.ZERO, left.stream().filter(one -> whole || one.territories().contains(place.code())).toList());
        String at = whole ? PublishedCells.WHOLE : place.code();
        return new Indicators(place, all.year(), all.asOf(), true, cells.hides(at) ? Totals.MASKED : all.totals().withoutDeclared(),
                all.breakdowns().stream().map(breakdown -> masked(breakdown, at, cells)).toList(),
                all.exits().stream().map(rates -> masked(rates, at, cells)).toList());
    }

    /** Of a place of which nothing is shown it is not told either which parts there are; nor elsewhere which of the hidden ones are nought. */
    private static Breakdown masked(Breakdown breakdown, String at, PublishedCells cells) {
        Dimension dimension = Dimension.ofKey(breakdown.dimension());
        Map<String, Part> parts = breakdown.parts().stream().collect(Collectors.toMap(Part::code, part -> part));
        return new Breakdown(breakdown.dimension(), breakdown.list(), breakdown.partition(), breakdown.addsUp(),
                cells.hides(at) ? List.of() : dimension.codes().stream()
                .filter(cells.codes(dimension)::contains).map(code -> cells.hides(dimension, at, code) ? Part.masked(code) : parts.get(code))
                .filter(Objects::nonNull).toList());
    }

    private static ExitRates masked(ExitRates rates, String at, PublishedCells cells) {
        return ExitRates.of(rates.milestone(), shown("exits", rates, at, cells), shown("durable", rates, at, cells),
                shown("transition", rates, at, cells), shown("positive", rates, at, cells), shown("dynamic", rates, at, cells),
                shown("other", rates, at, cells), shown("unknown", rates, at, cells), shown("withdrawals", rates, at, cells));
    }

    private static Long shown(String number, ExitRates rates, String at, PublishedCells cells) {
        return cells.hides(rates.milestone(), at, number) ? null : rates.number(number);
    }
}
