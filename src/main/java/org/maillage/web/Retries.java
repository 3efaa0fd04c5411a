package org.maillage.web;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;

/** Runs what is {@link Retried} up to {@value #TRIES} times. It stands outside of the transaction's interceptor. */
@Retried
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class Retries {

    private static final int TRIES = 8;
    /** Deadlock (also Galera's lost certification), lock wait timeout, record changed since last read. */
    private static final Set<Integer> GIVEN_UP = Set.of(1213, 1205, 1020);

    @AroundInvoke
    Object around(InvocationContext context) throws Exception {
        return retrying(context::proceed);
    }

    /** Runs {@code work}, which opens and closes its own transaction, again as long as the database gives it up. */
    public static <T> T retrying(Callable<T> work) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.call();
            } catch (Exception e) {
                if (attempt == TRIES || !givenUp(e)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Whether the transaction was given up for another's sake. A stale row is such a case too: run again, it is read anew, and a
     * precondition of the client that no longer holds is told then.
     */
    static boolean givenUp(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException || cause instanceof SQLException sql
                    && (GIVEN_UP.contains(sql.getErrorCode()) || "40001".equals(sql.getSQLState()))) {
                return true;
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (givenUp(suppressed)) {
                    return true;
                }
            }
        }
        return false;
    }
}
