-- How healthy an account was found to be, and when: each row is a change of its account in the log,
-- in a form that can be asked for. Who and when exactly stands in that change. What is in the log
-- already becomes the beginning of the history: each change that changed the health.
CREATE TABLE health_reading (
  account    TEXT COLLATE "C" NOT NULL REFERENCES account (key),
  sequence   BIGINT  NOT NULL,          -- of the change that set it
  health     INTEGER CHECK (health BETWEEN 0 AND 100),  -- null: it was made unknown
  problem    INTEGER CHECK (problem BETWEEN 1 AND 5),   -- the four answers, or null: a number was given
  features   INTEGER CHECK (features BETWEEN 1 AND 5),
  usable     INTEGER CHECK (usable BETWEEN 1 AND 5),
  reliable   INTEGER CHECK (reliable BETWEEN 1 AND 5),
  note       TEXT,
  read_date  TEXT    NOT NULL,          -- the day of the change, in UTC
  PRIMARY KEY (account, sequence)
);

INSERT INTO health_reading (account, sequence, health, read_date)
SELECT key, sequence, health, to_char(to_timestamp(at_ms / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD')
FROM (
  SELECT key, sequence, at_ms, health,
         LAG(health) OVER (PARTITION BY key ORDER BY sequence) AS before
  FROM (
    SELECT key, sequence, at_ms, (facts::json ->> 'health')::integer AS health
    FROM change
    WHERE subject = 'account' AND facts IS NOT NULL
  ) AS said
) AS compared
WHERE health IS DISTINCT FROM before AND key IN (SELECT key FROM account);
