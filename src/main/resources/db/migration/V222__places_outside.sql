-- Entries whose place is none of their contract's: to be looked at.
ALTER TABLE hour_entry ADD COLUMN place_outside BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE hour_entry h SET h.place_outside = TRUE
WHERE h.place_source <> 'CONTRACT' AND NOT EXISTS (
    SELECT 1 FROM contract_place p WHERE p.contract_id = h.contract_id
    AND (p.commune = h.place_commune OR p.commune IS NULL AND p.department_code = h.department_code));
CREATE INDEX ix_hour_entry_place_outside ON hour_entry (place_outside, last_day);
