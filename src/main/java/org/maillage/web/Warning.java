package org.maillage.web;

/** Something to look at that prevents nothing; {@code detail} in the reader's language. */
public record Warning(String code, String detail) {
}
