package org.maillage.web;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads no more of a body than {@code maillage.max-body-size}, whether its length is announced or not. Quarkus' own limit
 * stands above as a second guard: it answers without a problem.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private final long most;

    BodyLimit(@ConfigProperty(name = "maillage.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    /** Whether the header Content-Length announces too much. */
    boolean exceeded(String announced) {
        return announced != null && announced.matches("[0-9]{1,18}") && Long.parseLong(announced) > most;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Limited(context.getInputStream(), most));
        return context.proceed();
    }

    /** A body that cannot be read to its end: it is too large, or the client stopped sending. */
    static final class Unread extends IOException {
        private final CommonProblem type;

        Unread(CommonProblem type) {
            this.type = type;
        }

        CommonProblem type() {
            return type;
        }
    }

    static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream body, long most) {
            super(body);
            left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = received(into, offset, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new Unread(CommonProblem.PAYLOAD_TOO_LARGE);
            }
            return count;
        }

        private int received(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (IOException e) {
                throw new Unread(CommonProblem.REQUEST_TIMEOUT);
            }
        }
    }
}
