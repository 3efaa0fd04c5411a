package org.maillage.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.regex.Pattern;
import org.maillage.access.Caller;
import org.maillage.web.CommonProblem;
import org.maillage.web.Idempotent;
import org.maillage.web.Refused;

/** What the running request says of itself: its key, its address, and the kind of its body. */
@ApplicationScoped
class Sent {

    /** Visible ASCII; the draft's quotes around it are no part of it. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final Caller caller;
    private final HttpHeaders headers;
    private final Request request;
    private final UriInfo uri;

    Sent(Caller caller, HttpHeaders headers, Request request, UriInfo uri) {
        this.caller = caller;
        this.headers = headers;
        this.request = request;
        this.uri = uri;
    }

    boolean withKey() {
        List<String> given = headers.getRequestHeader(Idempotent.KEY);
        return given != null && !given.isEmpty();
    }

    /**
     * Hash of the account and the key.
     *
     * @throws Refused 400 when it is none, or when there are several
     */
    String key() {
        List<String> given = headers.getRequestHeader(Idempotent.KEY);
        String key = given.get(0).strip();
        String bare = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"") ? key.substring(1, key.length() - 1) : key;
        if (given.size() > 1 || !KEY.matcher(bare).matches()) {
            throw Refused.because(CommonProblem.BAD_REQUEST).header(Idempotent.KEY);
        }
        return Fingerprint.sha256(caller.account().key() + '\n' + bare);
    }

    String method() {
        return request.getMethod();
    }

    /** Path and query. */
    String address() {
        return uri.getRequestUri().getRawPath() + '?' + uri.getRequestUri().getRawQuery();
    }

    /** As it was written. */
    String mediaType() {
        return headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
    }
}
