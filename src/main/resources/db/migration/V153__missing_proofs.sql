-- Whether one of the criteria, which are sealed, stands there without a proof.
ALTER TABLE eligibility ADD COLUMN proof_missing BOOLEAN NOT NULL DEFAULT FALSE;
