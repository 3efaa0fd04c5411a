-- Of an anonymous person only that it lived in a priority neighbourhood at entry, not in which one.
ALTER TABLE beneficiary ADD COLUMN in_qpv BOOLEAN;
