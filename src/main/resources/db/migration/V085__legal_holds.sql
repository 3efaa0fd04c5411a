-- What must be kept for an operation (FSE, for instance), and of whom. A person goes only when no hold on it runs any more.
CREATE TABLE legal_hold (
    id         UUID         NOT NULL PRIMARY KEY,
    version    INT          NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    updated_at DATETIME(6)  NOT NULL,
    operation  VARCHAR(200) NOT NULL,
    reason     VARCHAR(500) NOT NULL,
    -- Last day; null: until somebody says.
    hold_until DATE
);

CREATE TABLE legal_hold_person (
    legal_hold_id  UUID NOT NULL,
    beneficiary_id UUID NOT NULL,
    PRIMARY KEY (legal_hold_id, beneficiary_id),
    KEY ix_legal_hold_person (beneficiary_id),
    CONSTRAINT fk_legal_hold_person_hold FOREIGN KEY (legal_hold_id) REFERENCES legal_hold (id) ON DELETE CASCADE,
    CONSTRAINT fk_legal_hold_person FOREIGN KEY (beneficiary_id) REFERENCES beneficiary (id)
);

-- Erasures that wait for the end of a hold.
CREATE TABLE erasure_request (
    beneficiary_id UUID         NOT NULL PRIMARY KEY,
    requested_at   DATETIME(6)  NOT NULL,
    reason         VARCHAR(500) NOT NULL,
    CONSTRAINT fk_erasure_request FOREIGN KEY (beneficiary_id) REFERENCES beneficiary (id) ON DELETE CASCADE
);
