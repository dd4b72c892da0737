-- What messages are about, so that they can be shown anew when it changes; whom to remind of what;
-- and what people chose to hear.

CREATE TABLE outbox_about (
  about    TEXT NOT NULL,                    -- a loop's id, or `feature:` and a key
  message  TEXT NOT NULL,
  PRIMARY KEY (about, message)
);
CREATE INDEX outbox_about_of_message ON outbox_about (message);

CREATE TABLE loop_woken (                    -- owed again, and nobody was reminded yet
  loop   TEXT   NOT NULL PRIMARY KEY,
  at_ms  BIGINT NOT NULL
);

CREATE TABLE reminded (                      -- the last day on which somebody had a reminder
  recipient  TEXT NOT NULL PRIMARY KEY,
  day        TEXT NOT NULL
);

CREATE TABLE preference (
  person       TEXT    NOT NULL PRIMARY KEY, -- an e-mail address
  muted        TEXT    NOT NULL,             -- kinds of message, with commas between; or empty
  digest_hour  INTEGER NOT NULL CHECK (digest_hour BETWEEN 0 AND 23),
  zone         TEXT    NOT NULL              -- of that hour, such as Europe/Berlin
);
