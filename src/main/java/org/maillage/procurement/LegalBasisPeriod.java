package org.maillage.procurement;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.maillage.web.CodeList;
import org.maillage.web.Period;
import org.maillage.web.Refused;

/** From when to when a legal basis was in force: a table, so that a moved date is a migration and no new code. */
@Entity
@Immutable
@Table(name = "legal_basis")
public class LegalBasisPeriod extends PanacheEntityBase {

    @Id
    @Column(name = "code")
    @Enumerated(EnumType.STRING)
    public LegalBasis basis;

    /** First day in force, or null for no bound. */
    public LocalDate validFrom;

    /** Last day in force, or null for no bound. */
    public LocalDate validUntil;

    /**
     * Holds a clause to a basis that was in force when the consultation was published.
     *
     * @throws Refused 422 {@code legal-basis-not-in-force} at {@code pointer}
     */
    static void require(LegalBasis basis, LocalDate published, String pointer) {
        LegalBasisPeriod known = findById(basis);
        if (known == null || !known.inForceOn(published)) {
            throw Refused.because(ProcurementProblem.LEGAL_BASIS_NOT_IN_FORCE, basis, published).at(pointer);
        }
    }

    boolean inForceOn(LocalDate day) {
        return new Period(validFrom, validUntil).holds(day);
    }

    static CodeList codeList() {
        List<LegalBasisPeriod> all = listAll();
        return new CodeList("legalBasis", all.stream().sorted(Comparator.comparing(p -> p.basis))
                .map(p -> CodeList.code("legalBasis", p.basis.name(), p.validFrom, p.validUntil)).toList());
    }
}
