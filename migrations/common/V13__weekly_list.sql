-- Who had the weekly list of what is owed for which week. This is post and not facts.

CREATE TABLE weekly_listed (
  recipient  TEXT NOT NULL PRIMARY KEY,  -- an e-mail address
  week       TEXT NOT NULL               -- the last one, as ISO 8601 writes it: 2026-W48
);
