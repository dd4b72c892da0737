-- The facts of a company's book of business, and the log of every change to them.
-- Both databases run this file, so it uses only what both understand: amounts are integers in minor
-- units, effort in hundredths of a person-month, instants in epoch milliseconds, dates ISO text,
-- truths 0 or 1. `version` is the sequence of the change that last touched the row: it is the ETag,
-- and it ties each row to the log that `heed verify` checks it against.

CREATE TABLE change (
  sequence  BIGINT NOT NULL PRIMARY KEY,
  at_ms     BIGINT NOT NULL,
  actor     TEXT   NOT NULL,
  action    TEXT   NOT NULL,
  subject   TEXT   NOT NULL,
  key       TEXT   NOT NULL,
  facts     TEXT,                      -- the subject as it was after the change, JSON; null: gone
  note      TEXT,                      -- what the facts cannot say, JSON
  checksum  TEXT   NOT NULL            -- SHA-256 over the previous checksum and this row
);
CREATE INDEX change_of_subject ON change (subject, key, sequence);

CREATE TABLE account (
  key                  TEXT   NOT NULL PRIMARY KEY,
  name                 TEXT   NOT NULL,
  arr_minor            BIGINT NOT NULL CHECK (arr_minor >= 0),
  health               INTEGER CHECK (health BETWEEN 0 AND 100),
  renewal_date         TEXT,
  csm                  TEXT,
  segment              TEXT,
  industry             TEXT,
  country              TEXT,
  lifecycle            TEXT   NOT NULL CHECK (lifecycle IN ('prospect', 'customer', 'churned')),
  usage_hundredths     INTEGER CHECK (usage_hundredths >= 0),
  expansion_arr_minor  BIGINT CHECK (expansion_arr_minor >= 0),
  domain               TEXT,
  search_text          TEXT   NOT NULL,      -- name, key and domain as searches compare them
  version              BIGINT NOT NULL
);
CREATE INDEX account_of_csm ON account (csm, key);

CREATE TABLE feature (
  key                     TEXT   NOT NULL PRIMARY KEY,
  title                   TEXT   NOT NULL,
  description             TEXT,
  area                    TEXT,
  status                  TEXT   NOT NULL
    CHECK (status IN ('new', 'under_review', 'planned', 'in_progress', 'shipped', 'declined')),
  effort_hundredths       INTEGER CHECK (effort_hundredths >= 0),
  engineering_hundredths  INTEGER CHECK (engineering_hundredths >= 0),
  design_hundredths       INTEGER CHECK (design_hundredths >= 0),
  product_hundredths      INTEGER CHECK (product_hundredths >= 0),
  target_date             TEXT,
  reason                  TEXT,
  workaround              TEXT,
  revisit_date            TEXT,
  merged_into             TEXT REFERENCES feature (key),
  root                    TEXT   NOT NULL,   -- the feature that stands for it after all merges
  search_text             TEXT   NOT NULL,   -- title and key as searches compare them
  version                 BIGINT NOT NULL
);
CREATE INDEX feature_of_root ON feature (root);

CREATE TABLE request (
  key                  TEXT    NOT NULL PRIMARY KEY,
  place                BIGINT  NOT NULL,     -- order of first storing; an update keeps it
  account              TEXT    NOT NULL REFERENCES account (key),
  feature              TEXT    NOT NULL REFERENCES feature (key),
  severity             INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 5),
  core_use_case        INTEGER NOT NULL CHECK (core_use_case IN (0, 1)),
  expansion_arr_minor  BIGINT CHECK (expansion_arr_minor >= 0),
  quote                TEXT,
  contact              TEXT,
  filed_by             TEXT,
  filed_at             TEXT,
  source_url           TEXT,
  version              BIGINT  NOT NULL
);
CREATE INDEX request_of_feature ON request (feature, account);
CREATE INDEX request_of_account ON request (account);
CREATE UNIQUE INDEX request_by_place ON request (place);
CREATE INDEX request_of_filer ON request (filed_by, place);

CREATE TABLE loop (
  id            TEXT   NOT NULL PRIMARY KEY,
  account       TEXT   NOT NULL REFERENCES account (key),
  feature       TEXT   NOT NULL REFERENCES feature (key),
  milestone     TEXT   NOT NULL
    CHECK (milestone IN ('planned', 'slipped', 'shipped', 'declined', 'started')),
  owner         TEXT,                        -- null: whoever is the account's CSM; '': the pool
  state         TEXT   NOT NULL
    CHECK (state IN ('owed', 'snoozed', 'told', 'waived', 'superseded')),
  due_date      TEXT   NOT NULL,
  how           TEXT,
  note          TEXT,
  url           TEXT,
  reason        TEXT,
  until         TEXT,
  opened_by     TEXT   NOT NULL,
  opened_at_ms  BIGINT NOT NULL,
  ended_by      TEXT,
  ended_at_ms   BIGINT,
  change        BIGINT NOT NULL,             -- the status change that opened it
  version       BIGINT NOT NULL
);
CREATE INDEX loop_of_account ON loop (account, feature);
CREATE INDEX loop_of_feature ON loop (feature, state);
CREATE INDEX loop_by_state ON loop (state, due_date, id);

CREATE TABLE policy (
  version  BIGINT NOT NULL PRIMARY KEY,
  body     TEXT   NOT NULL,
  actor    TEXT   NOT NULL,
  at_ms    BIGINT NOT NULL
);
