package org.maillage.imports;

/** What a file is written in. */
public enum ImportFormat {
    CSV, NDJSON, XLSX;

    static final String NDJSON_TYPE = "application/x-ndjson";
    static final String CSV_TYPE = "text/csv";
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
