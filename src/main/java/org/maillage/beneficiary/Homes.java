package org.maillage.beneficiary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The homes of a person, one after the other.
 *
 * @param former  in their order, each from the day after the one before it; the first one since ever
 * @param commune where the person lives now, since the day after the last of {@code former}; null: not known
 * @param qpv     the priority neighbourhood there; null: none, or not known
 */
record Homes(List<FormerHome> former, String commune, String qpv) {

    /**
     * The homes as they are when the person lives somewhere from a day on. What was known of that day and later ones gives way; where
     * nothing was known before it, this is said, too.
     *
     * @param day first day, also one that is long past; null: since ever
     */
    Homes moved(String newCommune, String newQpv, LocalDate day) {
        boolean same = Objects.equals(commune, newCommune) && Objects.equals(qpv, newQpv);
        List<FormerHome> known = new ArrayList<>(former);
        if (!same) {
            known.add(new FormerHome(LocalDate.MAX, commune, qpv));
        } else if (known.isEmpty()) {
            known.add(new FormerHome(LocalDate.MAX, null, null));
        }
        List<FormerHome> kept = day == null ? new ArrayList<>() : before(day, known);
        while (!kept.isEmpty() && goesOn(kept.get(kept.size() - 1), newCommune, newQpv)) {
            kept.remove(kept.size() - 1);
        }
        return new Homes(kept, newCommune, newQpv);
    }

    /** Those that begin before a day, the last of them up to the day before it. */
    private static List<FormerHome> before(LocalDate day, List<FormerHome> known) {
        LocalDate last = day.minusDays(1);
        List<FormerHome> kept = new ArrayList<>();
        for (FormerHome home : known) {
            if (kept.isEmpty() || kept.get(kept.size() - 1).livedUntil().isBefore(last)) {
                kept.add(home.livedUntil().isAfter(last) ? home.until(last) : home);
            }
        }
        kept.set(kept.size() - 1, kept.get(kept.size() - 1).until(last));
        return kept;
    }

    private static boolean goesOn(FormerHome home, String commune, String qpv) {
        return Objects.equals(home.commune(), commune) && Objects.equals(home.qpv(), qpv);
    }

    /** First day in the home of now; null: since ever. */
    LocalDate since() {
        return former.isEmpty() ? null : former.get(former.size() - 1).livedUntil().plusDays(1);
    }
}
