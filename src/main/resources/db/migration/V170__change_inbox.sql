-- What each transaction changed, written with it: committed and not yet in order. Writers only add, each row to its own key, and so
-- never wait for one another.
CREATE TABLE change_inbox (
    recorded_at   DATETIME(6)  NOT NULL,
    id            UUID         NOT NULL,
    kind          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    resource_id   UUID         NOT NULL,
    action        VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version       INT          NOT NULL,
    external_ids  TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    -- The territories where it is or was seen, separated by commas.
    places        TEXT         CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- Whether the resource itself is as it was, but for what is shown of another with it.
    derived       BOOLEAN      NOT NULL,
    -- Whether others are seen from elsewhere with it.
    moves         BOOLEAN      NOT NULL,
    person_id     UUID,
    actor_key     VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (recorded_at, id)
);
