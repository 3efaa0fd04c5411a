package org.maillage.sync;

/** Where to begin to read changes from. */
public record ChangeCursor(String next) {
}
