-- What must never be lost: what sources said, what became of it, and what we have published.
-- Instants are text in UTC with milliseconds, which sorts as time does; lists and records are JSON; truth is 0 or 1.

CREATE TABLE resources (
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  body_hash TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (source, url)
);

CREATE TABLE visits (
  source TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL,
  failure TEXT,
  items INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  last_success TEXT,
  next_visit TEXT NOT NULL,
  schedule TEXT NOT NULL,
  wait_until TEXT,
  notes TEXT NOT NULL
);

-- Who is visiting a source just now. A lease outlives its owner only until `until`.
CREATE TABLE leases (
  source TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  until TEXT NOT NULL
);

-- One row: the number of the last change. Taking a number locks it, so that changes become visible in their order.
CREATE TABLE revisions (last INTEGER NOT NULL);
INSERT INTO revisions (last) VALUES (0);

CREATE TABLE entries (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  uuid TEXT NOT NULL,
  outlet TEXT NOT NULL,
  language TEXT NOT NULL,
  url TEXT,
  title TEXT NOT NULL,
  original_title TEXT NOT NULL,
  published TEXT,
  precision TEXT,
  zone TEXT,
  updated TEXT,
  summary TEXT,
  content TEXT,
  authors TEXT NOT NULL,
  image TEXT,
  categories TEXT NOT NULL,
  source TEXT NOT NULL,
  feed TEXT NOT NULL,
  text_source TEXT NOT NULL,
  address_key TEXT,
  headline_key TEXT NOT NULL,
  day TEXT NOT NULL,
  kept INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  first_seen TEXT NOT NULL,
  changed TEXT,
  revision INTEGER NOT NULL
);
CREATE UNIQUE INDEX entries_uuid ON entries (uuid);
CREATE INDEX entries_revision ON entries (revision);

CREATE TABLE sightings (
  seq INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entries (seq),
  source TEXT NOT NULL,
  item_id TEXT,
  address_key TEXT,
  raw_hash TEXT NOT NULL,
  outlet TEXT NOT NULL,
  headline_key TEXT NOT NULL,
  day TEXT NOT NULL,
  -- Of what it says only what its entry does not say.
  fields TEXT NOT NULL,
  feed TEXT NOT NULL,
  own INTEGER NOT NULL,
  dated_by_update INTEGER NOT NULL,
  mixed_case INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  UNIQUE (entry, source)
);
-- What begins with a source or an outlet lies together on disk, so that a visit touches few pages.
CREATE INDEX sightings_raw_hash ON sightings (source, raw_hash);
CREATE INDEX sightings_item_id ON sightings (source, item_id) WHERE item_id IS NOT NULL;
CREATE INDEX sightings_address_key ON sightings (address_key) WHERE address_key IS NOT NULL;
CREATE INDEX sightings_source_headline ON sightings (source, headline_key);
CREATE INDEX sightings_outlet_headline ON sightings (outlet, headline_key, day);

-- The order in which entries enter an edition; a corrected entry takes a new place.
CREATE TABLE positions (
  edition TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES entries (seq),
  position INTEGER NOT NULL,
  PRIMARY KEY (edition, entry)
);
CREATE UNIQUE INDEX positions_order ON positions (edition, position);

-- Up to which revision an edition has taken entries in, and which languages it took.
CREATE TABLE editions (
  edition TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  languages TEXT NOT NULL
);

-- The validators of what we publish, so that a restart serves the same; `state` tells what it was rendered from.
CREATE TABLE documents (
  path TEXT PRIMARY KEY,
  etag TEXT NOT NULL,
  changed TEXT NOT NULL,
  state TEXT NOT NULL
);
