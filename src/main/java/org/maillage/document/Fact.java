package org.maillage.document;

/**
 * A line of the heading: what the document is about.
 *
 * @param key   its label is the text {@code fact.<key>}
 * @param value a cell as those of a table, or null: nothing is said
 */
public record Fact(String key, Object value) {
}
