-- A restricted person is kept and shown to few. An anonymous one has lost its name and everything that leads back to it;
-- what the sums need stays.
ALTER TABLE beneficiary
    MODIFY COLUMN last_name VARCHAR(100),
    MODIFY COLUMN first_name VARCHAR(100),
    MODIFY COLUMN birth_date DATE,
    ADD COLUMN restricted_at DATETIME(6),
    ADD COLUMN restriction_reason VARCHAR(500),
    ADD COLUMN retention_noticed_on DATE,
    ADD COLUMN anonymised_on DATE,
    ADD COLUMN birth_year SMALLINT,
    ADD COLUMN department_code VARCHAR(3),
    ADD KEY ix_beneficiary_restricted (restricted_at),
    ADD KEY ix_beneficiary_noticed (retention_noticed_on),
    ADD CONSTRAINT ck_beneficiary_named CHECK (anonymised_on IS NOT NULL
        OR last_name IS NOT NULL AND first_name IS NOT NULL AND birth_date IS NOT NULL);
