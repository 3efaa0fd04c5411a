-- A revoked decision holds up to the day before revoked_from. What was revoked so far never held, as it was counted.
-- effective_from and effective_until: the days on which a hire may rely on a decision; one start of effect per person.
ALTER TABLE eligibility ADD COLUMN revoked_from DATE AFTER counts_until;
UPDATE eligibility SET revoked_from = valid_from WHERE decision = 'REVOKED';
ALTER TABLE eligibility
    ADD KEY ix_eligibility_beneficiary (beneficiary_id),
    DROP CONSTRAINT uk_eligibility_effective,
    DROP COLUMN effective_from;
ALTER TABLE eligibility
    ADD COLUMN effective_from DATE AS (CASE WHEN decision IN ('VALIDATED', 'EXPIRED') OR decision = 'REVOKED' AND revoked_from > valid_from
        THEN valid_from END) PERSISTENT,
    ADD COLUMN effective_until DATE AS (CASE WHEN revoked_from IS NULL THEN valid_until
        ELSE LEAST(COALESCE(valid_until, revoked_from - INTERVAL 1 DAY), revoked_from - INTERVAL 1 DAY) END) PERSISTENT;
ALTER TABLE eligibility
    ADD CONSTRAINT uk_eligibility_effective UNIQUE (beneficiary_id, effective_from),
    DROP KEY ix_eligibility_beneficiary;
