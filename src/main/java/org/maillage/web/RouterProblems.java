package org.maillage.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;

/**
 * The problems of requests that reach no resource: an address that cannot be read, a body that is announced too large, a page of an origin that is not let in.
 * What is no HTTP at all, or has a longer line or header than the server reads, is refused before this, without a body.
 */
@ApplicationScoped
public class RouterProblems {

    /** Quarkus refuses a malformed address without a body; with this system property it leaves that to us. */
    public static final String OWN_ADDRESS_CHECK = "vertx.disableURIValidation";

    /** Before all routes of Quarkus. */
    static final int FIRST = -1_000_000;
    private static final Map<Integer, CommonProblem> BY_STATUS = Map.of(404, CommonProblem.NOT_FOUND,
            405, CommonProblem.METHOD_NOT_ALLOWED, 413, CommonProblem.PAYLOAD_TOO_LARGE);

    private final ObjectMapper mapper;
    private final BodyLimit limit;
    private final Origins origins;

    RouterProblems(ObjectMapper mapper, BodyLimit limit, Origins origins) {
        this.mapper = mapper;
        this.limit = limit;
        this.origins = origins;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::check).failureHandler(this::failed);
    }

    private void check(RoutingContext request) {
        HttpServerRequest http = request.request();
        // from here on it is fr or en to whoever asks: Bean Validation would read "*" in another way than we do
        http.headers().set(HttpHeaders.ACCEPT_LANGUAGE, Messages.negotiate(http.getHeader(HttpHeaders.ACCEPT_LANGUAGE)).getLanguage());
        if (!readable(http.uri())) {
            request.fail(400);
        } else if (origins.refuse(http)) {
            answer(request, Refused.because(CommonProblem.FORBIDDEN).fault(Refused.In.HEADER, "Origin", "origin-forbidden"));
        } else if (limit.exceeded(http.getHeader(HttpHeaders.CONTENT_LENGTH), request.normalizedPath())) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            request.addEndHandler(answered -> http.connection().close());
            request.fail(413);
        } else {
            request.next();
        }
    }

    private static boolean readable(String address) {
        try {
            return new URI(address) != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void failed(RoutingContext request) {
        if (request.statusCode() >= 400 && request.statusCode() < 500) {
            answer(request, Refused.because(BY_STATUS.getOrDefault(request.statusCode(), CommonProblem.BAD_REQUEST)));
        } else {
            request.next();
        }
    }

    private void answer(RoutingContext request, Refused refused) {
        Locale locale = Messages.negotiate(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        request.response().setStatusCode(refused.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .end(text(Problems.of(refused, locale)));
    }

    private String text(Problem problem) {
        try {
            return mapper.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is plain data", e);
        }
    }
}
