-- Views of the backlog that people named, and the places that features had from day to day. The
-- places are figures and not facts: they stand in no change and count for nothing, but nobody could
-- work them out again once the facts have moved on.

CREATE TABLE saved_view (
  id       TEXT    NOT NULL PRIMARY KEY,
  owner    TEXT    NOT NULL,                 -- the e-mail address of whoever named it
  shared   INTEGER NOT NULL CHECK (shared IN (0, 1)),  -- whether everybody sees it
  name     TEXT    NOT NULL,
  query    TEXT    NOT NULL,                 -- of the page's address: what is narrowed, in which order
  version  BIGINT  NOT NULL
);
CREATE INDEX saved_view_of_owner ON saved_view (owner, id);

CREATE TABLE place (                         -- a day on which a feature's place became another
  feature         TEXT    NOT NULL REFERENCES feature (key),
  day             TEXT    NOT NULL,          -- in UTC; it keeps the place until the next row
  rank            INTEGER NOT NULL CHECK (rank >= 0),  -- 0: not ranked
  of_all          INTEGER NOT NULL,          -- how many were ranked
  priority_minor  BIGINT  NOT NULL,          -- money a year and person-month
  PRIMARY KEY (feature, day)
);
CREATE INDEX place_by_day ON place (day);

CREATE TABLE placed (                        -- the last day whose places were written down
  one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  day  TEXT    NOT NULL
);
