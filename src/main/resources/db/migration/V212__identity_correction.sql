-- Whether a file may make another person or organisation of what is known under an external id.
ALTER TABLE import_run ADD COLUMN identity_corrected BOOLEAN NOT NULL DEFAULT FALSE AFTER atomic;
