package org.maillage.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who holds one of our own tokens. A class of its own, so that no other way of signing in takes it for one of its own. */
public final class ApiTokenRequest extends BaseAuthenticationRequest {

    private final String token;

    ApiTokenRequest(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
