package org.maillage.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.web.Idempotent;

/** Does what is {@link Idempotent} once for each key. It stands inside of the transaction, and before the body is validated. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
public class Once {

    private final Sent sent;
    private final Keys keys;
    private final ObjectMapper mapper;

    Once(Sent sent, Keys keys, ObjectMapper mapper) {
        this.sent = sent;
        this.keys = keys;
        this.mapper = mapper;
    }

    @AroundInvoke
    Object around(InvocationContext context) throws Exception {
        if (!sent.withKey()) {
            return context.proceed();
        }
        String fingerprint = Fingerprint.of(mapper, sent.method(), sent.address(), arguments(context));
        Keys.Taken taken = keys.take(sent.key(), Instant.now(), false);
        return taken.known() == null ? first(context, taken.id(), fingerprint) : taken.again(fingerprint);
    }

    /** What the client sent: not what the framework hands out besides. */
    private static List<Object> arguments(InvocationContext context) {
        return Stream.of(context.getParameters()).filter(one -> !(one instanceof HttpHeaders || one instanceof UriInfo)).toList();
    }

    private Object first(InvocationContext context, UUID id, String fingerprint) throws Exception {
        RestResponse<?> answer = (RestResponse<?>) context.proceed();
        keys.keep(id, Answer.of(fingerprint, answer, mapper), Answer.persons(answer));
        return answer;
    }
}
