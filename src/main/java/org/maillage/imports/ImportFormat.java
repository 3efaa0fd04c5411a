package org.maillage.imports;

/** What a file is written in. */
public enum ImportFormat {
    CSV, NDJSON, XLSX,
    /** Of LibreOffice. */
    ODS;

    static final String NDJSON_TYPE = "application/x-ndjson";
    static final String CSV_TYPE = "text/csv";
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet";
    /** What Windows calls .csv as well as .xls where Excel is installed: the content tells which. */
    static final String EXCEL_TYPE = "application/vnd.ms-excel";

    /** Whether it is a workbook, and no text. */
    boolean workbook() {
        return this == XLSX || this == ODS;
    }
}
