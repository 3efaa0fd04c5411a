package org.maillage.territory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.maillage.web.Refused;

/** A département, or a collectivity overseas that stands in its place. */
@Entity
@NamedQuery(name = "Department.populations", query = """
        select c.department.code, sum(c.population) from Commune c where c.department.code in ?1 group by c.department.code""")
@NamedQuery(name = "Department.changed", query = "update Department set changes = changes + 1 where code = ?1")
public class Department extends PanacheEntityBase {

    /** The form of a code. Whether it exists is another question. */
    public static final String PATTERN = "^([0-9]{2}|2[AB]|9[78][0-9])$";

    @Id
    public String code;

    @Column(nullable = false)
    public String name;

    @Column(nullable = false)
    public String region;

    @Column(nullable = false)
    int changes;

    /**
     * The département of a code that a body names; null when the code is null.
     *
     * @throws Refused 422 {@code department-unknown} at {@code pointer}
     */
    public static Department ofCode(String code, String pointer) {
        Department department = ofCode(code);
        if (department == null && code != null) {
            throw Refused.because(TerritoryProblem.DEPARTMENT_UNKNOWN).at(pointer);
        }
        return department;
    }

    /** The département of a code, or null. */
    public static Department ofCode(String code) {
        return code == null ? null : findById(code);
    }

    /** The inhabitants of départements, by code: one query. */
    static Map<String, Long> populations(Collection<String> codes) {
        return getEntityManager().createNamedQuery("Department.populations", Object[].class).setParameter(1, codes)
                .getResultStream().collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }

    /**
     * Makes changes of a département's territories come one after the other, whatever instance they reach: the first
     * statement of each writes this row. On a cluster, the later one is rolled back and tried again.
     */
    public static void serialise(String code) {
        update("#Department.changed", code);
    }
}
