-- A facilitation territory: EPCI of one département (their part in it), each in one territory at a time.
CREATE TABLE territory (
    id              UUID         NOT NULL PRIMARY KEY,
    version         INT          NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    updated_at      DATETIME(6)  NOT NULL,
    code            VARCHAR(40)  NOT NULL,
    name            VARCHAR(200) NOT NULL,
    department_code VARCHAR(3)   NOT NULL,
    CONSTRAINT uk_territory_code UNIQUE (code),
    KEY ix_territory_name (name),
    CONSTRAINT fk_territory_department FOREIGN KEY (department_code) REFERENCES department (code)
);

-- First and last day of a membership; null: no bound.
CREATE TABLE territory_epci (
    id           UUID       NOT NULL PRIMARY KEY,
    territory_id UUID       NOT NULL,
    siren        VARCHAR(9) NOT NULL,
    valid_from   DATE,
    valid_until  DATE,
    CONSTRAINT uk_territory_epci UNIQUE (territory_id, siren, valid_from),
    KEY ix_territory_epci_siren (siren, territory_id),
    CONSTRAINT fk_territory_epci_territory FOREIGN KEY (territory_id) REFERENCES territory (id) ON DELETE CASCADE,
    CONSTRAINT fk_territory_epci_epci FOREIGN KEY (siren) REFERENCES epci (siren)
);
