package org.maillage.access;

/** What is given to an account on top of its role, one by one. */
public enum Permission {
    /**
     * Criteria that tell of health, of justice or of asylum, and the kinds of prescribers that would tell of them
     * (GDPR art. 9 and 10; CNIL deliberation 2023-005).
     */
    SENSITIVE
}
