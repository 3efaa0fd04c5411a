-- Essential data of public procurement (DECP) as it came, and the contract that it became or was found to be.
CREATE TABLE decp_record (
    id          UUID        NOT NULL PRIMARY KEY,
    version     INT         NOT NULL,
    created_at  DATETIME(6) NOT NULL,
    updated_at  DATETIME(6) NOT NULL,
    kind        VARCHAR(40) NOT NULL,
    buyer_siret CHAR(14)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number      VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    contract_id UUID        NOT NULL,
    -- Whether the contract was made of it; else it was there already.
    made        BOOLEAN     NOT NULL,
    -- JSON, with all modifications that were ever published.
    raw         LONGTEXT    NOT NULL,
    -- JSON: what could not be used.
    faults      MEDIUMTEXT  NOT NULL,
    CONSTRAINT uk_decp_record UNIQUE (buyer_siret, number),
    CONSTRAINT uk_decp_record_contract UNIQUE (contract_id),
    CONSTRAINT fk_decp_record_contract FOREIGN KEY (contract_id) REFERENCES contract (id) ON DELETE CASCADE
);
