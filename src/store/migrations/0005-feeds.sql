-- What feeds narrower than an edition are made of, and the parts in which an edition's past is kept.

-- The order in which entries enter an edition; a corrected entry takes a new place. Numbers grow over all editions, so that one number
-- also names what is looked up by words.
CREATE TABLE places (
  position INTEGER PRIMARY KEY,
  edition TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES entries (seq),
  outlet TEXT NOT NULL,
  UNIQUE (edition, entry)
);
INSERT INTO places (position, edition, entry, outlet)
  SELECT row_number() OVER (ORDER BY positions.position, edition), edition, entry, outlet
  FROM positions JOIN entries ON entries.seq = positions.entry;
DROP TABLE positions;
CREATE INDEX places_order ON places (edition, position);
CREATE INDEX places_outlet ON places (edition, outlet, position);

-- Places of what may be published.
CREATE VIEW shown AS
  SELECT position, edition, entry, places.outlet, language, source, revision
  FROM places JOIN entries ON entries.seq = places.entry
  WHERE kept = 1 AND withdrawn = 0;

-- Folded words by position; the words themselves are not kept, only where they stand.
CREATE VIRTUAL TABLE words USING fts5 (
  head, body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
-- One row: up to which position words are looked up, and how they were folded.
CREATE TABLE indexed (version INTEGER NOT NULL, position INTEGER NOT NULL);
INSERT INTO indexed (version, position) VALUES (0, 0);

-- Closed parts of editions (RFC 5005): the last position of each.
CREATE TABLE parts (
  edition TEXT NOT NULL,
  part INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (edition, part)
);
-- What an entry said when its part was closed, as JSON; what is withdrawn goes from here too.
CREATE TABLE archived (
  edition TEXT NOT NULL,
  part INTEGER NOT NULL,
  position INTEGER NOT NULL,
  entry INTEGER NOT NULL REFERENCES entries (seq),
  said TEXT NOT NULL,
  PRIMARY KEY (edition, part, position)
);
CREATE INDEX archived_entry ON archived (entry);
-- The parts as documents, in every coding but the plain one.
CREATE TABLE renditions (
  path TEXT PRIMARY KEY,
  edition TEXT NOT NULL,
  part INTEGER NOT NULL,
  state TEXT NOT NULL,
  etag TEXT NOT NULL,
  changed TEXT NOT NULL,
  gzip BLOB NOT NULL,
  br BLOB NOT NULL,
  zstd BLOB NOT NULL
);
CREATE INDEX renditions_part ON renditions (edition, part);
