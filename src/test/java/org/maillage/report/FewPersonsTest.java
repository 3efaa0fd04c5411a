package org.maillage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.maillage.employment.EmploymentMode;
import org.maillage.employment.ExitMilestone;
import org.maillage.employment.ExitSituation;
import org.maillage.hours.CountingReason;
import org.maillage.hours.HourKind;
import org.maillage.hours.HourStatus;

/** What may be told of RSA recipients and of exits. */
class FewPersonsTest {

    /** Hours that count. */
    static ClauseRow row(int person, boolean rsa, String hours) {
        return new ClauseRow(UUID.randomUUID(), UUID.randomUUID(), YearMonth.of(2018, 3), null, null, new UUID(0, person), UUID.randomUUID(),
                EmploymentMode.DIRECT_HIRE, HourStatus.VALIDATED, CountingReason.COUNTED, HourKind.WORK, rsa, new BigDecimal(hours), new BigDecimal(hours),
                new BigDecimal(hours));
    }

    @Test
    void theShareOfRsaIsToldOfManyOnly() {
        assertTrue(tells(5, 5, 5));
        assertTrue(tells(0, 5, 0));
        assertFalse(tells(4, 6, 4) || tells(6, 4, 6) || tells(6, 6, 5));
    }

    /** Of so many recipients and others; {@code principal} of the recipients are counted by that criterion. */
    private static boolean tells(int recipients, int others, int principal) {
        List<ClauseRow> rows = new ArrayList<>();
        Map<ClauseRow, String> criteria = new HashMap<>();
        for (int i = 0; i < recipients + others; i++) {
            ClauseRow row = row(i, i < recipients, "10.00");
            rows.add(row);
            criteria.put(row, i < principal ? "RSA" : "DELD");
        }
        return FewPersons.of(rows, criteria::get).tellsOfRsa(ClauseRow.persons(rows));
    }

    @Test
    void exitsAreToldAsFarAsNoneIsOfFew() {
        List<ExitSituation> known = new ArrayList<>();
        for (ExitSituation situation : List.of(ExitSituation.CDI, ExitSituation.UNKNOWN)) {
            for (int i = 0; i < 5; i++) {
                known.add(situation);
            }
        }
        ExitRates whole = ExitRates.of(ExitMilestone.END, known);
        assertEquals(whole, FewPersons.exits(whole));
        known.addAll(List.of(ExitSituation.TRAINING, ExitSituation.UNEMPLOYED));
        ExitRates some = FewPersons.exits(ExitRates.of(ExitMilestone.END, known));
        assertEquals(12, some.exits());
        assertEquals(6, some.dynamic());
        assertEquals(new BigDecimal("0.5000"), some.rate());
        assertNull(some.durable());
        assertNull(some.unknown());
        ExitRates few = FewPersons.exits(ExitRates.of(ExitMilestone.END, known.subList(0, 4)));
        assertNull(few.exits());
        assertNull(few.rate());
    }
}
