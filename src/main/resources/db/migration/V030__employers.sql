-- The directory of employers. A SIRET, or another identifier with its type; each belongs to one employer.
CREATE TABLE employer (
    id               UUID         NOT NULL PRIMARY KEY,
    version          INT          NOT NULL,
    created_at       DATETIME(6)  NOT NULL,
    updated_at       DATETIME(6)  NOT NULL,
    name             VARCHAR(200) NOT NULL,
    siret            CHAR(14) CHARACTER SET ascii COLLATE ascii_bin,
    identifier_type  VARCHAR(40),
    identifier_value VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    size_class       VARCHAR(40),
    naf              CHAR(5),
    commune          CHAR(5),
    email            VARCHAR(254),
    phone            VARCHAR(40),
    CONSTRAINT uk_employer_siret UNIQUE (siret),
    CONSTRAINT uk_employer_identifier UNIQUE (identifier_type, identifier_value),
    INDEX ix_employer_name (name)
);

-- What an employer is, from a day to a day.
CREATE TABLE employer_kind (
    employer_id UUID        NOT NULL,
    position    INT         NOT NULL,
    kind        VARCHAR(40) NOT NULL,
    valid_from  DATE,
    valid_until DATE,
    PRIMARY KEY (employer_id, position),
    INDEX ix_employer_kind (kind),
    CONSTRAINT fk_employer_kind FOREIGN KEY (employer_id) REFERENCES employer (id) ON DELETE CASCADE
);
