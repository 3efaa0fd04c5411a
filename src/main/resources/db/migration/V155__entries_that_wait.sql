-- Hours that wait for a decision are few among all: whoever sees a whole country finds them here.
CREATE INDEX ix_hour_entry_status ON hour_entry (status, last_day, id);
