-- How other systems name employers, buyers, prescribers, contracts, clauses and employments; compared to the letter, each of one
-- entity of its type. (Beneficiaries and hour entries have had theirs from the beginning.)
CREATE TABLE employer_external_id (
    source      VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    employer_id UUID NOT NULL,
    PRIMARY KEY (source, external_id),
    KEY ix_employer_external_id_employer (employer_id),
    CONSTRAINT fk_employer_external_id FOREIGN KEY (employer_id) REFERENCES employer (id) ON DELETE CASCADE
);

CREATE TABLE buyer_external_id (
    source      VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    buyer_id UUID NOT NULL,
    PRIMARY KEY (source, external_id),
    KEY ix_buyer_external_id_buyer (buyer_id),
    CONSTRAINT fk_buyer_external_id FOREIGN KEY (buyer_id) REFERENCES buyer (id) ON DELETE CASCADE
);

CREATE TABLE prescriber_external_id (
    source      VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    prescriber_id UUID NOT NULL,
    PRIMARY KEY (source, external_id),
    KEY ix_prescriber_external_id_prescriber (prescriber_id),
    CONSTRAINT fk_prescriber_external_id FOREIGN KEY (prescriber_id) REFERENCES prescriber (id) ON DELETE CASCADE
);

CREATE TABLE contract_external_id (
    source      VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    contract_id UUID NOT NULL,
    PRIMARY KEY (source, external_id),
    KEY ix_contract_external_id_contract (contract_id),
    CONSTRAINT fk_contract_external_id FOREIGN KEY (contract_id) REFERENCES contract (id) ON DELETE CASCADE
);

CREATE TABLE clause_external_id (
    source      VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    clause_id UUID NOT NULL,
    PRIMARY KEY (source, external_id),
    KEY ix_clause_external_id_clause (clause_id),
    CONSTRAINT fk_clause_external_id FOREIGN KEY (clause_id) REFERENCES clause (id) ON DELETE CASCADE
);

CREATE TABLE employment_external_id (
    source      VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    employment_id UUID NOT NULL,
    PRIMARY KEY (source, external_id),
    KEY ix_employment_external_id_employment (employment_id),
    CONSTRAINT fk_employment_external_id FOREIGN KEY (employment_id) REFERENCES employment (id) ON DELETE CASCADE
);

