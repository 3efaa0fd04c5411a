-- The identifiers that other systems give an entry; each names one entry only.
CREATE TABLE hour_entry_external_id (
    hour_entry_id UUID         NOT NULL,
    source        VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_id   VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (source, external_id),
    KEY ix_hour_entry_external_id_entry (hour_entry_id),
    CONSTRAINT fk_hour_entry_external_id FOREIGN KEY (hour_entry_id) REFERENCES hour_entry (id)
);
