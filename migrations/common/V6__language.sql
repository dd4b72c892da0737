-- In which language somebody wants to be spoken to; null: as their Slack profile says.

ALTER TABLE preference ADD COLUMN language TEXT;
