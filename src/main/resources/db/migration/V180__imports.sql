-- A file that somebody sent in, and how far it has been read. Who works on it says so every second; whoever falls silent is relieved.
CREATE TABLE import_run (
    id             UUID         NOT NULL PRIMARY KEY,
    version        INT          NOT NULL,
    created_at     DATETIME(6)  NOT NULL,
    updated_at     DATETIME(6)  NOT NULL,
    kind           VARCHAR(40)  NOT NULL,
    format         VARCHAR(10)  NOT NULL,
    state          VARCHAR(20)  NOT NULL,
    dry_run        BOOLEAN      NOT NULL,
    atomic         BOOLEAN      NOT NULL,
    source         VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin,
    account_key    VARCHAR(200) COLLATE utf8mb4_bin NOT NULL,
    account        LONGTEXT     NOT NULL,
    charset        VARCHAR(20),
    bytes          BIGINT       NOT NULL,
    lines_expected INT,
    heading        LONGTEXT,
    lines_read     INT          NOT NULL,
    last_line      INT          NOT NULL,
    created        INT          NOT NULL,
    changed        INT          NOT NULL,
    unchanged      INT          NOT NULL,
    refused        INT          NOT NULL,
    warned         INT          NOT NULL,
    failure        LONGTEXT,
    cancel_asked   BOOLEAN      NOT NULL,
    attempts       INT          NOT NULL,
    worker         UUID,
    heartbeat_at   DATETIME(6),
    started_at     DATETIME(6),
    finished_at    DATETIME(6)
);

CREATE INDEX ix_import_run_account ON import_run (account_key, id);
CREATE INDEX ix_import_run_state ON import_run (state, heartbeat_at);
