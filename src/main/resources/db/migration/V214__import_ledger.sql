-- What the lines of a file have said so far, so that a later line of the same file can be held to it, whoever reads on. Digests only: what
-- a line is about, and field by field what it says. Written with the lines, gone with the file.
CREATE TABLE import_ledger (
    import_id UUID       NOT NULL,
    about     BINARY(16) NOT NULL,
    line      INT        NOT NULL,
    said      TEXT       CHARACTER SET ascii COLLATE ascii_bin,
    PRIMARY KEY (import_id, about),
    CONSTRAINT fk_import_ledger_import FOREIGN KEY (import_id) REFERENCES import_run (id) ON DELETE CASCADE
);
