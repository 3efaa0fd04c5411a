package org.maillage.worklist;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.time.YearMonth;
import org.hibernate.annotations.Immutable;

/** A month of this century: what is missing of one is found by asking for all that there should be. */
@Entity
@Immutable
class CalendarMonth {

    @Id
    LocalDate firstDay;
    LocalDate lastDay;
    YearMonth month;
}
