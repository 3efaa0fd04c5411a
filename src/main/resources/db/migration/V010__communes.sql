-- The geography of France: départements, EPCI, communes and the codes that communes once had.
CREATE TABLE department (
    code    VARCHAR(3)   NOT NULL PRIMARY KEY,
    name    VARCHAR(100) NOT NULL,
    region  VARCHAR(100) NOT NULL,
    -- Each change of a département's territories counts it up first, so that two changes come one after the other.
    changes INT          NOT NULL DEFAULT 0
);

CREATE TABLE epci (
    siren VARCHAR(9)   NOT NULL PRIMARY KEY,
    name  VARCHAR(200) NOT NULL,
    kind  VARCHAR(10)  NOT NULL
);

CREATE TABLE commune (
    insee           VARCHAR(5)   NOT NULL PRIMARY KEY,
    name            VARCHAR(100) NOT NULL,
    department_code VARCHAR(3)   NOT NULL,
    population      INT          NOT NULL,
    KEY ix_commune_name (name),
    CONSTRAINT fk_commune_department FOREIGN KEY (department_code) REFERENCES department (code)
);

-- First and last day of a membership; null: no bound.
CREATE TABLE commune_epci (
    id          BIGINT     NOT NULL AUTO_INCREMENT PRIMARY KEY,
    insee       VARCHAR(5) NOT NULL,
    siren       VARCHAR(9) NOT NULL,
    valid_from  DATE,
    valid_until DATE,
    CONSTRAINT uk_commune_epci UNIQUE (insee, siren, valid_from),
    KEY ix_commune_epci_siren (siren, insee, valid_from, valid_until),
    CONSTRAINT fk_commune_epci_commune FOREIGN KEY (insee) REFERENCES commune (insee),
    CONSTRAINT fk_commune_epci_epci FOREIGN KEY (siren) REFERENCES epci (siren)
);

-- The seat of a merged commune keeps its code as a delegated commune: only (code, kind) is a key.
CREATE TABLE former_commune (
    insee         VARCHAR(5)  NOT NULL,
    kind          VARCHAR(40) NOT NULL,
    name          VARCHAR(100),
    current_insee VARCHAR(5)  NOT NULL,
    PRIMARY KEY (insee, kind),
    KEY ix_former_commune_current (current_insee),
    CONSTRAINT fk_former_commune_current FOREIGN KEY (current_insee) REFERENCES commune (insee)
);
