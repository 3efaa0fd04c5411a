-- Contracts and what is inside. Lots and amendments have no unique key on their number: the version of the contract guards
-- them, and two lots may change numbers with each other.
CREATE TABLE contract (
    id              UUID         NOT NULL PRIMARY KEY,
    version         INT          NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    updated_at      DATETIME(6)  NOT NULL,
    buyer_id        UUID         NOT NULL,
    reference       VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    decp_uid        VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    title           VARCHAR(500) NOT NULL,
    nature          VARCHAR(40)  NOT NULL,
    category        VARCHAR(40)  NOT NULL,
    cpv             VARCHAR(10),
    amount_excl_tax DECIMAL(15, 2),
    published_on    DATE,
    notified_on     DATE,
    start_on        DATE         NOT NULL,
    end_on          DATE         NOT NULL,
    status          VARCHAR(40)  NOT NULL,
    npnru           BOOLEAN      NOT NULL,
    operation       VARCHAR(200),
    CONSTRAINT uk_contract_reference UNIQUE (buyer_id, reference),
    CONSTRAINT fk_contract_buyer FOREIGN KEY (buyer_id) REFERENCES buyer (id),
    INDEX ix_contract_reference (reference),
    INDEX ix_contract_start (start_on),
    INDEX ix_contract_end (end_on)
);

CREATE TABLE contract_renewal (
    contract_id UUID        NOT NULL,
    position    INT         NOT NULL,
    number      INT         NOT NULL,
    start_on    DATE        NOT NULL,
    end_on      DATE        NOT NULL,
    status      VARCHAR(40) NOT NULL,
    PRIMARY KEY (contract_id, position),
    CONSTRAINT fk_contract_renewal FOREIGN KEY (contract_id) REFERENCES contract (id) ON DELETE CASCADE
);

-- Where it is performed. The territory follows from the commune and is brought up to date when territories change.
CREATE TABLE contract_place (
    contract_id     UUID          NOT NULL,
    position        INT           NOT NULL,
    commune         CHAR(5),
    department_code VARCHAR(3)    NOT NULL,
    territory_code  VARCHAR(40),
    share           DECIMAL(7, 6) NOT NULL,
    PRIMARY KEY (contract_id, position),
    INDEX ix_contract_place_territory (territory_code),
    INDEX ix_contract_place_department (department_code),
    INDEX ix_contract_place_commune (commune),
    CONSTRAINT fk_contract_place FOREIGN KEY (contract_id) REFERENCES contract (id) ON DELETE CASCADE
);

CREATE TABLE lot (
    id              UUID         NOT NULL PRIMARY KEY,
    contract_id     UUID         NOT NULL,
    number          VARCHAR(20)  NOT NULL,
    title           VARCHAR(500) NOT NULL,
    cpv             VARCHAR(10),
    amount_excl_tax DECIMAL(15, 2),
    CONSTRAINT fk_lot_contract FOREIGN KEY (contract_id) REFERENCES contract (id) ON DELETE CASCADE
);

CREATE TABLE amendment (
    id              UUID         NOT NULL PRIMARY KEY,
    contract_id     UUID         NOT NULL,
    number          VARCHAR(20)  NOT NULL,
    signed_on       DATE         NOT NULL,
    subject         VARCHAR(500) NOT NULL,
    amount_excl_tax DECIMAL(15, 2),
    end_on          DATE,
    CONSTRAINT fk_amendment_contract FOREIGN KEY (contract_id) REFERENCES contract (id) ON DELETE CASCADE
);
