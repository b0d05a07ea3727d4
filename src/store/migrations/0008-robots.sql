-- What hosts' robots.txt said, for as long as it counts: a restart does not ask for it again.
CREATE TABLE robots (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  until TEXT NOT NULL
) WITHOUT ROWID;
