-- Clauses and what is inside; the version of the clause guards its parts.
CREATE TABLE clause (
    id                 UUID        NOT NULL PRIMARY KEY,
    version            INT         NOT NULL,
    created_at         DATETIME(6) NOT NULL,
    updated_at         DATETIME(6) NOT NULL,
    contract_id        UUID        NOT NULL,
    lot_id             UUID,
    title              VARCHAR(500),
    legal_basis        VARCHAR(40) NOT NULL,
    kind               VARCHAR(40) NOT NULL,
    objective_form     VARCHAR(40) NOT NULL,
    start_on           DATE        NOT NULL,
    end_on             DATE        NOT NULL,
    training_counted   BOOLEAN     NOT NULL,
    training_cap_share DECIMAL(5, 4),
    eligibility_months INT         NOT NULL,
    straddling_month   VARCHAR(40) NOT NULL,
    CONSTRAINT fk_clause_contract FOREIGN KEY (contract_id) REFERENCES contract (id),
    CONSTRAINT fk_clause_lot FOREIGN KEY (lot_id) REFERENCES lot (id),
    CONSTRAINT fk_clause_legal_basis FOREIGN KEY (legal_basis) REFERENCES legal_basis (code),
    INDEX ix_clause_start (start_on),
    INDEX ix_clause_end (end_on)
);

CREATE TABLE clause_exemption (
    clause_id UUID        NOT NULL,
    exemption VARCHAR(40) NOT NULL,
    PRIMARY KEY (clause_id, exemption),
    CONSTRAINT fk_clause_exemption FOREIGN KEY (clause_id) REFERENCES clause (id) ON DELETE CASCADE
);

CREATE TABLE clause_excluded_kind (
    clause_id UUID        NOT NULL,
    kind      VARCHAR(40) NOT NULL,
    PRIMARY KEY (clause_id, kind),
    CONSTRAINT fk_clause_excluded_kind FOREIGN KEY (clause_id) REFERENCES clause (id) ON DELETE CASCADE
);

CREATE TABLE objective_version (
    id           UUID          NOT NULL PRIMARY KEY,
    clause_id    UUID          NOT NULL,
    effective_on DATE          NOT NULL,
    hours        DECIMAL(9, 2) NOT NULL,
    reason       VARCHAR(500),
    CONSTRAINT fk_objective_version_clause FOREIGN KEY (clause_id) REFERENCES clause (id) ON DELETE CASCADE
);

CREATE TABLE commitment (
    id                UUID          NOT NULL PRIMARY KEY,
    clause_id         UUID          NOT NULL,
    employer_id       UUID          NOT NULL,
    role              VARCHAR(40)   NOT NULL,
    under_employer_id UUID,
    hours             DECIMAL(9, 2) NOT NULL,
    valid_from        DATE,
    valid_until       DATE,
    CONSTRAINT fk_commitment_clause FOREIGN KEY (clause_id) REFERENCES clause (id) ON DELETE CASCADE,
    CONSTRAINT fk_commitment_employer FOREIGN KEY (employer_id) REFERENCES employer (id),
    CONSTRAINT fk_commitment_under_employer FOREIGN KEY (under_employer_id) REFERENCES employer (id)
);

CREATE TABLE suspension (
    id          UUID         NOT NULL PRIMARY KEY,
    clause_id   UUID         NOT NULL,
    valid_from  DATE         NOT NULL,
    valid_until DATE         NOT NULL,
    reason      VARCHAR(500) NOT NULL,
    CONSTRAINT fk_suspension_clause FOREIGN KEY (clause_id) REFERENCES clause (id) ON DELETE CASCADE
);
