package org.maillage.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {

    @ParameterizedTest
    @CsvSource({
        "2020-06-30,           , 2020-06-10, 2020-07-10, false",
        "2020-06-30, 2020-05-31, 2020-06-29, 2020-06-30, false",
        "2020-06-30, 2020-05-31, 2020-06-30, 2020-06-30, true",
        "2020-06-30, 2020-06-10, 2020-06-30, 2020-07-10, false",
        "2020-06-30, 2020-06-10, 2020-07-10, 2020-07-10, true",
        "2019-01-01,           , 2020-06-10, 2020-07-10, false",
    })
    void goesOnItsDayAndNeverBeforeTheNoticeHasRunOut(LocalDate due, LocalDate noticed, LocalDate day, LocalDate goesOn, boolean goes) {
        Due person = new Due(UUID.randomUUID(), RetentionKind.PATHWAY, UUID.randomUUID(), due, noticed, 30);
        assertEquals(goesOn, person.goesOn(day));
        assertEquals(goes, person.goes(day));
    }
}
