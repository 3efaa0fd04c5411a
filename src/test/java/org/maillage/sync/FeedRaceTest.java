package org.maillage.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;

/** Eight writers and a reader of the feed at once, on one instance; the profile {@code chaos} has sixteen, two instances, and kills. */
@QuarkusTest
class FeedRaceTest {

    private static final int WRITERS = 8;

    @TestHTTPResource
    URI uri;

    @Test
    void nothingIsSkippedAndNothingComesTwice() throws Exception {
        Hammering.Result result = new Hammering(List.of(uri), Api.adminToken())
                .run(WRITERS, Duration.ofSeconds(8), () -> LockSupport.parkNanos(Duration.ofMillis(100).toNanos()), () -> { });
        assertTrue(result.written() > WRITERS && result.changes() >= result.written(), result.toString());
    }
}
