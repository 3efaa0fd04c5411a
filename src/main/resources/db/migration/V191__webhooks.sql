-- Who is told that something changed. What a delivery does to it stands apart, so that it does not move the entity tag.
CREATE TABLE webhook (
    id              UUID         NOT NULL PRIMARY KEY,
    version         INT          NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    updated_at      DATETIME(6)  NOT NULL,
    client_id       UUID         NOT NULL,
    url             VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status          VARCHAR(40)  NOT NULL,
    reason          VARCHAR(40),
    -- Sealed; the one before signs too until its time is over.
    secret          VARBINARY(200) NOT NULL,
    previous_secret VARBINARY(200),
    previous_until  DATETIME(6),
    CONSTRAINT fk_webhook_client FOREIGN KEY (client_id) REFERENCES api_client (id) ON DELETE CASCADE
);

CREATE TABLE webhook_type (
    webhook_id UUID        NOT NULL,
    type       VARCHAR(40) NOT NULL,
    PRIMARY KEY (webhook_id, type),
    CONSTRAINT fk_webhook_type FOREIGN KEY (webhook_id) REFERENCES webhook (id) ON DELETE CASCADE
);

CREATE TABLE webhook_territory (
    webhook_id     UUID        NOT NULL,
    territory_code VARCHAR(40) NOT NULL,
    PRIMARY KEY (webhook_id, territory_code),
    CONSTRAINT fk_webhook_territory FOREIGN KEY (webhook_id) REFERENCES webhook (id) ON DELETE CASCADE
);

-- Where the feed was read to, and who is at it now; a claim that was not given back ends by itself.
CREATE TABLE webhook_progress (
    webhook_id    UUID        NOT NULL PRIMARY KEY,
    position      BIGINT      NOT NULL,
    next_at       DATETIME(6) NOT NULL,
    claimed_until DATETIME(6) NOT NULL,
    INDEX ix_webhook_progress_next (next_at),
    CONSTRAINT fk_webhook_progress FOREIGN KEY (webhook_id) REFERENCES webhook (id) ON DELETE CASCADE
);

-- Each message, with what became of it; ids and codes only, nothing personal.
CREATE TABLE webhook_delivery (
    id           UUID        NOT NULL PRIMARY KEY,
    webhook_id   UUID        NOT NULL,
    created_at   DATETIME(6) NOT NULL,
    type         VARCHAR(40) NOT NULL,
    body         MEDIUMTEXT  NOT NULL,
    status       VARCHAR(40) NOT NULL,
    attempts     INT         NOT NULL,
    attempted_at DATETIME(6),
    answer       INT,
    fault        VARCHAR(40),
    INDEX ix_webhook_delivery (webhook_id, status),
    INDEX ix_webhook_delivery_age (created_at),
    CONSTRAINT fk_webhook_delivery FOREIGN KEY (webhook_id) REFERENCES webhook (id) ON DELETE CASCADE
);
