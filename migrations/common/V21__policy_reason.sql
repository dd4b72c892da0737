-- Why a policy was put in force, for those who read its history; null where nobody was asked.
ALTER TABLE policy ADD COLUMN reason TEXT;
