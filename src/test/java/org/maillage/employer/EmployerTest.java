package org.maillage.employer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EmployerTest {

    private static final LocalDate LAST = LocalDate.of(2019, 12, 31);

    @Test
    void isWhatItWasThatDay() {
        Employer regie = new Employer();
        regie.kinds.add(new KindPeriod(EmployerKind.REGIE_QUARTIER, LocalDate.of(2018, 1, 1), LAST));
        regie.kinds.add(new KindPeriod(EmployerKind.EI, LAST.plusDays(1), null));

        assertNull(regie.kindOn(LocalDate.of(2017, 12, 31)));
        assertEquals(EmployerKind.REGIE_QUARTIER, regie.kindOn(LAST));
        assertEquals(EmployerKind.EI, regie.kindOn(LAST.plusDays(1)));
    }
}
