-- What customers are told, and by which rules: their language, drafts and templates of the company's
-- own, the dates that were promised to them, and when a no is looked at again.

ALTER TABLE account ADD COLUMN language TEXT CHECK (language IN ('en', 'zh-CN'));

ALTER TABLE loop ADD COLUMN draft TEXT;           -- as its owner edited it; null: written from the facts
ALTER TABLE loop ADD COLUMN promised_date TEXT;   -- the day that the customer was told of
ALTER TABLE loop ADD COLUMN broken_date TEXT;     -- the day they had been told before, which no longer holds
CREATE INDEX loop_promised ON loop (promised_date, id) WHERE promised_date IS NOT NULL;

CREATE TABLE loop_policy (
  version  BIGINT NOT NULL PRIMARY KEY,
  body     TEXT   NOT NULL,
  actor    TEXT   NOT NULL,
  at_ms    BIGINT NOT NULL
);

CREATE TABLE template (                           -- a company's own words instead of ours
  milestone  TEXT   NOT NULL
    CHECK (milestone IN ('planned', 'slipped', 'shipped', 'declined', 'started')),
  language   TEXT   NOT NULL CHECK (language IN ('en', 'zh-CN')),
  text       TEXT   NOT NULL,
  version    BIGINT NOT NULL,
  PRIMARY KEY (milestone, language)
);

CREATE TABLE revisited (                          -- the day to look again of which PMs were told
  feature  TEXT NOT NULL PRIMARY KEY,
  day      TEXT NOT NULL
);
