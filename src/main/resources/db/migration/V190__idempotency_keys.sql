-- Requests that may be sent again: the key, and with it, written in the same transaction as the work, the answer that was given.
CREATE TABLE idempotency_key (
    id         UUID        NOT NULL PRIMARY KEY,
    -- SHA-256 of the account and the key that it sent.
    key_hash   CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    -- Whom the answer shows: it goes with the person.
    person_id  UUID,
    -- Sealed: what was asked (its hash), status, headers and body. Null inside of the transaction only.
    answer     MEDIUMBLOB,
    CONSTRAINT uk_idempotency_key UNIQUE (key_hash),
    KEY ix_idempotency_key_age (created_at),
    CONSTRAINT fk_idempotency_key_person FOREIGN KEY (person_id) REFERENCES beneficiary (id) ON DELETE CASCADE
);
