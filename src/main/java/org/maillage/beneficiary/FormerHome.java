package org.maillage.beneficiary;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * Where a person lived up to a day: as much of an address as the priority neighbourhood at entry is judged by (domain.md, case 27).
 *
 * @param livedUntil last day
 * @param commune    INSEE code; null: not known, or the person is anonymous
 * @param qpv        priority neighbourhood; null: none, not known, or the person is anonymous
 * @param inQpv      whether it was in one
 */
@Embeddable
public record FormerHome(@Column(nullable = false) LocalDate livedUntil, String commune, String qpv, @Column(nullable = false) boolean inQpv) {

    FormerHome(LocalDate livedUntil, String commune, String qpv) {
        this(livedUntil, commune, qpv, qpv != null);
    }

    FormerHome until(LocalDate day) {
        return new FormerHome(day, commune, qpv, inQpv);
    }
}
