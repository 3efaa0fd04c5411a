-- Decisions on eligibility. effective_from is empty unless hours may count by the decision: one start of effect per person.
CREATE TABLE eligibility (
    id             UUID        NOT NULL PRIMARY KEY,
    version        INT         NOT NULL,
    created_at     DATETIME(6) NOT NULL,
    updated_at     DATETIME(6) NOT NULL,
    beneficiary_id UUID        NOT NULL,
    decision       VARCHAR(40) NOT NULL,
    decided_on     DATE,
    valid_from     DATE,
    valid_until    DATE,
    counts_until   DATE,
    reason         VARCHAR(500),
    effective_from DATE AS (CASE WHEN decision IN ('VALIDATED', 'EXPIRED') THEN valid_from END) PERSISTENT,
    CONSTRAINT uk_eligibility_effective UNIQUE (beneficiary_id, effective_from),
    CONSTRAINT fk_eligibility_beneficiary FOREIGN KEY (beneficiary_id) REFERENCES beneficiary (id)
        ON DELETE CASCADE
);

CREATE TABLE eligibility_criterion (
    eligibility_id UUID        NOT NULL,
    criterion      VARCHAR(40) NOT NULL,
    principal      BOOLEAN     NOT NULL,
    proof_kind     VARCHAR(40),
    proof_on       DATE,
    PRIMARY KEY (eligibility_id, criterion),
    CONSTRAINT fk_eligibility_criterion FOREIGN KEY (eligibility_id) REFERENCES eligibility (id)
        ON DELETE CASCADE
);
