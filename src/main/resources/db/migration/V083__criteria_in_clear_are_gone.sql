ALTER TABLE eligibility MODIFY COLUMN criteria VARBINARY(4096) NOT NULL;
DROP TABLE eligibility_criterion;
