-- The sums of a territory's, a département's and a clause's year read these indexes alone (design §7).
CREATE INDEX ix_hour_entry_territory_year ON hour_entry
    (territory_code, year, last_day, counting_reason, rsa, kind, status, beneficiary_id, hours, validated_hours);
CREATE INDEX ix_hour_entry_department_year ON hour_entry
    (department_code, year, territory_code, last_day, counting_reason, rsa, kind, status, beneficiary_id, hours, validated_hours);
CREATE INDEX ix_hour_entry_clause ON hour_entry
    (clause_id, last_day, counting_reason, rsa, kind, status, credited_employer_id, party_employer_id, beneficiary_id, hours, validated_hours);
-- A person's month, and one employment's days on one clause: what every declaration asks.
CREATE INDEX ix_hour_entry_person_month ON hour_entry (beneficiary_id, month);
CREATE INDEX ix_hour_entry_same ON hour_entry (employment_id, clause_id, kind, first_day);
-- Lists of a contract, and the places that a change of the map moves.
CREATE INDEX ix_hour_entry_contract ON hour_entry (contract_id, month);
CREATE INDEX ix_hour_entry_place ON hour_entry (place_commune, last_day);
CREATE INDEX ix_hour_entry_month ON hour_entry (month);
