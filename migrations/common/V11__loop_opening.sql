-- Decisions that many accounts wait for open their loops in portions, so that nobody else waits
-- long. A row says how far one is; it is written with the decision and gone when all is done.
CREATE TABLE loop_opening (
  change         BIGINT  NOT NULL PRIMARY KEY,  -- the status change
  feature        TEXT    NOT NULL,
  milestone      TEXT    NOT NULL,
  for_all        INTEGER NOT NULL CHECK (for_all IN (0, 1)),
  outdates_all   INTEGER NOT NULL CHECK (outdates_all IN (0, 1)),
  previous_date  TEXT,                          -- promised before it slipped
  announced      INTEGER NOT NULL CHECK (announced IN (0, 1)),
  decided_by     TEXT    NOT NULL,
  decider_email  TEXT,                          -- is not told of the own act
  at_ms          BIGINT  NOT NULL,
  last_place     BIGINT  NOT NULL,              -- requests received later are no part of it
  step           TEXT    NOT NULL CHECK (step IN ('loops', 'leftovers', 'notices')),
  done_until     TEXT    NOT NULL               -- the account that was last
);

CREATE TABLE loop_opening_recipient (           -- who has still to be sent word of it
  change     BIGINT NOT NULL REFERENCES loop_opening (change) ON DELETE CASCADE,
  recipient  TEXT   NOT NULL,                   -- an e-mail address, or `triage`
  PRIMARY KEY (change, recipient)
);

-- Also finds what one account is still owed for a feature.
DROP INDEX loop_of_feature;
CREATE INDEX loop_of_feature ON loop (feature, state, account);
