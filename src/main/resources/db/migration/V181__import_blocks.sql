-- The file itself in sealed pieces, until it has been read to its end: any instance can go on with it.
CREATE TABLE import_block (
    id        UUID     NOT NULL PRIMARY KEY,
    import_id UUID     NOT NULL,
    seq       INT      NOT NULL,
    content   LONGBLOB NOT NULL,
    CONSTRAINT uk_import_block UNIQUE (import_id, seq),
    CONSTRAINT fk_import_block_import FOREIGN KEY (import_id) REFERENCES import_run (id) ON DELETE CASCADE
);
