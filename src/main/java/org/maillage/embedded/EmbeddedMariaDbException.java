package org.maillage.embedded;

/** The embedded MariaDB cannot be had; the message is one sentence that says what to do. */
public class EmbeddedMariaDbException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Refuses with a sentence for the person who starts the service. */
    public EmbeddedMariaDbException(String message) {
        super(message);
    }

    /** Refuses with a sentence that ends with the cause. */
    public EmbeddedMariaDbException(String message, Exception cause) {
        super(message + ": " + cause, cause);
    }
}
