-- What became of the sheets of a workbook, and what the sender says that headings mean; both as JSON.
ALTER TABLE import_run
    ADD COLUMN heading_map LONGTEXT,
    ADD COLUMN sheets      LONGTEXT;
