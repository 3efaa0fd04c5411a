package org.maillage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What leaves the house is about at least five persons, or about all of them, and still makes the whole. */
class FewPersonsProperties {

    private static final List<String> CODES = List.of("DELD", "RSA", "JEUNE", "QPV", "AUTRE");

    /** For each entry the person, from which its criterion follows but for every tenth one. */
    @Provide
    Arbitrary<List<Integer>> entries() {
        return Arbitraries.integers().between(0, 30).list().ofMinSize(1).ofMaxSize(60);
    }

    @Property(tries = 500)
    void partsAreOfManyOrOfAll(@ForAll("entries") List<Integer> persons, @ForAll int seed) {
        Map<ClauseRow, String> criteria = new HashMap<>();
        List<ClauseRow> rows = new ArrayList<>();
        for (int person : persons) {
            ClauseRow row = FewPersonsTest.row(person, false, "3" + person % 10 + ".25");
            rows.add(row);
            criteria.put(row, CODES.get(Math.floorMod(Integer.hashCode(person % 10 == 0 ? rows.size() : person * 31 + seed), CODES.size())));
        }
        List<ReportPart> parts = FewPersons.of(rows, criteria::get).criteria();
        assertEquals(ClauseRow.total(rows).validated(), parts.stream().map(ReportPart::hours).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertTrue(parts.size() == 1 || parts.stream().allMatch(part -> part.persons() >= 5), parts::toString);
        Set<String> real = new HashSet<>(criteria.values());
        Map<String, Long> distinct = rows.stream().collect(Collectors.groupingBy(criteria::get,
                Collectors.collectingAndThen(Collectors.mapping(ClauseRow::person, Collectors.toSet()), set -> (long) set.size())));
        parts.stream().filter(part -> !part.code().equals("AUTRE")).forEach(part -> {
            assertTrue(real.contains(part.code()));
            assertEquals(distinct.get(part.code()), part.persons());
            assertTrue(part.persons() >= 5);
        });
    }
}
