-- The cards of the triage channel. Like the outbox this is post and not facts: what a card last
-- told stands here, so that what happened since can be told once, whichever door it came through.

CREATE TABLE triage_card (
  feature     TEXT    NOT NULL PRIMARY KEY,  -- its key; a feature has one card for life
  message     TEXT    NOT NULL,              -- the card's id in the outbox
  told        TEXT    NOT NULL,              -- how the feature stood when it was last told, JSON
  asks_told   INTEGER NOT NULL,              -- how many accounts asked when that was last news
  asks_day    TEXT                           -- the last day with such news (UTC)
);

CREATE TABLE triage_position (               -- how far the change log was followed
  one       INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  sequence  BIGINT  NOT NULL
);
