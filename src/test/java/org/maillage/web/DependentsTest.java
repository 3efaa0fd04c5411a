package org.maillage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

class DependentsTest {

    @Test
    void tablesHaveTheNamesOfTheInterface() {
        assertEquals("hour-entries", Dependents.plural("hour_entry"));
        assertEquals("commitments", Dependents.plural("commitment"));
    }

    /** What was not seen in time is found by the foreign key. */
    @Test
    void theForeignKeyIsTheSecondGuard() {
        assertEquals(CommonProblem.REFERENCED, refusal(1451));
        assertEquals(CommonProblem.CONFLICT, refusal(1452));
    }

    private static ProblemType refusal(int error) {
        SQLException cause = new SQLException("not shown", "23000", error);
        return ProblemMappers.refusal(new IllegalStateException(new ConstraintViolationException("not shown", cause, "fk"))).type();
    }
}
