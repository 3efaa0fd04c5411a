package org.maillage.vault;

import java.util.List;

/**
 * A column whose values the vault seals. Their context is {@link #context()}.
 *
 * @param table  its table
 * @param key    the primary key of the table, of one column
 * @param column where the sealed values are; null values are passed over
 */
public record SealedColumn(String table, String key, String column) {

    /**
     * A feature's sealed columns. Whoever seals for a column has a bean with this interface: what it does not name is not sealed
     * again when the active key changes, and is lost with the old key.
     */
    public interface Source {
        List<SealedColumn> sealedColumns();
    }

    /** What the values of the column are sealed for, such as {@code eligibility.criteria}. */
    public String context() {
        return table + "." + column;
    }
}
