package org.maillage.report;

import java.time.LocalDate;
import java.util.List;
import org.maillage.beneficiary.FormerHome;

/** Whether a priority neighbourhood (quartier prioritaire) is on record for the home of somebody at entry (domain.md, case 27). */
public enum QpvAtEntry {
    IN_QPV,
    /** Lives elsewhere, or nobody said. */
    NOT_SAID;

    /**
     * @param former in their order
     * @param now    whether the home of now is in one
     * @param entry  null: unknown, the home of now stands for it
     */
    static QpvAtEntry of(List<FormerHome> former, boolean now, LocalDate entry) {
        boolean in = former.stream().filter(home -> entry != null && !home.livedUntil().isBefore(entry)).findFirst()
                .map(FormerHome::inQpv).orElse(now);
        return in ? IN_QPV : NOT_SAID;
    }
}
