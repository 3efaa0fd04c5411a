package org.maillage.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads no more of a body than {@code maillage.max-body-size}, whether its length is announced or not; below the addresses that take
 * files, and do not hold them in memory, {@code maillage.max-file-size}. Quarkus' own limit
 * stands above as a second guard: it answers without a problem. A body that trickles in slower than
 * {@code maillage.slowest-body} a second is not waited for either, since a thread waits for it.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private final long most;
    private final long mostOfFile;
    private final List<String> files;
    private final CurrentVertxRequest requests;
    private final Pace pace;

    BodyLimit(@ConfigProperty(name = "maillage.max-body-size") MemorySize most,
              @ConfigProperty(name = "maillage.max-file-size") MemorySize mostOfFile,
              @ConfigProperty(name = "maillage.file-addresses") List<String> files,
              @ConfigProperty(name = "maillage.slowest-body") MemorySize slowest, CurrentVertxRequest requests) {
        this.most = most.asLongValue();
        this.mostOfFile = mostOfFile.asLongValue();
        this.files = files;
        this.requests = requests;
        this.pace = new Pace(slowest.asLongValue(), System::nanoTime);
    }

    /** Whether the header Content-Length announces too much. */
    boolean exceeded(String announced, String path) {
        return announced != null && announced.matches("[0-9]{1,18}") && Long.parseLong(announced) > most(path);
    }

    private long most(String path) {
        return path != null && files.stream().anyMatch(path::startsWith) ? mostOfFile : most;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Limited(context.getInputStream(), most(requests.getCurrent().normalizedPath()), pace));
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

    /**
     * How slow a body may be.
     *
     * @param slowest bytes a second, on average, once the first half minute is over
     * @param clock   nanoseconds since some moment
     */
    record Pace(long slowest, LongSupplier clock) {
        private static final long GRACE_SECONDS = 30;

        boolean tooSlow(long received, long since) {
            return TimeUnit.NANOSECONDS.toSeconds(clock.getAsLong() - since) > GRACE_SECONDS + received / slowest;
        }
    }

    static final class Limited extends FilterInputStream {
        private final long most;
        private final Pace pace;
        private final long start;
        private long received;

        Limited(InputStream body, long most, Pace pace) {
            super(body);
            this.most = most;
            this.pace = pace;
            this.start = pace.clock().getAsLong();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = next(into, offset, length);
            received += Math.max(count, 0);
            if (received > most) {
                throw new Unread(CommonProblem.PAYLOAD_TOO_LARGE);
            }
            if (count >= 0 && pace.tooSlow(received, start)) {
                throw new Unread(CommonProblem.REQUEST_TIMEOUT);
            }
            return count;
        }

        private int next(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (IOException e) {
                throw new Unread(CommonProblem.REQUEST_TIMEOUT);
            }
        }
    }
}
