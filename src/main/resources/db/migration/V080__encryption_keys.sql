-- The keys that have sealed something, never the keys themselves: check_value opens with the right one only.
CREATE TABLE encryption_key (
    id          VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    check_value VARBINARY(200) NOT NULL
);
