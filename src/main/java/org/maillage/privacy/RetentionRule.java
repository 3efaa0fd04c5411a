package org.maillage.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Optional;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/**
 * How long the data of persons is kept, one dated version; the newest that has taken effect holds. The defaults, 24 months after
 * the last work and 12 without any, are those of domain.md §6, as is the notice of 30 days.
 */
@Entity
public class RetentionRule extends Versioned {

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    public RetentionKind kind;

    /** First day on which it holds. */
    @Column(nullable = false, updatable = false)
    public LocalDate effectiveOn;

    /** 1 to 600. */
    @Column(nullable = false, updatable = false)
    public short months;

    /** Days between the notice in the work list and the end, 0 to 365. */
    @Column(nullable = false, updatable = false)
    public short noticeDays;

    /** The rule that has taken effect by {@code day}, if one has. */
    static Optional<RetentionRule> inForce(RetentionKind kind, LocalDate day) {
        return find("kind = ?1 and effectiveOn <= ?2 order by effectiveOn desc", kind, day).firstResultOptional();
    }

    /** The rule that holds on {@code day}; the first there is where none has taken effect yet. */
    static RetentionRule on(RetentionKind kind, LocalDate day) {
        return inForce(kind, day).orElseGet(() -> find("kind = ?1 order by effectiveOn", kind).firstResult());
    }

    /** @throws Refused 409 {@code duplicate} when a version of the same day is there */
    static RetentionRule add(RetentionRuleInput input) {
        if (count("kind = ?1 and effectiveOn = ?2", input.kind(), input.effectiveOn()) > 0) {
            throw Refused.because(CommonProblem.DUPLICATE).at("/effectiveOn");
        }
        RetentionRule rule = new RetentionRule();
        rule.kind = input.kind();
        rule.effectiveOn = input.effectiveOn();
        rule.months = input.months().shortValue();
        rule.noticeDays = input.noticeDays() == null ? 30 : input.noticeDays().shortValue();
        rule.save();
        return rule;
    }
}
