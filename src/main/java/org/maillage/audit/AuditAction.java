package org.maillage.audit;

/** What an event is about. */
public enum AuditAction {
    /** A token was used for the first time in an hour. */
    SIGN_IN,
    /** A token was not accepted. */
    SIGN_IN_FAILED,
    /** Something was refused to the caller, or does not exist for it (401, 403, 404, 429). */
    REFUSED,
    /** Records of persons were shown. */
    READ,
    /** Records were taken out in a file. */
    EXPORT,
    CREATE,
    UPDATE,
    DELETE,
    /** A person was forgotten: what the trail says of it can no longer be read. */
    ERASE,
    /** Blocks of the trail that were older than they are kept were removed. */
    PURGE;

    /** Whether something was changed, and the event says what. */
    boolean writes() {
        return this == CREATE || this == UPDATE || this == DELETE;
    }
}
