package org.maillage.hours;

/** What was done in the hours. */
public enum HourKind {
    /** Work in performance of the contract. */
    WORK,
    /** Training under the employment contract; a clause may leave it out or cap it. */
    TRAINING
}
