-- Who may call. A token is kept as its SHA-256 only.
CREATE TABLE api_client (
    id           UUID         NOT NULL PRIMARY KEY,
    version      INT          NOT NULL,
    created_at   DATETIME(6)  NOT NULL,
    updated_at   DATETIME(6)  NOT NULL,
    name         VARCHAR(200) NOT NULL,
    token_hash   CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    token_prefix VARCHAR(12)  NOT NULL,
    expires_at   DATETIME(6),
    revoked_at   DATETIME(6),
    last_used_at DATETIME(6),
    CONSTRAINT uk_api_client_token UNIQUE (token_hash)
);

CREATE TABLE api_client_role (
    client_id UUID        NOT NULL,
    role      VARCHAR(20) NOT NULL,
    PRIMARY KEY (client_id, role),
    CONSTRAINT fk_api_client_role FOREIGN KEY (client_id) REFERENCES api_client (id) ON DELETE CASCADE
);

CREATE TABLE api_client_territory (
    client_id      UUID        NOT NULL,
    territory_code VARCHAR(40) NOT NULL,
    PRIMARY KEY (client_id, territory_code),
    CONSTRAINT fk_api_client_territory FOREIGN KEY (client_id) REFERENCES api_client (id) ON DELETE CASCADE,
    CONSTRAINT fk_api_client_territory_code FOREIGN KEY (territory_code) REFERENCES territory (code)
);
