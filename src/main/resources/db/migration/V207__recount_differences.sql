-- Entries that count otherwise since the rules of the service changed: what they were before, and what they became.
CREATE TABLE recount_difference (
    hour_entry_id   UUID         NOT NULL PRIMARY KEY,
    rules           INT          NOT NULL,
    recounted_at    DATETIME(6)  NOT NULL,
    reason_before   VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason_after    VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hours_before    DECIMAL(9,2) NOT NULL,
    hours_after     DECIMAL(9,2) NOT NULL,
    rsa_before      BOOLEAN      NOT NULL,
    rsa_after       BOOLEAN      NOT NULL,
    territory_before VARCHAR(40),
    territory_after  VARCHAR(40),
    CONSTRAINT fk_recount_difference_entry FOREIGN KEY (hour_entry_id) REFERENCES hour_entry (id) ON DELETE CASCADE
);
