package org.maillage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.maillage.testing.World;

/** A long reading sees one moment, and there are only so many at a time. */
@QuarkusTest
class SnapshotTest {

    @Inject
    Snapshot snapshot;

    private static long buyers() {
        return Panache.getEntityManager().createQuery("select count(*) from Buyer", Long.class).getSingleResult();
    }

    @Test
    void whatIsWrittenMeanwhileIsNotSeen() {
        snapshot.read(() -> {
            long before = buyers();
            World.buyer();
            Panache.getEntityManager().clear();
            assertEquals(before, buyers());
            long now = QuarkusTransaction.requiringNew().call(SnapshotTest::buyers);
            assertEquals(before + 1, now);
        });
    }

    @Test
    void whoeverComesTooManyIsAskedToComeAgain() {
        Refused refused = assertThrows(Refused.class, () -> new Snapshot(0).read(() -> { }));
        assertEquals(CommonProblem.UNAVAILABLE, refused.type());
        Snapshot one = new Snapshot(1);
        one.read(() -> assertThrows(Refused.class, () -> one.read(() -> { })));
        one.read(() -> { });
    }
}
