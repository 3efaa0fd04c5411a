package org.maillage.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.audit.OfPerson;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.CommonProblem;
import org.maillage.web.Idempotent;
import org.maillage.web.Refused;

/** Does what is {@link Idempotent} once for each key. It stands inside of the transaction, and before the body is validated. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
public class Once {

    /** Visible ASCII; the draft's quotes around it are no part of it. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final Keys keys;
    private final Caller caller;
    private final ObjectMapper mapper;
    private final HttpHeaders headers;
    private final Request request;
    private final UriInfo uri;

    Once(Keys keys, Caller caller, ObjectMapper mapper, HttpHeaders headers, Request request, UriInfo uri) {
        this.keys = keys;
        this.caller = caller;
        this.mapper = mapper;
        this.headers = headers;
        this.request = request;
        this.uri = uri;
    }

    @AroundInvoke
    Object around(InvocationContext context) throws Exception {
        List<String> given = headers.getRequestHeader(Idempotent.KEY);
        if (given == null || given.isEmpty()) {
            return context.proceed();
        }
        String fingerprint = Fingerprint.of(mapper, request.getMethod(), uri.getRequestUri().getRawPath() + '?'
                + uri.getRequestUri().getRawQuery(), arguments(context));
        Keys.Taken taken = keys.take(Fingerprint.sha256(caller.account().key() + '\n' + key(given)), Instant.now());
        return taken.known() == null ? first(context, taken.id(), fingerprint) : again(taken, fingerprint);
    }

    private static String key(List<String> given) {
        String key = given.get(0).strip();
        String bare = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"") ? key.substring(1, key.length() - 1) : key;
        if (given.size() > 1 || !KEY.matcher(bare).matches()) {
            throw Refused.because(CommonProblem.BAD_REQUEST).header(Idempotent.KEY);
        }
        return bare;
    }

    /** What the client sent: not what the framework hands out besides. */
    private static List<Object> arguments(InvocationContext context) {
        return Stream.of(context.getParameters()).filter(one -> !(one instanceof HttpHeaders || one instanceof UriInfo)).toList();
    }

    private Object first(InvocationContext context, UUID id, String fingerprint) throws Exception {
        RestResponse<?> answer = (RestResponse<?>) context.proceed();
        JsonNode body = mapper.readTree(mapper.writeValueAsBytes(answer.getEntity()));
        UUID person = answer.getEntity() instanceof OfPerson someones ? someones.personOf() : null;
        keys.keep(id, Answer.of(fingerprint, answer, body), person);
        return answer;
    }

    /** What was kept of a person is not told again once the data of the person is restricted. */
    private static Object again(Keys.Taken taken, String fingerprint) {
        if (!taken.known().request().equals(fingerprint)) {
            throw Refused.because(IdempotencyProblem.IDEMPOTENCY_KEY_REUSED).header(Idempotent.KEY);
        }
        if (taken.person() != null) {
            Beneficiary.requireUnrestricted(Beneficiary.findById(taken.person()));
        }
        return taken.known().again();
    }
}
