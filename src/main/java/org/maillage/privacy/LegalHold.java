package org.maillage.privacy;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.maillage.web.Versioned;

/**
 * An operation whose evidence must be kept, with the persons concerned: FSE+ demands five years from 31 December of the year of the
 * last payment (Reg. (EU) 2021/1060 art. 82). Nobody on it is erased while it runs (domain.md, case 37).
 */
@Entity
public class LegalHold extends Versioned {

    /** What the evidence is kept for, such as an FSE operation with its number. */
    @Column(nullable = false)
    public String operation;

    @Column(nullable = false)
    public String reason;

    /** Last day; null: until somebody says. */
    @Column(name = "hold_until")
    public LocalDate until;

    @ElementCollection
    @CollectionTable(name = "legal_hold_person", joinColumns = @JoinColumn(name = "legal_hold_id"))
    @Column(name = "beneficiary_id", nullable = false)
    public Set<UUID> beneficiaryIds = new HashSet<>();

    /** The holds on a person that run on {@code day}. */
    public static List<LegalHold> on(UUID person, LocalDate day) {
        return list("?1 member of beneficiaryIds and (until is null or until >= ?2) order by id", person, day);
    }

    /** All holds on a person, also those that have ended. */
    static List<LegalHold> everOn(UUID person) {
        return list("?1 member of beneficiaryIds order by id", person);
    }

    /** The persons of {@code among} on whom a hold runs on {@code day}, with one of the operations. */
    static List<Object[]> operations(Collection<UUID> among, LocalDate day) {
        return among.isEmpty() ? List.of() : getEntityManager().createQuery("""
                select p, min(h.operation) from LegalHold h join h.beneficiaryIds p
                where p in ?1 and (h.until is null or h.until >= ?2) group by p""", Object[].class)
                .setParameter(1, among).setParameter(2, day).getResultList();
    }

    /** The persons of {@code among} on whom a hold runs on {@code day}, each with the last day of all its holds; null: until somebody says. */
    static Map<UUID, LocalDate> ends(Collection<UUID> among, LocalDate day) {
        Map<UUID, LocalDate> ends = new HashMap<>();
        List<Object[]> rows = among.isEmpty() ? List.of() : getEntityManager().createQuery("""
                select p, case when count(h.until) < count(*) then null else max(h.until) end from LegalHold h join h.beneficiaryIds p
                where p in ?1 and (h.until is null or h.until >= ?2) group by p""", Object[].class)
                .setParameter(1, among).setParameter(2, day).getResultList();
        rows.forEach(row -> ends.put((UUID) row[0], (LocalDate) row[1]));
        return ends;
    }

    void apply(LegalHoldInput input) {
        operation = input.operation();
        reason = input.reason();
        until = input.until();
        beneficiaryIds.retainAll(input.beneficiaryIds());
        beneficiaryIds.addAll(input.beneficiaryIds());
        touch();
        save();
    }
}
