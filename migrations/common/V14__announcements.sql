-- What the company says in public: of a feature, when a PM opts in, and whether there is a page of
-- what shipped that anybody can read.

CREATE TABLE announcement (
  feature  TEXT   NOT NULL PRIMARY KEY REFERENCES feature (key),
  id       TEXT   NOT NULL UNIQUE,   -- by which the world knows it; says nothing about the feature
  title    TEXT   NOT NULL,
  text     TEXT   NOT NULL,
  version  BIGINT NOT NULL
);

CREATE TABLE public_page (
  one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  shown    INTEGER NOT NULL CHECK (shown IN (0, 1)),
  title    TEXT    NOT NULL,
  version  BIGINT  NOT NULL
);
