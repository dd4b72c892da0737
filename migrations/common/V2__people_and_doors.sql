-- Who may do what, and what the doors must remember.

CREATE TABLE person (
  email    TEXT   NOT NULL PRIMARY KEY,
  name     TEXT   NOT NULL,
  role     TEXT   NOT NULL CHECK (role IN ('viewer', 'csm', 'pm', 'admin')),
  version  BIGINT NOT NULL
);

CREATE TABLE token (
  name          TEXT   NOT NULL PRIMARY KEY,
  role          TEXT   NOT NULL CHECK (role IN ('viewer', 'csm', 'pm', 'admin')),
  person        TEXT,
  secret_hash   TEXT   NOT NULL UNIQUE,      -- SHA-256; the secret itself is never stored
  created_at_ms BIGINT NOT NULL,
  revoked_at_ms BIGINT,
  version       BIGINT NOT NULL
);

CREATE TABLE session (
  secret_hash    TEXT   NOT NULL PRIMARY KEY,
  email          TEXT   NOT NULL,
  created_at_ms  BIGINT NOT NULL,
  expires_at_ms  BIGINT NOT NULL
);

CREATE TABLE own_secret (                    -- keys that the service made for itself
  name   TEXT NOT NULL PRIMARY KEY,
  value  TEXT NOT NULL
);

CREATE TABLE idempotency (
  caller     TEXT    NOT NULL,
  key        TEXT    NOT NULL,
  body_hash  TEXT    NOT NULL,
  status     INTEGER NOT NULL,
  body       TEXT    NOT NULL,
  at_ms      BIGINT  NOT NULL,
  PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_by_age ON idempotency (at_ms);

CREATE TABLE seen (                          -- what a door already acted on: events, views, sign-in links
  door   TEXT   NOT NULL,
  id     TEXT   NOT NULL,
  at_ms  BIGINT NOT NULL,
  PRIMARY KEY (door, id)
);
CREATE INDEX seen_by_age ON seen (at_ms);

CREATE TABLE outbox (
  id               TEXT    NOT NULL PRIMARY KEY,
  place            BIGINT  NOT NULL,
  transport        TEXT    NOT NULL,         -- which courier carries it: slack, page
  recipient        TEXT    NOT NULL,         -- an e-mail address, or `triage`
  kind             TEXT    NOT NULL,
  body             TEXT    NOT NULL,         -- facts of the message, JSON; the courier puts them in words
  state            TEXT    NOT NULL CHECK (state IN ('waiting', 'sent', 'parked')),
  first_in_line    INTEGER NOT NULL CHECK (first_in_line IN (0, 1)),
  attempts         INTEGER NOT NULL,
  due_at_ms        BIGINT  NOT NULL,
  lease            TEXT,                     -- whose attempt it is; only its holder may mark it
  lease_until_ms   BIGINT,
  created_at_ms    BIGINT  NOT NULL,
  sent_at_ms       BIGINT,
  sent_to          TEXT,                     -- where the transport put it: channel and timestamp
  last_problem     TEXT
);
CREATE UNIQUE INDEX outbox_by_place ON outbox (place);
CREATE INDEX outbox_of_state ON outbox (state, place);
CREATE INDEX outbox_of_recipient ON outbox (recipient, place);
-- A recipient gets messages one by one, in order. Only the first in each line is looked at for what
-- is due, so that long lines cost nothing.
CREATE UNIQUE INDEX outbox_first ON outbox (transport, recipient)
  WHERE state = 'waiting' AND first_in_line = 1;
CREATE INDEX outbox_behind ON outbox (transport, recipient, place)
  WHERE state = 'waiting' AND first_in_line = 0;
CREATE INDEX outbox_due ON outbox (due_at_ms, place)
  WHERE state = 'waiting' AND first_in_line = 1;
-- When a recipient had the last one.
CREATE INDEX outbox_spacing ON outbox (transport, recipient, sent_at_ms);

CREATE TABLE outbox_pause (                  -- transports that asked to be left alone
  transport  TEXT   NOT NULL PRIMARY KEY,
  until_ms   BIGINT NOT NULL,
  why        TEXT   NOT NULL
);
