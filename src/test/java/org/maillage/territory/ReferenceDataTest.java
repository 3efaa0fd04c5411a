package org.maillage.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.maillage.access.AccessProblem;
import org.maillage.testing.StatementCount;
import org.maillage.web.Refused;

/** What a new database holds, and how features find a commune and its territory in it. */
@QuarkusTest
class ReferenceDataTest {

    private static final LocalDate DAY = LocalDate.of(2018, 6, 30);

    private static <T> T read(Supplier<T> query) {
        return QuarkusTransaction.requiringNew().call(query::get);
    }

    @Test
    void allOfFranceIsThere() {
        assertEquals(109L, read(() -> Department.count()));
        assertEquals(34_969L, read(() -> Commune.count()));
        assertEquals(1_255L, read(() -> Epci.count()));
        assertEquals(4_871L, read(() -> FormerCommune.count()));
    }

    @Test
    void everyCommuneOfAnEpciLiesInOneTerritoryOfItsDepartment() {
        List<Object[]> rows = read(() -> Territory.getEntityManager().createQuery("""
                select c.insee, count(*) from CommuneEpci m join m.commune c join TerritoryEpci p on p.epci = m.epci
                join p.territory t where t.department = c.department and c.department.code in ('79', '16', '13')
                and p.validUntil is null and p.validFrom is null group by c.insee""", Object[].class).getResultList());

        assertTrue(rows.stream().allMatch(row -> ((Number) row[1]).intValue() == 1));
        assertEquals(read(() -> Commune.count("department.code in ('79', '16', '13')")), (long) rows.size());
    }

    @Test
    void sixTerritoriesOfDeuxSevresHoldAllItsInhabitants() {
        List<Inhabitants> territories = read(() -> Territory.inhabitants("79", DAY));

        assertEquals(List.of("BOCAGE", "GATINE", "HAUT-VAL-DE-SEVRE", "MELLOIS", "NIORTAIS", "THOUARSAIS"),
                territories.stream().map(Inhabitants::code).toList());
        assertEquals(375_229, territories.stream().mapToLong(Inhabitants::population).sum());
    }

    @Test
    void mergedCommuneResolvesToTheOneOfToday() {
        Map<String, String> expected = Map.of("79191", "79191", "79205", "79307", "79005", "79005", "55273", "55386", "75107", "75056");

        expected.forEach((code, current) -> assertEquals(current, read(() -> Commune.resolve(code, "/commune").insee), code));
        assertEquals(expected, read(() -> Commune.findAll(expected.keySet()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().insee))));
        assertNull(read(() -> Commune.resolve(null, "/commune")));
    }

    @Test
    void postalCodeIsNoCommune() {
        Refused refused = assertThrows(Refused.class, () -> read(() -> Commune.resolve("79000", "/commune")));

        assertEquals(TerritoryProblem.COMMUNE_UNKNOWN, refused.type());
        assertEquals("/commune", refused.faults().get(0).where());
        assertEquals(Map.of(), read(() -> Commune.findAll(Set.of("79000"))));
    }

    @Test
    void codesThatDoNotExistAreRefused() {
        assertEquals(AccessProblem.TERRITORY_UNKNOWN,
                assertThrows(Refused.class, () -> read(() -> Territory.ofCode("niortais", "/territory"))).type());
        assertEquals(TerritoryProblem.DEPARTMENT_UNKNOWN,
                assertThrows(Refused.class, () -> read(() -> Department.ofCode("00", "/department"))).type());
        assertNull(read(() -> Territory.ofCode(null, "/territory")));
        assertNull(read(() -> Department.ofCode(null, "/department")));
    }

    @Test
    void territoriesOfManyCommunesAreFoundAtOnce() {
        List<String> statements = StatementCount.during(() -> assertEquals(
                Map.of("79191", "NIORTAIS", "79049", "BOCAGE", "79202", "GATINE"),
                read(() -> Territory.codesOf(List.of("79191", "79049", "79202", "29083"), DAY))));

        assertEquals(1, statements.size(), statements::toString);
        assertEquals("NIORTAIS", read(() -> Territory.codeOf("79191", DAY)));
        assertNull(read(() -> Territory.codeOf("29083", DAY)));
        assertNull(read(() -> Territory.codeOf(null, DAY)));
    }
}
