-- What was committed, in one order. A position is given to what is committed already, so that none appears behind a reader.
CREATE TABLE change_feed (
    position      BIGINT       NOT NULL PRIMARY KEY,
    recorded_at   DATETIME(6)  NOT NULL,
    kind          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    resource_id   UUID         NOT NULL,
    action        VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version       INT          NOT NULL,
    external_ids  TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    places        TEXT         CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    derived       BOOLEAN      NOT NULL,
    actor_key     VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    KEY ix_change_feed_resource (resource_id, position)
);

-- The last position that was given and the first that is still kept. Only whoever gives positions writes this row.
CREATE TABLE change_position (
    id             TINYINT NOT NULL PRIMARY KEY,
    last_position  BIGINT  NOT NULL,
    first_position BIGINT  NOT NULL
);

-- What was there before the feed is not in it: whoever begins takes the exports first.
INSERT INTO change_position (id, last_position, first_position)
SELECT 1, used, used + 1 FROM (SELECT EXISTS (SELECT 1 FROM buyer) OR EXISTS (SELECT 1 FROM employer) OR EXISTS (SELECT 1 FROM prescriber)
    OR EXISTS (SELECT 1 FROM beneficiary) AS used) database_in_use;

INSERT INTO change_inbox (recorded_at, id, kind, resource_id, action, version, places, derived, moves, actor_key)
SELECT UTC_TIMESTAMP(6), uuid(), 'TARGET', id, 'CREATED', version, '*', FALSE, FALSE, 'system' FROM target
WHERE (SELECT last_position FROM change_position) = 0;
