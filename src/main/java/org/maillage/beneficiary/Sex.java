package org.maillage.beneficiary;

/** Sex as stated by the person; UNSPECIFIED when it is not. */
public enum Sex {
    F, M, UNSPECIFIED
}
