// The tables as the queries see them; the migrations are what makes them. It knows nothing of what the columns mean.
import type { Generated } from 'kysely';

export interface EntryRow {
  seq: number;
  id: string;
  uuid: string;
  outlet: string;
  language: string;
  url: string | null;
  title: string;
  original_title: string;
  published: string | null;
  precision: string | null;
  zone: string | null;
  updated: string | null;
  summary: string | null;
  content: string | null;
  authors: string;
  image: string | null;
  categories: string;
  source: string;
  feed: string;
  text_source: string;
  address_key: string | null;
  headline_key: string;
  day: string;
  kept: number;
  withdrawn: number;
  first_seen: string;
  changed: string | null;
  revision: number;
}

export interface SightingRow {
  seq: number;
  entry: number;
  source: string;
  item_id: string | null;
  address_key: string | null;
  raw_hash: string;
  outlet: string;
  headline_key: string;
  day: string;
  fields: string;
  feed: string;
  own: number;
  dated_loosely: number;
  mixed_case: number;
  kept: number;
  first_seen: string;
  last_seen: string;
}

export interface ResourceRow {
  source: string;
  url: string;
  etag: string | null;
  last_modified: string | null;
  body_hash: string;
  fingerprint: string;
  next: string;
}

export interface VisitRow {
  source: string;
  at: string;
  outcome: string;
  failure: string | null;
  items: number;
  changed: number;
  failures: number;
  last_success: string | null;
  next_visit: string;
  schedule: string;
  wait_until: string | null;
  notes: string;
  troubles: string;
  usual: number;
  url: string;
  stopped: number;
  moved: string | null;
  pace: string;
  last_new: string | null;
  rhythm: string | null;
}

export interface Tables {
  resources: ResourceRow;
  visits: VisitRow;
  articles: { source: string; url: string; item_hash: string; tries: number };
  learnt: { language: string; word: string; before: string; shape: string; count: number };
  robots: { key: string; value: string; until: string };
  leases: { source: string; owner: string; until: string };
  revisions: { last: number };
  entries: Omit<EntryRow, 'seq'> & { seq: Generated<number> };
  sightings: Omit<SightingRow, 'seq'> & { seq: Generated<number> };
  places: { position: number; edition: string; entry: number; outlet: string };
  shown: Tables['places'] & Pick<EntryRow, 'language' | 'source' | 'revision'>;
  indexed: { version: number; position: number };
  parts: { edition: string; part: number; last: number };
  archived: { edition: string; part: number; position: number; entry: number; said: string };
  renditions: {
    path: string;
    edition: string;
    part: number;
    state: string;
    etag: string;
    changed: string;
    gzip: Uint8Array;
    br: Uint8Array;
    zstd: Uint8Array;
  };
  editions: { edition: string; revision: number; languages: string };
  told: { hub: string; path: string; etag: string };
  documents: { path: string; etag: string; changed: string; state: string };
}
