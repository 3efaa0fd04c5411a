package org.maillage.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableGrantsTest {

    @Test
    void grantsWhatIsMissing() {
        assertEquals(List.of("DELETE, INSERT, UPDATE ON buyer", "INSERT ON audit_event"),
                TableGrants.missing(List.of("buyer", "audit_event"), Set.of()));
        assertEquals(List.of("DELETE ON buyer"),
                TableGrants.missing(List.of("buyer", "audit_event"), Set.of("buyer INSERT", "buyer UPDATE", "audit_event INSERT")));
    }
}
