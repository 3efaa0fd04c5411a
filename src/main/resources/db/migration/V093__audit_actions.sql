-- Some kinds of events are rare, and looked for among very many of others.
CREATE INDEX ix_audit_event_action ON audit_event (action, id);
