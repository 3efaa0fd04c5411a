-- A month that its employment or its clause ends in is seen from that day on: the index of every sum by day goes by it.
ALTER TABLE hour_entry ADD COLUMN ends_on DATE AFTER last_day;

UPDATE hour_entry h JOIN employment m ON m.id = h.employment_id
SET h.ends_on = if(m.start_on <= h.last_day AND m.end_on BETWEEN h.first_day AND h.last_day, m.end_on, h.last_day);

UPDATE hour_entry h JOIN employment m ON m.id = h.employment_id JOIN clause c ON c.id = h.clause_id
SET h.ends_on = c.end_on
WHERE c.end_on < h.ends_on AND c.end_on >= h.first_day
AND (c.end_on >= m.start_on OR m.start_on > h.last_day OR m.end_on < h.first_day);

ALTER TABLE hour_entry MODIFY COLUMN ends_on DATE NOT NULL,
    ADD CONSTRAINT ck_hour_entry_ends_on CHECK (ends_on BETWEEN first_day AND last_day),
    DROP INDEX ix_hour_entry_territory_year,
    DROP INDEX ix_hour_entry_department_year,
    DROP INDEX ix_hour_entry_clause,
    DROP INDEX ix_hour_entry_status,
    ADD INDEX ix_hour_entry_territory_year
        (territory_code, year, ends_on, counting_reason, rsa, kind, status, beneficiary_id, hours, validated_hours, counted_hours),
    ADD INDEX ix_hour_entry_department_year
        (department_code, year, territory_code, ends_on, counting_reason, rsa, kind, status, beneficiary_id, hours, validated_hours, counted_hours),
    ADD INDEX ix_hour_entry_clause
        (clause_id, ends_on, counting_reason, rsa, kind, status, credited_employer_id, party_employer_id, beneficiary_id, hours, validated_hours,
         counted_hours),
    ADD INDEX ix_hour_entry_status (status, ends_on, id);
