package org.maillage.document;

import java.util.List;

/**
 * Takes a document in the order in which it is read: the heading, then table by table its rows. Cells are texts, whole numbers,
 * decimals, dates, months, yes or no, codes, or null for an empty cell, as many as the table has columns.
 */
public interface ReportWriter {

    /** @param title of the document, in the reader's language */
    void heading(String title, List<Fact> facts);

    /** Begins a table. */
    void table(Table table);

    void row(Object... cells);

    /** A sum over some of the rows before it; the first cell says over which. */
    void subtotal(Object... cells);

    /** A sum over the rows of the table. */
    void total(Object... cells);

    /** A remark on what stands before it, in the reader's language. */
    void note(String text);
}
