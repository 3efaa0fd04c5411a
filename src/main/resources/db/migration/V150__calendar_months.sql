-- The months of this century: what is missing of a month is found by joining the months that there should be.
CREATE TABLE calendar_month (
    first_day DATE NOT NULL PRIMARY KEY,
    last_day  DATE NOT NULL,
    month     CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    KEY ix_calendar_month_last_day (last_day)
);

INSERT INTO calendar_month (month, first_day, last_day)
WITH RECURSIVE years AS (SELECT 2000 AS y UNION ALL SELECT y + 1 FROM years WHERE y < 2100),
    months AS (SELECT 1 AS m UNION ALL SELECT m + 1 FROM months WHERE m < 12)
SELECT concat(y, '-', lpad(m, 2, '0')), makedate(y, 1) + INTERVAL m - 1 MONTH, last_day(makedate(y, 1) + INTERVAL m - 1 MONTH)
FROM years CROSS JOIN months;
