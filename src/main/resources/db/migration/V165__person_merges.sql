-- Two records of one person become one. The absorbed record stays, seen by nobody, so that it can come back; with the survivor's
-- row it goes.
ALTER TABLE beneficiary
    ADD COLUMN merged_into UUID,
    ADD KEY ix_beneficiary_merged_into (merged_into),
    ADD CONSTRAINT fk_beneficiary_merged_into FOREIGN KEY (merged_into) REFERENCES beneficiary (id) ON DELETE CASCADE;

CREATE TABLE person_merge (
    id          UUID         NOT NULL PRIMARY KEY,
    version     INT          NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    updated_at  DATETIME(6)  NOT NULL,
    survivor_id UUID         NOT NULL,
    absorbed_id UUID         NOT NULL,
    reason      VARCHAR(500) NOT NULL,
    undone_at   DATETIME(6),
    CONSTRAINT fk_person_merge_survivor FOREIGN KEY (survivor_id) REFERENCES beneficiary (id) ON DELETE CASCADE,
    CONSTRAINT fk_person_merge_absorbed FOREIGN KEY (absorbed_id) REFERENCES beneficiary (id) ON DELETE CASCADE
);

-- What went over from the absorbed record. Hours go with their employments.
CREATE TABLE person_merge_row (
    person_merge_id UUID        NOT NULL,
    kind            VARCHAR(40) NOT NULL,
    row_id          UUID        NOT NULL,
    PRIMARY KEY (person_merge_id, kind, row_id),
    CONSTRAINT fk_person_merge_row FOREIGN KEY (person_merge_id) REFERENCES person_merge (id) ON DELETE CASCADE
);

CREATE TABLE person_merge_external_id (
    person_merge_id UUID         NOT NULL,
    source          VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_id     VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (person_merge_id, source, external_id),
    CONSTRAINT fk_person_merge_external_id FOREIGN KEY (person_merge_id) REFERENCES person_merge (id) ON DELETE CASCADE
);
