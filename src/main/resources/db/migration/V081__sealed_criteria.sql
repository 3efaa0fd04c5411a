-- The criteria of a decision with their proofs, sealed together: which ones, and how many, shows to nobody who reads the table.
ALTER TABLE eligibility ADD COLUMN criteria VARBINARY(4096) AFTER counts_until;
