package org.maillage.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.web.Idempotent;
import org.maillage.web.Retries;

/**
 * Does what is {@link Idempotent} in parts once for each key: the key is committed first, held while the work goes on, and given up
 * where the work is refused. No connection and no transaction waits for the body, or for the work.
 */
@Idempotent(inParts = true)
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
public class OnceInParts {

    private final Sent sent;
    private final Keys keys;
    private final Held held;

    OnceInParts(Sent sent, Keys keys, Held held) {
        this.sent = sent;
        this.keys = keys;
        this.held = held;
    }

    @AroundInvoke
    Object around(InvocationContext context) throws Exception {
        if (!sent.withKey()) {
            return context.proceed();
        }
        String key = sent.key();
        Body body = body(context);
        Keys.Taken taken = Retries.retrying(() -> QuarkusTransaction.requiringNew().call(() -> keys.take(key, Instant.now(), true)));
        if (taken.known() != null) {
            return taken.again(body.fingerprint());
        }
        held.begin(taken.id(), body);
        return first(context);
    }

    private Object first(InvocationContext context) throws Exception {
        try {
            Object answer = context.proceed();
            held.end((RestResponse<?>) answer);
            return answer;
        } catch (Exception e) {
            held.giveUp(e);
            throw e;
        } finally {
            held.rest();
        }
    }

    /** The body, which the method reads from now on if it is a stream. */
    private Body body(InvocationContext context) {
        String head = sent.method() + ' ' + sent.address() + '\n' + sent.mediaType() + '\n';
        Object[] arguments = context.getParameters();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof byte[] bytes) {
                return new Body(head, new ByteArrayInputStream(bytes));
            }
            if (arguments[i] instanceof InputStream stream) {
                Body body = new Body(head, stream);
                arguments[i] = body;
                context.setParameters(arguments);
                return body;
            }
        }
        throw new IllegalStateException("what is done in parts takes its body as it comes");
    }
}
