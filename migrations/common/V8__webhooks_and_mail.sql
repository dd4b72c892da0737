-- Endpoints of other systems that hear what happens, and what the couriers must remember.

CREATE TABLE webhook (
  id           TEXT    NOT NULL PRIMARY KEY,
  url          TEXT    NOT NULL,
  description  TEXT,
  events       TEXT    NOT NULL,             -- kinds of event, with commas between
  owner        TEXT,                         -- the address that hears of trouble; null: every admin
  enabled      INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  stopped      TEXT,                         -- why it was switched off by itself, in a sentence
  since        BIGINT  NOT NULL,             -- changes after this sequence are announced to it
  version      BIGINT  NOT NULL
);

CREATE TABLE webhook_key (                   -- what its messages are signed with, sealed
  webhook   TEXT   NOT NULL,
  made      BIGINT NOT NULL,                 -- the sequence of the change that made it
  sealed    TEXT   NOT NULL,
  until_ms  BIGINT,                          -- null: the present one; older ones sign until then
  PRIMARY KEY (webhook, made)
);

CREATE TABLE webhook_trouble (               -- endpoints whose last delivery failed
  webhook        TEXT   NOT NULL PRIMARY KEY,
  since_ms       BIGINT NOT NULL,
  warned_at_ms   BIGINT
);

CREATE TABLE webhook_place (                 -- up to where the change log has been announced
  one       INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  sequence  BIGINT  NOT NULL
);

CREATE TABLE digest_day (                    -- the last day on which somebody had a combined mail
  recipient  TEXT NOT NULL PRIMARY KEY,
  day        TEXT NOT NULL
);
