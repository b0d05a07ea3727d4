-- What each hub was last told: the feed, and the validator of the bytes that it had then.
CREATE TABLE told (
  hub TEXT NOT NULL,
  path TEXT NOT NULL,
  etag TEXT NOT NULL,
  PRIMARY KEY (hub, path)
) WITHOUT ROWID;
