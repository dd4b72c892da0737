-- Lists are ordered by key. SQLite compares bytes; so does PostgreSQL from here on, whatever the
-- locale of the server, so that both give the same pages in the same order. Columns that are joined
-- with a key follow it: an index of another collation would not be used.
ALTER TABLE account ALTER COLUMN key TYPE TEXT COLLATE "C";
ALTER TABLE feature
  ALTER COLUMN key TYPE TEXT COLLATE "C",
  ALTER COLUMN merged_into TYPE TEXT COLLATE "C",
  ALTER COLUMN root TYPE TEXT COLLATE "C";
ALTER TABLE request
  ALTER COLUMN key TYPE TEXT COLLATE "C",
  ALTER COLUMN account TYPE TEXT COLLATE "C",
  ALTER COLUMN feature TYPE TEXT COLLATE "C";
ALTER TABLE loop
  ALTER COLUMN id TYPE TEXT COLLATE "C",
  ALTER COLUMN account TYPE TEXT COLLATE "C",
  ALTER COLUMN feature TYPE TEXT COLLATE "C",
  ALTER COLUMN due_date TYPE TEXT COLLATE "C";
ALTER TABLE person ALTER COLUMN email TYPE TEXT COLLATE "C";
ALTER TABLE token ALTER COLUMN name TYPE TEXT COLLATE "C";
