-- Blocks of events, each with the hash of the one before: a row that was changed or removed shows. No foreign keys, for
-- whoever writes an event must not wait for whoever seals, and old events go while their block stays.
CREATE TABLE audit_block (
    number         BIGINT      NOT NULL PRIMARY KEY,
    events         INT         NOT NULL,
    first_at       DATETIME(6) NOT NULL,
    last_at        DATETIME(6) NOT NULL,
    content_hash   BINARY(32)  NOT NULL,
    previous_hash  BINARY(32)  NOT NULL,
    hash           BINARY(32)  NOT NULL,
    sealed_at      DATETIME(6) NOT NULL
);

CREATE TABLE audit_seal (
    event_id  UUID   NOT NULL PRIMARY KEY,
    block     BIGINT NOT NULL,
    KEY ix_audit_seal_block (block)
);
