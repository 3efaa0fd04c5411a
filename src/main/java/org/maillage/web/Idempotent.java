package org.maillage.web;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that may be sent again under the same {@code Idempotency-Key}: it is done once, and answered as the first time. To be
 * written beside {@link Retried} and {@code @Transactional}, on a method that answers with a {@code RestResponse}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {

    /** The header with the key. */
    String KEY = "Idempotency-Key";

    /** The header that tells an answer given again from the first one. */
    String REPLAYED = "Idempotency-Replayed";
}
