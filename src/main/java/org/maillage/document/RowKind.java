package org.maillage.document;

/** What a row of a table is. */
enum RowKind {
    DETAIL, SUBTOTAL, TOTAL;

    void to(ReportWriter out, Object... cells) {
        switch (this) {
            case SUBTOTAL -> out.subtotal(cells);
            case TOTAL -> out.total(cells);
            default -> out.row(cells);
        }
    }
}
