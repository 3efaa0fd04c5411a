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
import org.junit.jupiter.api.Test;
import org.maillage.testing.LogRecorder;

/** What becomes of failures that no request of a test can bring about. */
class ProblemMappersTest {

    private static final HttpHeaders NONE = (HttpHeaders) Proxy.newProxyInstance(ProblemMappersTest.class.getClassLoader(),
            new Class<?>[] {HttpHeaders.class}, (proxy, method, args) -> null);

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
        var unread = assertThrows(BodyLimit.Unread.class, () -> new BodyLimit.Limited(broken, 10).read());
        var answer = mappers.unread(unread, NONE);
        assertEquals(408, answer.getStatus());
        assertEquals("unavailable", answer.getEntity().code());
        assertEquals("5", answer.getHeaderString("Retry-After"));
    }

    @Test
    void aBodyIsReadUpToTheLimit() throws IOException {
        assertEquals(10, new BodyLimit.Limited(new ByteArrayInputStream(new byte[10]), 10).readAllBytes().length);
        InputStream longer = new BodyLimit.Limited(new ByteArrayInputStream(new byte[11]), 10);
        assertEquals(CommonProblem.PAYLOAD_TOO_LARGE, assertThrows(BodyLimit.Unread.class, longer::readAllBytes).type());
    }
}
