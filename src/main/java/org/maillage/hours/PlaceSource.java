package org.maillage.hours;

/** Whence the place of performance of an entry is known: the first of these that is given. */
public enum PlaceSource {
    ENTRY, EMPLOYMENT, CONTRACT
}
