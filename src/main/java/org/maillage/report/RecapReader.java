package org.maillage.report;

/** Takes the annual recap in the order in which it is read: contract by contract, then the whole. */
interface RecapReader {

    void row(RecapRow row);

    /** @param last the contract's last line, by which it is named */
    void subtotal(RecapRow last, RecapSums sums);

    void total(RecapSums sums);
}
