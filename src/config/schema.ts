// The blocks and keys of a configuration, what each may hold and what it is for; it knows no file, no position and nothing that spans two blocks.
import { isCache, isNetwork, toSiteUrl, toStore } from './addresses.ts';
import { DEFAULTS } from './defaults.ts';
import { outlet, topic } from './outlet-schema.ts';
import type { Issue, Path } from './problem.ts';
import {
  amountAs,
  block,
  duration,
  filledText,
  list,
  parseShape,
  record,
  text,
  textAs,
  toSchemaOf,
  whole,
} from './shapes.ts';
import type { Shaped } from './shapes.ts';
import { options, source, SOURCE_KEYS } from './source-schema.ts';
import { toBytes, toDuration, toSize } from './units.ts';
import { toLanguage } from '../headline/language-tag.ts';
import { isZone } from '../zone.ts';
import { EXPECTED, isContact, isHub, isProxy, MOST_ENTRIES, NAME_KINDS } from './values.ts';
import { words } from './words-schema.ts';

export type Blocks = Shaped<typeof configuration>;

const site = block({
  title: filledText('a title').describe('What the service is called.'),
  url: textAs('an absolute http: or https: address without query, fragment or credentials', toSiteUrl)
    .nullish()
    .describe(
      'Where readers reach the service, a path included. Default: the address that is listened on. SONIN_URL overrides it.',
    ),
  contact: text('a mail or web address in ASCII', isContact)
    .nullish()
    .describe('Who answers for this service: goes into the User-Agent, so that an outlet knows whom to write to.'),
  timezone: text(EXPECTED.timezone, isZone)
    .optional()
    .describe(`The zone in which dates without one and cron lines are read. Default: ${DEFAULTS.timezone}.`),
});

const listen = block({
  host: filledText('an address or a host name').describe(`The address to listen on. Default: ${DEFAULTS.listen.host}.`),
  port: whole('a port from 0 to 65535', 0, 65_535).describe(
    `The port to listen on; 0 takes a free one. Default: ${DEFAULTS.listen.port}. PORT overrides it.`,
  ),
}).partial();

const fetch = block({
  allow: list(text('a network (CIDR) such as `10.0.0.0/8`', isNetwork), 'a list of networks (CIDR)').describe(
    'Networks that may be fetched from although they are not public. Default: none.',
  ),
  pause: duration(0).describe(`Rest between two requests to one host. Default: ${toDuration(DEFAULTS.fetch.pause)}.`),
  floor: duration(0).describe(
    `Shortest wait before a source that failed is visited again. Default: ${toDuration(DEFAULTS.fetch.floor)}.`,
  ),
  ceiling: duration(0).describe(
    `Longest wait before a source that failed is visited again. Default: ${toDuration(DEFAULTS.fetch.ceiling)}.`,
  ),
  maxBytes: amountAs('a size such as `500kB` or `10MB`, or a number of bytes', toBytes).describe(
    `Most decoded bytes of one document. Default: ${toSize(DEFAULTS.fetch.maxBytes)}.`,
  ),
  proxy: text(EXPECTED.proxy, isProxy).describe(
    'The proxy that every source is fetched through, or `none`. Default: HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the environment.',
  ),
}).partial();

const edition = block({
  language: textAs(EXPECTED.language, toLanguage).describe(
    'The language in which the edition speaks, and whose entries it takes.',
  ),
  title: filledText('a title').describe('The title of its feeds.'),
  limit: whole(`a whole number from 1 to ${MOST_ENTRIES}`, 1, MOST_ENTRIES)
    .optional()
    .describe(`Most entries in one document. Default: ${DEFAULTS.limit}.`),
  also: list(textAs(EXPECTED.language, toLanguage), 'a list of language tags (BCP 47)')
    .optional()
    .describe('Further languages whose entries it takes. Default: none.'),
});

const configuration = block({
  site: site.describe('The service itself.'),
  store: text(
    '`sqlite:` and a path, or `sqlite::memory:`; this version keeps its store in SQLite only',
    (value) => toStore(value, '/') !== null,
  )
    .optional()
    .describe(
      `Where entries are kept: \`sqlite:path\` or \`"sqlite::memory:"\` (in quotes). Default: ${DEFAULTS.store}. SONIN_STORE overrides it.`,
    ),
  cache: text('`memory`, or an address redis://… or rediss://…', isCache)
    .optional()
    .describe(
      `Where rendered documents are kept: \`memory\`, or Redis when replicas share them. Default: ${DEFAULTS.cache}.`,
    ),
  listen: listen.optional().describe('The address of the web half.'),
  fetch: fetch.optional().describe('How every source is fetched.'),
  editions: record(edition, 'a block with one block for each edition')
    .refine((editions) => Object.keys(editions).length > 0, { error: 'at least one edition' })
    .describe('The feeds that are published, by id: the id is the first segment of their addresses.'),
  defaults: options
    .optional()
    .describe('What every source has unless it says otherwise: all but what belongs to one address or one kind.'),
  words: words
    .optional()
    .describe(
      'How names, abbreviations and other words are printed, for titles that come in capitals: they go before those that Sonin knows. Entries that are stored stay as they are.',
    ),
  outlets: list(outlet, 'a list of outlets').optional().describe('Who writes.'),
  topics: list(topic, 'a list of topics')
    .optional()
    .describe('Categories by words, each a feed of every edition. Default: none.'),
  hubs: list(
    text(EXPECTED.hub, (value) => isHub(value)),
    'a list of addresses',
  )
    .optional()
    .describe('WebSub hubs: named in every feed, and told when a feed has changed. Default: none.'),
  sources: list(source, 'a list of sources').describe(
    'Where we read. Of several for one outlet and language the preferred one first.',
  ),
});

/** The blocks of a configuration with their units converted, or everything that does not fit. */
export function parseBlocks(value: unknown): { readonly blocks: Blocks } | { readonly issues: readonly Issue[] } {
  const result = parseShape(configuration, value);
  return 'shaped' in result ? { blocks: result.shaped } : result;
}

/** The schema as JSON Schema, for editors. */
export function toJsonSchema(): object {
  return toSchemaOf(configuration);
}

/** The keys of the block that a path names. */
export function findKnownKeys(path: Path): readonly string[] {
  const [first] = path;
  if (first === 'words' && path.length > 1) return NAME_KINDS;
  if (first === 'sources') return SOURCE_KEYS[path.findLast((step) => typeof step === 'string') ?? first] ?? [];
  const shapes: Readonly<Record<string, object>> = {
    site: site.shape,
    listen: listen.shape,
    fetch: fetch.shape,
    editions: edition.shape,
    defaults: options.shape,
    words: words.shape,
    outlets: outlet.shape,
    topics: topic.shape,
  };
  return Object.keys(first === undefined ? configuration.shape : (shapes[first] ?? {}));
}
