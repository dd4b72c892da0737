-- What colleagues say to each other about a feature. A comment that was removed is kept until its
-- author brings it back; nobody sees it meanwhile.

CREATE TABLE comment (
  id         TEXT    NOT NULL PRIMARY KEY,
  feature    TEXT    NOT NULL REFERENCES feature (key),
  author     TEXT    NOT NULL,
  body       TEXT    NOT NULL,
  mentioned  TEXT    NOT NULL,                -- addresses, with a comma between
  at_ms      BIGINT  NOT NULL,
  edited_ms  BIGINT,
  removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  version    BIGINT  NOT NULL
);

CREATE INDEX comment_by_feature ON comment (feature, at_ms);
