-- What a département or a territory wants done in a calendar year; a recurring target holds for the later years too.
CREATE TABLE target (
    id              UUID          NOT NULL PRIMARY KEY,
    version         INT           NOT NULL,
    created_at      DATETIME(6)   NOT NULL,
    updated_at      DATETIME(6)   NOT NULL,
    department_code VARCHAR(3),
    territory_id    UUID,
    year            INT           NOT NULL,
    recurring       BOOLEAN       NOT NULL,
    hours           DECIMAL(9, 2) NOT NULL,
    rsa_share       DECIMAL(5, 4) NOT NULL,
    effective_on    DATE          NOT NULL,
    note            VARCHAR(500),
    CONSTRAINT uk_target_department UNIQUE (department_code, year, effective_on),
    CONSTRAINT uk_target_territory UNIQUE (territory_id, year, effective_on),
    CONSTRAINT ck_target_scope CHECK ((department_code IS NULL) <> (territory_id IS NULL)),
    CONSTRAINT fk_target_department FOREIGN KEY (department_code) REFERENCES department (code),
    CONSTRAINT fk_target_territory FOREIGN KEY (territory_id) REFERENCES territory (id)
);
