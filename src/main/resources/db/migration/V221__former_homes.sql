-- Where persons lived before, up to a day: the priority neighbourhood at entry is judged by it. Of an anonymous person only in_qpv is left.
-- What was recorded so far holds since ever, as it was counted.
ALTER TABLE beneficiary ADD COLUMN residence_from DATE AFTER qpv;
CREATE TABLE beneficiary_home (
    beneficiary_id UUID    NOT NULL,
    position       INT     NOT NULL,
    lived_until    DATE    NOT NULL,
    commune        VARCHAR(5),
    qpv            VARCHAR(8),
    in_qpv         BOOLEAN NOT NULL,
    PRIMARY KEY (beneficiary_id, position),
    CONSTRAINT fk_beneficiary_home FOREIGN KEY (beneficiary_id) REFERENCES beneficiary (id)
        ON DELETE CASCADE
);
