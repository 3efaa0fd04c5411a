package org.maillage.web;

import org.jboss.resteasy.reactive.RestResponse;

/**
 * The answer to what is {@link Idempotent} in parts, fired in the transaction of the last part: what is kept of it under its key is
 * committed with that part, or not at all.
 */
public record Answered(RestResponse<?> answer) {
}
