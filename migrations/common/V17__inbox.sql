-- Pairs of features that look alike and of which a PM said that they are not the same: nobody is
-- asked about them again. The log of changes is read by who and by when, too.

CREATE TABLE told_apart (
  first    TEXT   NOT NULL REFERENCES feature (key),   -- the lesser key of the two
  second   TEXT   NOT NULL REFERENCES feature (key),
  version  BIGINT NOT NULL,
  PRIMARY KEY (first, second)
);

CREATE INDEX change_by_actor ON change (actor, sequence);
CREATE INDEX change_by_time ON change (at_ms, sequence);
