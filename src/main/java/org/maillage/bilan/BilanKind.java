package org.maillage.bilan;

/** What a balance is issued for: payments on account ask for intermediate ones, the last payment for the final one. */
public enum BilanKind {
    INTERMEDIATE, FINAL
}
