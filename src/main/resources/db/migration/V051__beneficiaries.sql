-- The persons. No NIR, ever.
-- pathway_seq counts what bears on a person's hours: whoever recounts them raises it first, so that two transactions on one
-- person come one after the other (and one of them loses its certification on a Galera cluster).
CREATE TABLE beneficiary (
    id              UUID         NOT NULL PRIMARY KEY,
    version         INT          NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    updated_at      DATETIME(6)  NOT NULL,
    pathway_seq     BIGINT       NOT NULL DEFAULT 0,
    last_name       VARCHAR(100) NOT NULL,
    birth_name      VARCHAR(100),
    first_name      VARCHAR(100) NOT NULL,
    birth_date      DATE         NOT NULL,
    sex             VARCHAR(40)  NOT NULL,
    email           VARCHAR(254),
    phone           VARCHAR(40),
    commune         VARCHAR(5),
    qpv             VARCHAR(8),
    education_level VARCHAR(40),
    prescriber_id   UUID,
    referent        VARCHAR(100),
    -- The territory that was chosen, and the one that follows from it or else from the commune.
    chosen_territory VARCHAR(40),
    territory_code  VARCHAR(40),
    KEY ix_beneficiary_name (last_name, id),
    KEY ix_beneficiary_birth_date (birth_date),
    KEY ix_beneficiary_territory (territory_code),
    CONSTRAINT fk_beneficiary_commune FOREIGN KEY (commune) REFERENCES commune (insee),
    CONSTRAINT fk_beneficiary_prescriber FOREIGN KEY (prescriber_id) REFERENCES prescriber (id),
    CONSTRAINT fk_beneficiary_chosen_territory FOREIGN KEY (chosen_territory) REFERENCES territory (code)
);

-- How other systems name them; compared to the letter.
CREATE TABLE beneficiary_external_id (
    source         VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_id    VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    beneficiary_id UUID         NOT NULL,
    PRIMARY KEY (source, external_id),
    CONSTRAINT fk_beneficiary_external_id FOREIGN KEY (beneficiary_id) REFERENCES beneficiary (id)
        ON DELETE CASCADE
);
