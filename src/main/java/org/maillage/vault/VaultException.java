package org.maillage.vault;

/** What is sealed cannot be opened, or nothing can be sealed; the message is one sentence without any key or value. */
public class VaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VaultException(String message) {
        super(message);
    }

    VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
