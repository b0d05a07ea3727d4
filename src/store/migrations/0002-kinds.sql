-- What sources of several documents need, and sources whose articles are read.

-- Addresses of further documents that this one named.
ALTER TABLE resources ADD COLUMN next TEXT NOT NULL DEFAULT '[]';

-- What is wrong although something was read, and how many items the source usually shows.
ALTER TABLE visits ADD COLUMN troubles TEXT NOT NULL DEFAULT '[]';
ALTER TABLE visits ADD COLUMN usual REAL NOT NULL DEFAULT 0;

-- Articles still to be fetched, and those that were asked for in vain too often.
CREATE TABLE articles (
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  item_hash TEXT NOT NULL,
  tries INTEGER NOT NULL,
  PRIMARY KEY (source, url)
);
CREATE INDEX articles_waiting ON articles (source, tries);

-- Not only a date of change, but also a phrase like "3 hours ago" may not move a date that is known.
ALTER TABLE sightings RENAME COLUMN dated_by_update TO dated_loosely;
