-- The names of a person as they are compared with those of others (org.maillage.beneficiary.NameKey); null for anonymous persons.
ALTER TABLE beneficiary
    ADD COLUMN name_key VARCHAR(420) COLLATE utf8mb4_bin,
    ADD COLUMN birth_name_key VARCHAR(420) COLLATE utf8mb4_bin;
