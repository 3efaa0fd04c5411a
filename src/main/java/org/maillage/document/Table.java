package org.maillage.document;

import java.util.List;

/**
 * One table of a document.
 *
 * @param key    its title is the text {@code table.<key>}; machines get the key
 * @param schema the schema of the contract whose properties the columns are: those that the caller may not see are left out; null:
 *               all are shown
 */
public record Table(String key, String schema, List<Column> columns) {
}
