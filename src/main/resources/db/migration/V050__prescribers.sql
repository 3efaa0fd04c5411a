-- Organisations that send people to the clauses.
CREATE TABLE prescriber (
    id         UUID         NOT NULL PRIMARY KEY,
    version    INT          NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    updated_at DATETIME(6)  NOT NULL,
    name       VARCHAR(200) NOT NULL,
    kind       VARCHAR(40)  NOT NULL,
    commune    VARCHAR(5),
    email      VARCHAR(254),
    phone      VARCHAR(40),
    KEY ix_prescriber_name (name),
    CONSTRAINT fk_prescriber_commune FOREIGN KEY (commune) REFERENCES commune (insee)
);
