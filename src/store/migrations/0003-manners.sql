-- What an origin asks of its guests, and what became of a source's address.

-- The address of the configuration that was visited; empty for visits from before it was kept.
ALTER TABLE visits ADD COLUMN url TEXT NOT NULL DEFAULT '';
-- Set by a 410, until somebody resumes the source.
ALTER TABLE visits ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visits ADD COLUMN moved TEXT;
ALTER TABLE visits ADD COLUMN pace TEXT NOT NULL DEFAULT '{"reason":"schedule","until":null}';
ALTER TABLE visits ADD COLUMN last_new TEXT;
ALTER TABLE visits ADD COLUMN rhythm TEXT;
