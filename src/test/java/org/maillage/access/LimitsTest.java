package org.maillage.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bucket4j.TimeMeter;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How often one may ask, by a clock of the test. */
class LimitsTest {

    private static final String HERE = "address 192.0.2.1";

    private long seconds;
    private final Limits limits = new Limits(60, 3, 2, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.SECONDS.toNanos(seconds);
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void anAccountHasSoManyRequestsOverAllItsTokens() {
        assertEquals(new Quota(true, 59, 1, 0), limits.signedIn("old", "a"));
        assertEquals(new Quota(true, 58, 2, 0), limits.signedIn("new", "a"));
        assertEquals(Optional.of(new Quota(true, 57, 3, 0)), limits.known("old"));
        assertEquals(new Quota(true, 59, 1, 0), limits.signedIn("other", "b"));
        for (int left = 56; left >= 0; left--) {
            assertEquals(left, limits.known("new").orElseThrow().left());
        }
        assertEquals(Optional.of(new Quota(false, 0, 60, 1)), limits.known("new"));
        assertEquals(new Quota(false, 0, 60, 1), limits.signedIn("newest", "a"));
    }

    @Test
    void requestsComeBackSecondBySecond() {
        for (int i = 0; i < 60; i++) {
            assertTrue(limits.signedIn("t", "a").granted());
        }
        assertFalse(limits.known("t").orElseThrow().granted());
        seconds = 1;
        assertTrue(limits.known("t").orElseThrow().granted());
        assertFalse(limits.known("t").orElseThrow().granted());
        seconds = 61;
        assertEquals(59, limits.known("t").orElseThrow().left());
    }

    @Test
    void anAddressThatFailsTooOftenWaits() {
        for (int i = 0; i < 3; i++) {
            assertEquals(0, limits.wait("guess" + i, HERE));
            limits.failed("guess" + i, HERE);
        }
        assertEquals(20, limits.wait("another", HERE));
        assertEquals(0, limits.wait("another", "address 192.0.2.2"));
        seconds = 19;
        assertEquals(1, limits.wait("another", HERE));
        seconds = 20;
        assertEquals(0, limits.wait("another", HERE));
        limits.failed("another", HERE);
        assertEquals(20, limits.wait("another", HERE));
    }

    @Test
    void anAddressThatWaitsHasSoManyLookUpsForTokensThatMayBeGood() {
        assertFalse(limits.worthALook("short", Limits.SHORTEST_TOKEN - 1, HERE));
        assertTrue(limits.worthALook("a", Limits.SHORTEST_TOKEN, HERE));
        assertTrue(limits.worthALook("b", 47, HERE));
        assertFalse(limits.worthALook("c", 47, HERE));
        assertTrue(limits.worthALook("c", 47, "address 192.0.2.2"));
        for (int i = 0; i < 3; i++) {
            limits.failed("revoked", "address 192.0.2.3");
        }
        assertFalse(limits.worthALook("revoked", 47, "address 192.0.2.3"));
        seconds = 30;
        assertTrue(limits.worthALook("c", 47, HERE));
    }

    @Test
    void aTokenThatFailsTooOftenWaitsWhereverItComesFrom() {
        for (int i = 0; i < 3; i++) {
            limits.failed("revoked", "address 192.0.2." + (10 + i));
        }
        assertEquals(20, limits.wait("revoked", "address 192.0.2.99"));
        assertEquals(0, limits.wait("another", "address 192.0.2.99"));
    }

    @Test
    void aTokenThatWasGoodIsKnownUntilItIsRefusedOrForgotten() {
        assertEquals(Optional.empty(), limits.known("t"));
        limits.signedIn("t", "a");
        assertTrue(limits.known("t").isPresent());
        limits.failed("t", HERE);
        assertEquals(Optional.empty(), limits.known("t"));
        limits.signedIn("t", "a");
        seconds = 121;
        assertEquals(Optional.empty(), limits.known("t"));
    }

    @Test
    void aNetworkCountsAsOneAddress() {
        String one = Origins.of(SocketAddress.inetSocketAddress(443, "2001:db8:1:2::1"));
        assertEquals(one, Origins.of(SocketAddress.inetSocketAddress(80, "2001:db8:1:2:ffff::9")));
        assertNotEquals(one, Origins.of(SocketAddress.inetSocketAddress(80, "2001:db8:1:3::1")));
        assertEquals(HERE, Origins.of(SocketAddress.inetSocketAddress(443, "192.0.2.1")));
        assertNotEquals(HERE, Origins.of(SocketAddress.inetSocketAddress(443, "192.0.2.2")));
        assertEquals("address unknown", Origins.of(SocketAddress.inetSocketAddress(443, "unknown")));
        assertEquals("address ", Origins.of(null));
    }
}
