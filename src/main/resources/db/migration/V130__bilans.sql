-- Balances of contracts as they were issued: the service adds rows and reads them; its database user can neither change nor
-- remove one. The unique key is the second guard of the numbers, which the row of the contract serialises.
CREATE TABLE bilan (
    id          UUID         NOT NULL PRIMARY KEY,
    version     INT          NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    updated_at  DATETIME(6)  NOT NULL,
    contract_id UUID         NOT NULL,
    number      INT          NOT NULL,
    kind        VARCHAR(40)  NOT NULL,
    as_of       DATE         NOT NULL,
    comment     VARCHAR(500),
    language    CHAR(2)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sha256      CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    pdf_sha256  CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    content     LONGBLOB     NOT NULL,
    pdf         LONGBLOB     NOT NULL,
    CONSTRAINT uk_bilan_number UNIQUE (contract_id, number),
    CONSTRAINT fk_bilan_contract FOREIGN KEY (contract_id) REFERENCES contract (id),
    CONSTRAINT ck_bilan_number CHECK (number > 0)
);
