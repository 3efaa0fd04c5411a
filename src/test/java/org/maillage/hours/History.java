package org.maillage.hours;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.hours.Counting.Days;
import org.maillage.hours.Counting.Eligible;
import org.maillage.hours.Counting.Hire;
import org.maillage.hours.Counting.Line;
import org.maillage.hours.Counting.Outcome;
import org.maillage.hours.Counting.Replacing;
import org.maillage.hours.Counting.Rules;
import org.maillage.hours.Counting.Standing;

/** A person's history, told in the order of the tests that read it. */
final class History {

    static final Days ALWAYS = new Days(LocalDate.of(2000, 1, 1), LocalDate.of(2099, 12, 31));
    static final Standing PARTY = new Standing(List.of(ALWAYS), false, false);
    static final Rules PLAIN = new Rules(ALWAYS, List.of(), true, 24, true, true, true);

    private final List<Line> lines = new ArrayList<>();
    private final List<Eligible> eligibilities = new ArrayList<>();
    private int gapMonths = 24;

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static Days days(String first, String last) {
        return new Days(day(first), day(last));
    }

    static Rules within(Days period) {
        return new Rules(period, List.of(), true, 24, true, true, true);
    }

    History gap(int months) {
        gapMonths = months;
        return this;
    }

    History rsa(String from) {
        eligibilities.add(new Eligible(day(from), null, null, true));
        return this;
    }

    History other(String from) {
        eligibilities.add(new Eligible(day(from), null, null, false));
        return this;
    }

    History eligible(Eligible eligible) {
        eligibilities.add(eligible);
        return this;
    }

    UUID month(String month, String hiredOn) {
        return line(month, hiredOn, PLAIN);
    }

    UUID line(String month, String hiredOn, Rules rules) {
        YearMonth of = YearMonth.parse(month);
        LocalDate hire = day(hiredOn);
        LocalDate first = hire.isAfter(of.atDay(1)) ? hire : of.atDay(1);
        return line(new Days(first, of.atEndOfMonth()), new Hire(hire, false), rules);
    }

    UUID line(Days days, Hire hire, Rules rules) {
        return add(new Line(UUID.randomUUID(), days, HourKind.WORK, HourStatus.VALIDATED, Replacing.NONE, BigDecimal.TEN, hire, PARTY, false,
                rules));
    }

    UUID add(Line line) {
        lines.add(line);
        return line.id();
    }

    /** A work line of a whole month, to be varied. */
    static Line plain(String month) {
        YearMonth of = YearMonth.parse(month);
        return new Line(UUID.randomUUID(), new Days(of.atDay(1), of.atEndOfMonth()), HourKind.WORK, HourStatus.VALIDATED, Replacing.NONE,
                BigDecimal.TEN, new Hire(of.atDay(1), false), PARTY, false, PLAIN);
    }

    Map<UUID, Outcome> count() {
        return Counting.of(lines, eligibilities, gapMonths);
    }

    CountingReason reason(UUID line) {
        return count().get(line).reason();
    }

    RsaReason rsa(UUID line) {
        return count().get(line).rsaReason();
    }
}
