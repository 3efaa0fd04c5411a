-- By which rules the outcomes of all entries were written: one row. Where it is not what the service counts by, everybody is counted anew.
CREATE TABLE counting_basis (
    id         TINYINT NOT NULL PRIMARY KEY,
    rules      INT     NOT NULL,
    gap_months INT     NOT NULL,
    -- The last person counted by them, in the order of ids; null: all of them.
    reached    UUID
);
INSERT INTO counting_basis (id, rules, gap_months, reached) VALUES (1, 0, 0, NULL);
