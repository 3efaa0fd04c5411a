-- A client may change its token without a gap: the one before works beside the new one for some hours.
ALTER TABLE api_client
    ADD COLUMN previous_hash   CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    ADD COLUMN previous_prefix VARCHAR(12),
    ADD COLUMN previous_until  DATETIME(6),
    ADD CONSTRAINT uk_api_client_previous_token UNIQUE (previous_hash);
