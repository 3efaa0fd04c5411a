-- What became of a person at the end of a pathway, six and twelve months later. entry_on is the first day of the pathway.
CREATE TABLE pathway_exit (
    id             UUID        NOT NULL PRIMARY KEY,
    version        INT         NOT NULL,
    created_at     DATETIME(6) NOT NULL,
    updated_at     DATETIME(6) NOT NULL,
    beneficiary_id UUID        NOT NULL,
    employment_id  UUID,
    entry_on       DATE        NOT NULL,
    milestone      VARCHAR(40) NOT NULL,
    situation      VARCHAR(40) NOT NULL,
    observed_on    DATE        NOT NULL,
    CONSTRAINT uk_pathway_exit UNIQUE (beneficiary_id, entry_on, milestone),
    CONSTRAINT fk_pathway_exit_beneficiary FOREIGN KEY (beneficiary_id) REFERENCES beneficiary (id),
    CONSTRAINT fk_pathway_exit_employment FOREIGN KEY (employment_id) REFERENCES employment (id)
);
