-- The Slack workspaces of the company, which share the book. A token is sealed under HEED_SECRET;
-- the change log holds none.

CREATE TABLE slack_workspace (
  team             TEXT   NOT NULL PRIMARY KEY,   -- Slack's id of it
  name             TEXT   NOT NULL,
  enterprise       TEXT,                          -- Slack's id of the organisation above, if any
  app              TEXT   NOT NULL,               -- Slack's id of the app as which we are there
  bot_user         TEXT   NOT NULL,
  scopes           TEXT   NOT NULL,               -- granted, with commas between
  installed_by     TEXT   NOT NULL,               -- a person's address, or the console
  installed_at_ms  BIGINT NOT NULL,               -- the first time
  renewed_at_ms    BIGINT NOT NULL,               -- the last time, with which the token came
  ended_at_ms      BIGINT,
  ended_why        TEXT,                          -- Slack's word for it
  token            TEXT,                          -- sealed; null once it is worth nothing
  version          BIGINT NOT NULL,
  CHECK ((ended_at_ms IS NULL) = (ended_why IS NULL)),
  CHECK ((ended_at_ms IS NULL) = (token IS NOT NULL))
);

CREATE TABLE slack_invitation (                   -- leave to bring one workspace, short-lived
  secret_hash    TEXT   NOT NULL PRIMARY KEY,
  kind           TEXT   NOT NULL CHECK (kind IN ('link', 'state')),
  invited_by     TEXT   NOT NULL,
  browser_hash   TEXT,                            -- of a state: the browser that began
  link_hash      TEXT,                            -- of a state that a link began
  expires_at_ms  BIGINT NOT NULL
);

CREATE TABLE slack_used_last (                    -- where a person last used us, of several
  person  TEXT NOT NULL PRIMARY KEY,
  team    TEXT NOT NULL
);
