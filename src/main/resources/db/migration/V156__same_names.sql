-- Persons born on the same day are compared by their names from this index alone.
ALTER TABLE beneficiary
    MODIFY name_key VARCHAR(220) COLLATE utf8mb4_bin,
    MODIFY birth_name_key VARCHAR(220) COLLATE utf8mb4_bin,
    ADD KEY ix_beneficiary_same (birth_date, name_key, birth_name_key);
