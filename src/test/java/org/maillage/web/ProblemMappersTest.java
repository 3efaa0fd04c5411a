package org.maillage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.maillage.testing.LogRecorder;

/** What becomes of failures that no request of a test can bring about. */
class ProblemMappersTest {

    private static final HttpHeaders NONE = (HttpHeaders) Proxy.newProxyInstance(ProblemMappersTest.class.getClassLoader(),
            new Class<?>[] {HttpHeaders.class}, (proxy, method, args) -> null);

    private static final BodyLimit.Pace PATIENT = new BodyLimit.Pace(1, () -> 0);

    private final ProblemMappers mappers = new ProblemMappers();

    @Test
    void whatIsUnforeseenIsLoggedUnderTheInstanceAndSaysNothing() {
        for (Throwable unforeseen : new Throwable[] {new IllegalStateException("Quiquenpoix"), new StackOverflowError("Quiquenpoix")}) {
            Problem[] answer = new Problem[1];
            String log = LogRecorder.during(() -> answer[0] = mappers.unforeseen(unforeseen, NONE).getEntity());
            assertEquals(500, answer[0].status());
            assertEquals("internal-error", answer[0].code());
            assertFalse((log + answer[0]).contains("Quiquenpoix"), log);
            assertTrue(log.contains(answer[0].instance()) && log.contains(unforeseen.getClass().getName()), log);
        }
    }

    @Test
    void aDatabaseThatIsBusyOrAwayIsUnavailableForAMoment() {
        for (SQLException busy : new SQLException[] {new SQLTransientConnectionException("x"), new SQLException("x", "40001", 1213)}) {
            var answer = mappers.unforeseen(new IllegalStateException(busy), NONE);
            assertEquals("unavailable", answer.getEntity().code());
            assertEquals("5", answer.getHeaderString("Retry-After"));
        }
    }

    @Test
    void aBodyThatDoesNotArriveIsARequestTimeout() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        var unread = assertThrows(BodyLimit.Unread.class, () -> new BodyLimit.Limited(broken, 10, PATIENT).read());
        var answer = mappers.unread(unread, NONE);
        assertEquals(408, answer.getStatus());
        assertEquals("unavailable", answer.getEntity().code());
        assertEquals("5", answer.getHeaderString("Retry-After"));
    }

    @Test
    void aBodyIsReadUpToTheLimit() throws IOException {
        assertEquals(10, new BodyLimit.Limited(new ByteArrayInputStream(new byte[10]), 10, PATIENT).readAllBytes().length);
        InputStream longer = new BodyLimit.Limited(new ByteArrayInputStream(new byte[11]), 10, PATIENT);
        assertEquals(CommonProblem.PAYLOAD_TOO_LARGE, assertThrows(BodyLimit.Unread.class, longer::readAllBytes).type());
    }

    /** One byte every ten seconds: after half a minute this is too slow, whatever the server's own timeouts let pass. */
    @Test
    void aBodyThatTricklesInIsNotWaitedFor() throws IOException {
        AtomicLong seconds = new AtomicLong();
        BodyLimit.Pace pace = new BodyLimit.Pace(1000, () -> TimeUnit.SECONDS.toNanos(seconds.get()));
        InputStream body = new BodyLimit.Limited(new ByteArrayInputStream(new byte[10]), 10, pace);
        for (int i = 0; i < 3; i++) {
            seconds.addAndGet(10);
            assertEquals(0, body.read());
        }
        seconds.addAndGet(10);
        assertEquals(CommonProblem.REQUEST_TIMEOUT, assertThrows(BodyLimit.Unread.class, body::read).type());
    }

    @Test
    void aLongBodyMayTakeItsTime() throws IOException {
        AtomicLong seconds = new AtomicLong();
        BodyLimit.Pace pace = new BodyLimit.Pace(1000, () -> TimeUnit.SECONDS.toNanos(seconds.get()));
        InputStream body = new BodyLimit.Limited(new ByteArrayInputStream(new byte[100_000]), 100_000, pace);
        for (int i = 0; i < 100; i++) {
            seconds.incrementAndGet();
            assertEquals(1000, body.readNBytes(1000).length);
        }
        assertEquals(-1, body.read());
    }
}
