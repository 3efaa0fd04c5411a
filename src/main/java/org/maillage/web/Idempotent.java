package org.maillage.web;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that may be sent again under the same {@code Idempotency-Key}: it is done once, and answered as the first time. To be
 * written on a method that answers with a {@code RestResponse}, beside {@link Retried} and {@code @Transactional} unless it is
 * done {@link #inParts}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {

    /** The header with the key. */
    String KEY = "Idempotency-Key";

    /** The header that tells an answer given again from the first one. */
    String REPLAYED = "Idempotency-Replayed";

    /**
     * Whether it is committed part by part, in transactions of its own. Its body is then an {@code InputStream} or {@code byte[]}: bytes
     * are compared, not what they mean. Where the last part must not be committed without the answer, it fires {@link Answered} in it.
     */
    boolean inParts() default false;
}
