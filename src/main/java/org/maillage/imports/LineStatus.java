package org.maillage.imports;

/** What became of one line. */
public enum LineStatus {
    CREATED,
    CHANGED,
    /** The record was there already, as the line says. */
    UNCHANGED,
    REFUSED,
    /** Good by itself, but another line of an import of all or nothing was refused. */
    NOT_DONE
}
