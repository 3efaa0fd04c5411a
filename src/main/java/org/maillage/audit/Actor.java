package org.maillage.audit;

import java.util.UUID;

/**
 * Who did it, from where.
 *
 * @param key     names the account for good; {@code system} for what the service does by itself, {@code anonymous} for whoever
 *                did not sign in
 * @param roles   separated by commas; null without an account
 * @param reason  why an auditor looks; null for others
 * @param address of the client; null for the system
 * @param request the same for all that one request did; null for the system
 */
record Actor(String key, String name, String roles, String reason, String address, UUID request) {

    /** The service itself: a start, a job. */
    static final Actor SYSTEM = new Actor("system", null, null, null, null, null);

    static Actor anonymous(String address, UUID request) {
        return new Actor("anonymous", null, null, null, address, request);
    }

    boolean signedIn() {
        return roles != null;
    }
}
