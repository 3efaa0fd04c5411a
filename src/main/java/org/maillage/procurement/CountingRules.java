package org.maillage.procurement;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.maillage.employer.EmployerKind;

/** How the hours of a clause count: parameters of the clause, for practice differs from one contract to another. */
@Embeddable
public class CountingRules {

    @Column(nullable = false)
    public boolean trainingCounted;

    /** The most that training may make of the objective, 0 to 1 with four decimals; null for no cap. */
    public BigDecimal trainingCapShare;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public CentreHours centreHours;

    /** Months that count from a person's first hour, 1 to 120. */
    @Column(nullable = false)
    public int eligibilityMonths;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public StraddlingMonth straddlingMonth;

    @ElementCollection
    @CollectionTable(name = "clause_exemption", joinColumns = @JoinColumn(name = "clause_id"))
    @Column(name = "exemption", nullable = false)
    @Enumerated(EnumType.STRING)
    public Set<CountingExemption> exemptions = new TreeSet<>();

    /** Kinds of employer whose hours do not count. */
    @ElementCollection
    @CollectionTable(name = "clause_excluded_kind", joinColumns = @JoinColumn(name = "clause_id"))
    @Column(name = "kind", nullable = false)
    @Enumerated(EnumType.STRING)
    public Set<EmployerKind> excludedEmployerKinds = new TreeSet<>();

    /** Writes what is other only: each write of an embedded value counts as a change of the clause. */
    void apply(ClauseInput.CountingInput input) {
        BigDecimal cap = input.trainingCapShare() == null ? null : input.trainingCapShare().setScale(4, RoundingMode.UNNECESSARY);
        if (trainingCounted != input.trainingCounted()) {
            trainingCounted = input.trainingCounted();
        }
        if (!Objects.equals(trainingCapShare, cap)) {
            trainingCapShare = cap;
        }
        if (centreHours != input.centreHours()) {
            centreHours = input.centreHours();
        }
        if (eligibilityMonths != input.eligibilityMonths()) {
            eligibilityMonths = input.eligibilityMonths();
        }
        if (straddlingMonth != input.straddlingMonth()) {
            straddlingMonth = input.straddlingMonth();
        }
        replace(exemptions, input.exemptions());
        replace(excludedEmployerKinds, input.excludedEmployerKinds());
    }

    private static <T> void replace(Set<T> current, Collection<T> wanted) {
        current.retainAll(wanted);
        current.addAll(wanted);
    }
}
