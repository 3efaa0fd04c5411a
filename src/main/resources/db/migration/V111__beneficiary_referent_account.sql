-- The name under which the referent who accompanies the person signs in.
ALTER TABLE beneficiary
    ADD COLUMN referent_account VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    ADD KEY ix_beneficiary_referent (referent_account);
