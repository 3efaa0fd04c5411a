package org.maillage.territory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.maillage.access.Scope;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/** What a département or a territory wants done in a calendar year, from a date on: versions follow each other. */
@Entity
@NamedQuery(name = "Target.ofDepartment", query = """
        from Target t left join fetch t.territory p where t.department.code = ?1 or p.department.code = ?1""")
@NamedQuery(name = "Target.same", query = """
        from Target t where t.year = ?1 and t.effectiveOn = ?2 and (t.department = ?3 or t.territory = ?4)""")
public class Target extends Versioned {

    /** Of two that could hold, the last in this order does. */
    private static final Comparator<Target> PRECEDENCE =
            Comparator.<Target>comparingInt(t -> t.year).thenComparing(t -> t.effectiveOn);

    /** Null when the target is a territory's. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "department_code")
    public Department department;

    /** Null when the target is a département's. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "territory_id")
    public Territory territory;

    @Column(nullable = false)
    public int year;

    /** Whether it also holds for later years, until a target with a later {@link #year} replaces it. */
    @Column(nullable = false)
    public boolean recurring;

    @Column(nullable = false, precision = 9, scale = 2)
    public BigDecimal hours;

    /** The part of the hours that RSA recipients are to do: 0 to 1, four decimals. */
    @Column(nullable = false, precision = 5, scale = 4)
    public BigDecimal rsaShare;

    /** The day from which this version holds. */
    @Column(nullable = false)
    public LocalDate effectiveOn;

    public String note;

    /** All targets of a département and of its territories: one query. */
    public static List<Target> ofDepartment(String code) {
        return list("#Target.ofDepartment", code);
    }

    /**
     * The one that holds for a year, seen from a day: of those of the year, and the recurring ones of earlier years, that are
     * in effect, the one with the latest year, then the newest.
     *
     * @param targets all of one département or one territory
     */
    static Optional<Target> inForce(Collection<Target> targets, int year, LocalDate asOf) {
        return targets.stream().filter(t -> t.concerns(year) && !t.effectiveOn.isAfter(asOf)).max(PRECEDENCE);
    }

    private boolean concerns(int asked) {
        return year == asked || recurring && year < asked;
    }

    /**
     * Takes what {@code input} says.
     *
     * @throws Refused 422 {@code target-scope}, {@code department-unknown}, {@code territory-unknown}; 403 where the caller may
     *         not write; 409 {@code duplicate} when the scope has a target of that year and day already
     */
    void apply(TargetInput input, Scope scope) {
        if ((input.department() == null) == (input.territory() == null)) {
            throw Refused.because(TerritoryProblem.TARGET_SCOPE).at(input.department() == null ? "/department" : "/territory");
        }
        Department wide = Department.ofCode(input.department(), "/department");
        Territory narrow = Territory.ofCode(input.territory(), "/territory");
        requireIn(scope, wide, narrow);
        LocalDate from = Objects.requireNonNullElse(input.effectiveOn(), LocalDate.of(input.year(), 1, 1));
        requireUnique(wide, narrow, input.year(), from);
        department = wide;
        territory = narrow;
        year = input.year();
        recurring = Boolean.TRUE.equals(input.recurring());
        hours = input.hours().setScale(2);
        rsaShare = input.rsaShare().setScale(4);
        effectiveOn = from;
        note = input.note();
        touch();
    }

    /** A caller that is bound to territories writes their targets only, not those of a département. */
    void requireIn(Scope scope) {
        requireIn(scope, department, territory);
    }

    private static void requireIn(Scope scope, Department wide, Territory narrow) {
        scope.requirePlace(narrow == null ? null : narrow.code, wide == null ? null : wide.code);
    }

    /** Asked before anything changes, so that the query does not write what is to be refused. */
    private void requireUnique(Department wide, Territory narrow, int ofYear, LocalDate from) {
        List<Target> same = list("#Target.same", ofYear, from, wide, narrow);
        if (same.stream().anyMatch(other -> !other.id.equals(id))) {
            throw Refused.because(CommonProblem.DUPLICATE).at("/effectiveOn");
        }
    }
}
