package org.maillage.employment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.maillage.audit.OfPerson;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.Versioned;

/** What became of a person when a pathway ended, six or twelve months later: one of each for a pathway. */
@Entity
@Table(name = "pathway_exit")
@NamedQuery(name = "Exit.ofPersons", query = "from Exit e where e.beneficiary.id in ?1 order by e.observedOn, e.id")
public class Exit extends Versioned implements OfPerson {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "beneficiary_id", nullable = false, updatable = false)
    public Beneficiary beneficiary;

    /** The employment that ended or became lasting; null when not said. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "employment_id")
    public Employment employment;

    /** First day of the {@link Spell} of employments that it closes. */
    @Column(nullable = false)
    public LocalDate entryOn;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public ExitMilestone milestone;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public ExitSituation situation;

    /** The day of which it tells. */
    @Column(nullable = false)
    public LocalDate observedOn;

    /** All exits of these persons, in the order of what they tell of: one statement. */
    public static List<Exit> ofPersons(Collection<UUID> beneficiaryIds) {
        return beneficiaryIds.isEmpty() ? List.of() : list("#Exit.ofPersons", beneficiaryIds);
    }

    /** Those of these ids that there are: one statement. */
    public static List<Exit> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    @Override
    public UUID personOf() {
        return beneficiary.id;
    }
}
