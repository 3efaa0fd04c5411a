package org.maillage.imports;

/** What became of a sheet of a workbook. */
public enum SheetStatus {
    /** Its lines were read. */
    READ,
    /** Its user does not see it, and it is not read. */
    HIDDEN,
    /** It has no headings that are known, or not all that are needed. */
    NOT_RECOGNISED
}
