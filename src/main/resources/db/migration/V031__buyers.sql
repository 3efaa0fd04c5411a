-- The directory of buyers.
CREATE TABLE buyer (
    id         UUID         NOT NULL PRIMARY KEY,
    version    INT          NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    updated_at DATETIME(6)  NOT NULL,
    name       VARCHAR(200) NOT NULL,
    kind       VARCHAR(40)  NOT NULL,
    siret      CHAR(14) CHARACTER SET ascii COLLATE ascii_bin,
    commune    CHAR(5),
    email      VARCHAR(254),
    phone      VARCHAR(40),
    CONSTRAINT uk_buyer_siret UNIQUE (siret),
    INDEX ix_buyer_name (name)
);
