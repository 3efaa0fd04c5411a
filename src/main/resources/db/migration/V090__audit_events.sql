-- Who did what, and when. The service adds rows and reads them; its database user can neither change nor remove one.
CREATE TABLE audit_event (
    id              UUID         NOT NULL PRIMARY KEY,
    at              DATETIME(6)  NOT NULL,
    actor_key       VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    actor_name      VARCHAR(200),
    roles           VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin,
    action          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    resource        VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    resource_id     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin,
    status          SMALLINT,
    request_id      UUID,
    reason          VARCHAR(500),
    address         VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin,
    details         MEDIUMTEXT,
    person_id       UUID,
    sealed_changes  MEDIUMBLOB,
    KEY ix_audit_event_actor (actor_key, id),
    KEY ix_audit_event_resource (resource_id, id),
    KEY ix_audit_event_person (person_id, id)
);

-- Whose records an event showed, when it showed those of several persons: a page of a list.
CREATE TABLE audit_subject (
    event_id   UUID NOT NULL,
    person_id  UUID NOT NULL,
    PRIMARY KEY (event_id, person_id),
    KEY ix_audit_subject_person (person_id, event_id)
);
