// What holds where a file says nothing: one table for the values, for the checks and for the schema's prose; it reads no file.
import type { Config, EditionSpec, FieldPlaces, Source } from '../model/configuration.ts';

/** No places of its own: the kind looks where it knows. */
const NO_FIELDS: FieldPlaces = {
  id: [],
  url: [],
  title: [],
  summary: [],
  content: [],
  published: [],
  updated: [],
  authors: [],
  categories: [],
  image: [],
  language: [],
};

/** The path in `store` is relative to the folder of the file. Times in milliseconds, sizes in bytes. */
export const DEFAULTS: Pick<Config, 'store' | 'cache' | 'listen' | 'fetch'> &
  Pick<EditionSpec, 'limit'> &
  Pick<Source, 'timezone'> = {
  timezone: 'Asia/Ulaanbaatar',
  store: 'sqlite:../data/sonin.db',
  cache: 'memory',
  listen: { host: '0.0.0.0', port: 8080 },
  fetch: { allow: [], pause: 1000, floor: 300_000, ceiling: 86_400_000, maxBytes: 10_000_000, proxy: null },
  limit: 100,
};

/** What a source is that says nothing. The language is a ticker's: every other source names its own. */
export const SOURCE_DEFAULTS: Omit<Source, 'id' | 'kind' | 'url' | 'timezone'> = {
  items: null,
  fields: NO_FIELDS,
  data: null,
  follow: null,
  pages: 1,
  details: false,
  adaptive: true,
  robots: null,
  proxy: null,
  fallback: null,
  outlet: null,
  language: 'auto',
  schedule: '*/15 * * * *',
  enabled: true,
  keep: [],
  drop: [],
  share: null,
  content: 'summary',
  headers: {},
  timeout: 30_000,
  unlisted: 'keep',
};
