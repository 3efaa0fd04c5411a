-- What else an API client is bound to, one row each: départements, employers, buyers, prescribers; and its permissions.
CREATE TABLE api_client_bound (
    client_id   UUID         NOT NULL,
    kind        VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    bound_value VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (client_id, kind, bound_value),
    CONSTRAINT fk_api_client_bound FOREIGN KEY (client_id) REFERENCES api_client (id) ON DELETE CASCADE
);

-- referent: the name under which a referent signs in; source: of the external identifiers of a sync system;
-- reason: why an auditor looks.
ALTER TABLE api_client
    ADD COLUMN referent VARCHAR(100),
    ADD COLUMN source   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    ADD COLUMN reason   VARCHAR(500);
