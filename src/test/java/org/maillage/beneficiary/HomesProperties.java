package org.maillage.beneficiary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The homes of a person against a plain calendar, a day a cell. */
class HomesProperties {

    private static final LocalDate START = LocalDate.of(2018, 1, 1);
    private static final int DAYS = 40;

    /** @param day from 0; null: since ever */
    record Move(String qpv, Integer day) {
    }

    @Property(tries = 500)
    void areWhatWasSaidLastOfEachDay(@ForAll("moves") List<Move> moves) {
        String[] calendar = new String[DAYS];
        Homes homes = new Homes(List.of(), "79191", null);
        for (Move move : moves) {
            write(calendar, move);
            homes = homes.moved("79191", move.qpv(), move.day() == null ? null : START.plusDays(move.day()));
        }
        for (int day = 0; day < DAYS; day++) {
            assertEquals(calendar[day], qpvOn(homes, START.plusDays(day)), moves + " on day " + day);
        }
        assertTidy(homes);
    }

    /** Where the same home is said to begin later, the one before it goes on up to there. */
    private static void write(String[] calendar, Move move) {
        int from = move.day() == null ? 0 : move.day();
        String now = calendar[DAYS - 1];
        if (Objects.equals(now, move.qpv())) {
            int begin = DAYS - 1;
            while (begin > 0 && Objects.equals(calendar[begin - 1], now)) {
                begin--;
            }
            if (begin < from) {
                Arrays.fill(calendar, begin, from, begin == 0 ? null : calendar[begin - 1]);
            }
        }
        Arrays.fill(calendar, from, DAYS, move.qpv());
    }

    private static String qpvOn(Homes homes, LocalDate day) {
        for (FormerHome home : homes.former()) {
            if (!home.livedUntil().isBefore(day)) {
                return home.qpv();
            }
        }
        return homes.qpv();
    }

    private static void assertTidy(Homes homes) {
        for (int i = 1; i < homes.former().size(); i++) {
            assertTrue(homes.former().get(i - 1).livedUntil().isBefore(homes.former().get(i).livedUntil()));
        }
        assertTrue(homes.former().stream().allMatch(home -> home.inQpv() == (home.qpv() != null)));
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Combinators.combine(Arbitraries.of("QP079001", "QP079002").injectNull(0.4), Arbitraries.integers().between(1, DAYS - 1)
                .injectNull(0.1)).as(Move::new).list().ofMaxSize(6);
    }
}
