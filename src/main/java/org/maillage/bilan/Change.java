package org.maillage.bilan;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value that differs from the balance before.
 *
 * @param path   of the value, in which the item of a list is known by what makes it one: its id, month, code or kind
 * @param part   the part of the balance, such as {@code months}; null for what is of the whole
 * @param item   what the value is about inside of the part, such as {@code 2018-03}; null for what is of the whole
 * @param field  the name of the value
 * @param before null where there was none
 * @param after  null where there is none any more
 */
public record Change(String path, String part, String item, String field, JsonNode before, JsonNode after) {
}
