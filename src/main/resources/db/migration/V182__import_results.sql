-- What became of the lines, some hundred to a row: packed and sealed, since a refused line is kept as it was sent.
CREATE TABLE import_result (
    id         UUID     NOT NULL PRIMARY KEY,
    import_id  UUID     NOT NULL,
    first_line INT      NOT NULL,
    last_line  INT      NOT NULL,
    created    INT      NOT NULL,
    changed    INT      NOT NULL,
    unchanged  INT      NOT NULL,
    refused    INT      NOT NULL,
    not_done   INT      NOT NULL,
    content    LONGBLOB NOT NULL,
    CONSTRAINT uk_import_result UNIQUE (import_id, first_line),
    CONSTRAINT fk_import_result_import FOREIGN KEY (import_id) REFERENCES import_run (id) ON DELETE CASCADE
);
