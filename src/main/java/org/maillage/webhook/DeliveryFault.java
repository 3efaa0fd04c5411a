package org.maillage.webhook;

/** Why a message was not taken. */
public enum DeliveryFault {
    /** The name leads to an address inside, which is not called. */
    ADDRESS_REFUSED,
    /** The name leads nowhere. */
    NAME_UNKNOWN,
    UNREACHABLE,
    /** Any answer but 2xx; redirects are not followed. */
    ANSWER
}
