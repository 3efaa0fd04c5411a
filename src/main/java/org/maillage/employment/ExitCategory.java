package org.maillage.employment;

/**
 * The classes by which exits are counted. Those that are {@link #dynamic} make the numerator of the rate; a withdrawal is in
 * neither part of it.
 */
public enum ExitCategory {
    DURABLE, TRANSITION, POSITIVE, OTHER, WITHDRAWAL;

    /** Whether it is a success: durable, transition and positive exits together are the dynamic ones. */
    public boolean dynamic() {
        return this == DURABLE || this == TRANSITION || this == POSITIVE;
    }
}
