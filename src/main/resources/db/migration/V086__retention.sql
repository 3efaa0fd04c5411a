-- How long what is kept, in dated versions: the newest that has taken effect holds (domain.md §6).
CREATE TABLE retention_rule (
    id           UUID        NOT NULL PRIMARY KEY,
    version      INT         NOT NULL,
    created_at   DATETIME(6) NOT NULL,
    updated_at   DATETIME(6) NOT NULL,
    kind         VARCHAR(40) NOT NULL,
    effective_on DATE        NOT NULL,
    months       SMALLINT    NOT NULL,
    notice_days  SMALLINT    NOT NULL,
    CONSTRAINT uk_retention_rule UNIQUE (kind, effective_on)
);

INSERT INTO retention_rule (id, version, created_at, updated_at, kind, effective_on, months, notice_days) VALUES
    ('0161f57f-0dc0-7b01-8c00-00000000f001', 0, utc_timestamp(6), utc_timestamp(6), 'PATHWAY', '2018-01-01', 24, 30),
    ('0161f57f-0dc0-7b01-8c00-00000000f002', 0, utc_timestamp(6), utc_timestamp(6), 'NEVER_HIRED', '2018-01-01', 12, 30);

-- Which instance does a job, and until when nobody else does; the clock is that of the database.
CREATE TABLE job_lease (
    name        VARCHAR(40) NOT NULL PRIMARY KEY,
    holder      UUID        NOT NULL,
    leased_until DATETIME(6) NOT NULL
);
