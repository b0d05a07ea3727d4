-- Which languages there are, and how many publishable entries of each source in one of them: told without a look at the entries.
CREATE INDEX entries_language ON entries (language, kept, withdrawn, source);
