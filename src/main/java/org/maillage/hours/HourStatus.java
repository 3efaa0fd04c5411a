package org.maillage.hours;

/** How far an hour entry has come: {@code DECLARED → VALIDATED | REJECTED}. */
public enum HourStatus {
    DECLARED, VALIDATED, REJECTED
}
