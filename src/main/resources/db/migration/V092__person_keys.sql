-- A random key for each person, sealed by the vault. What the trail says of a person can be read as long as its key is there.
CREATE TABLE person_key (
    person_id   UUID           NOT NULL PRIMARY KEY,
    sealed_key  VARBINARY(255) NOT NULL
);
