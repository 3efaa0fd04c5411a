-- A key whose work is committed in parts is committed before them. Whoever does the work says every few seconds that it is at it;
-- once it has fallen silent the key is free. Null for what is done in one transaction, and once the answer is there.
ALTER TABLE idempotency_key ADD COLUMN heartbeat_at DATETIME(6) AFTER created_at;

-- A merge shows two persons, and its answer goes with either.
ALTER TABLE idempotency_key ADD COLUMN other_person_id UUID AFTER person_id,
    ADD CONSTRAINT fk_idempotency_key_other_person FOREIGN KEY (other_person_id) REFERENCES beneficiary (id) ON DELETE CASCADE;
