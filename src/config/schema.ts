// The blocks and keys of a configuration, what each may hold and what it is for; it knows no file, no position and nothing that spans two blocks.
import { z } from 'zod';
import { isCache, isNetwork, isSourceAddress, toHost, toSiteUrl, toStore, toWebUrl } from './addresses.ts';
import type { Issue, Path } from './problem.ts';
import { isCronLine } from '../schedule/cron.ts';
import { toBytes, toMilliseconds } from './units.ts';
import { toLanguage } from '../headline/language-tag.ts';
import { areHeaders, areLanguages, isContact, isId, isTimezone } from './values.ts';

export type Blocks = z.infer<typeof configuration>;
export type OutletBlock = z.infer<typeof outlet>;
export type SourceBlock = z.infer<typeof source>;
export type SourceOptions = z.infer<typeof defaults>;

/** Most entries that one document may be asked to hold: readers fetch it whole, again and again. */
const MOST_ENTRIES = 10_000;

const LANGUAGE = 'a language tag (BCP 47)';
const ZONE = 'an IANA time zone such as `Asia/Ulaanbaatar`';
const NAME = 'a name, or one for each language under its language tag (BCP 47)';
const RULES = 'a list of words or /regex/';
const ID = 'an id of letters, digits, `-`, `_` and `.`, at most 64';

const site = z.strictObject({
  title: filledText('a title').describe('What the service is called.'),
  url: textAs('an absolute http: or https: address without query, fragment or credentials', toSiteUrl)
    .nullish()
    .describe(
      'Where readers reach the service, a path included. Default: the address that is listened on. SONIN_URL overrides it.',
    ),
  contact: text('a mail or web address in ASCII', isContact)
    .nullish()
    .describe('Who answers for this service: goes into the User-Agent, so that an outlet knows whom to write to.'),
  timezone: text(ZONE, isTimezone)
    .optional()
    .describe('The zone in which dates without one and cron lines are read. Default: Asia/Ulaanbaatar.'),
});

const listen = z
  .strictObject({
    host: filledText('an address or a host name').describe('The address to listen on. Default: 0.0.0.0.'),
    port: whole('a port from 0 to 65535', 0, 65_535).describe(
      'The port to listen on; 0 takes a free one. Default: 8080. PORT overrides it.',
    ),
  })
  .partial();

const fetch = z
  .strictObject({
    allow: z
      .array(text('a network (CIDR) such as `10.0.0.0/8`', isNetwork), { error: 'a list of networks (CIDR)' })
      .describe('Networks that may be fetched from although they are not public. Default: none.'),
    pause: duration(0).describe('Rest between two requests to one host. Default: 1s.'),
    floor: duration(0).describe('Shortest wait before a source that failed is visited again. Default: 5m.'),
    ceiling: duration(0).describe('Longest wait before a source that failed is visited again. Default: 24h.'),
    maxBytes: amountAs('a size such as `500kB` or `10MB`, or a number of bytes', toBytes).describe(
      'Most decoded bytes of one document. Default: 10MB.',
    ),
  })
  .partial();

const edition = z.strictObject({
  language: textAs(LANGUAGE, toLanguage).describe(
    'The language in which the edition speaks, and whose entries it takes.',
  ),
  title: filledText('a title').describe('The title of its feeds.'),
  limit: whole(`a whole number from 1 to ${MOST_ENTRIES}`, 1, MOST_ENTRIES)
    .optional()
    .describe('Most entries in one document. Default: 100.'),
  also: z
    .array(textAs(LANGUAGE, toLanguage), { error: 'a list of language tags (BCP 47)' })
    .optional()
    .describe('Further languages whose entries it takes. Default: none.'),
});

const NAMES = z.record(z.string(), filledText(NAME), { error: NAME }).refine(areLanguages, { error: NAME });

const outlet = z.strictObject({
  id: text(ID, isId).describe('The id by which sources name it, and its address below each edition.'),
  name: z
    .union([filledText(NAME), NAMES], { error: NAME })
    .describe('Its name, or one for each language. The first is used where a language has none of its own.'),
  site: text('an absolute http: or https: address', (value) => toWebUrl(value) !== null)
    .nullish()
    .describe('Its home page.'),
  hosts: z
    .array(textAs('a bare host such as `example.com`', toHost), { error: 'a list of hosts' })
    .optional()
    .describe('Hosts whose addresses are its own, `www.` aside. Default: the host of `site`.'),
});

const defaults = z
  .strictObject({
    outlet: filledText('the id of an outlet')
      .nullable()
      .describe('The outlet that writes it. Default: the outlet that claims the host, else one named by the host.'),
    language: textAs(`${LANGUAGE}, or \`auto\``, (value) => (value === 'auto' ? value : toLanguage(value))).describe(
      'The language it is written in, or `auto`. Only a ticker may leave it out.',
    ),
    schedule: text('a cron line of five or six fields such as `*/15 * * * *`', isCronLine).describe(
      'When it is visited: a cron line, read in `timezone`. Default: */15 * * * *.',
    ),
    timezone: text(ZONE, isTimezone).describe(
      'The zone of its dates and of `schedule`. Default: the zone of the site.',
    ),
    enabled: z.boolean().describe('false: it is not visited. Default: true.'),
    keep: z
      .array(z.string(), { error: RULES })
      .describe('Words or /regex/: only items whose title, summary or category match one are published. Default: all.'),
    drop: z
      .array(z.string(), { error: RULES })
      .describe('Words or /regex/: items that match one are not published. Default: none.'),
    share: whole('a whole number from 1, or null', 1, MOST_ENTRIES)
      .nullable()
      .describe('Most of its entries in one document. Default: no limit.'),
    content: z.enum(['full', 'summary', 'none']).describe('How much of its text is republished. Default: summary.'),
    headers: z
      .record(z.string(), z.string(), { error: 'a block of header names and values' })
      .refine(areHeaders, { error: 'header names and values that HTTP allows' })
      .describe('Extra request headers, sent to the origin of `url` only.'),
    timeout: duration(1).describe('Longest time for one visit. Default: 30s.'),
    unlisted: z
      .enum(['keep', 'drop'])
      .describe('Items of hosts that no outlet claims: keep them, named by their host, or drop them. Default: keep.'),
  })
  .partial();

const source = z.strictObject({
  id: text(ID, isId).describe('The id by which commands and pages name it.'),
  kind: z.enum(['feed', 'ticker']).describe('What is read: `feed` (RSS, RDF, Atom, JSON Feed) or `ticker`.'),
  url: text(
    'an absolute http: or https: address, or a file: beneath the folder of the configuration',
    isSourceAddress,
  ).describe('Where it is read: https:, http:, or file: beneath the folder of the configuration.'),
  ...defaults.shape,
});

const configuration = z.strictObject({
  site: site.describe('The service itself.'),
  store: text(
    '`sqlite:` and a path, or `sqlite::memory:`; this version keeps its store in SQLite only',
    (value) => toStore(value, '/') !== null,
  )
    .optional()
    .describe(
      'Where entries are kept: `sqlite:path` or `"sqlite::memory:"` (in quotes). Default: sqlite:../data/sonin.db. SONIN_STORE overrides it.',
    ),
  cache: text('`memory`, or an address redis://… or rediss://…', isCache)
    .optional()
    .describe('Where rendered documents are kept: `memory`, or Redis when replicas share them. Default: memory.'),
  listen: listen.optional().describe('The address of the web half.'),
  fetch: fetch.optional().describe('How every source is fetched.'),
  editions: z
    .record(z.string(), edition, { error: 'a block with one block for each edition' })
    .refine((editions) => Object.keys(editions).length > 0, { error: 'at least one edition' })
    .describe('The feeds that are published, by id: the id is the first segment of their addresses.'),
  defaults: defaults
    .optional()
    .describe('What every source has unless it says otherwise: anything but id, kind and url.'),
  outlets: z.array(outlet, { error: 'a list of outlets' }).optional().describe('Who writes.'),
  sources: z
    .array(source, { error: 'a list of sources' })
    .describe('Where we read. Of several for one outlet and language the preferred one first.'),
});

/** The blocks of a configuration with their units converted, or everything that does not fit. */
export function parseBlocks(value: unknown): { readonly blocks: Blocks } | { readonly issues: readonly Issue[] } {
  const result = configuration.safeParse(value, { error: toExpected });
  return result.success ? { blocks: result.data } : { issues: result.error.issues.map(toIssue) };
}

/** The schema as JSON Schema, for editors. Where a number or a switch goes, `${NAME}` may stand too. */
export function toJsonSchema(): object {
  return z.toJSONSchema(configuration, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const { type } = jsonSchema;
      if (type !== 'integer' && type !== 'number' && type !== 'boolean') return;
      Object.assign(jsonSchema, { type: [type, 'string'], pattern: String.raw`^\$\{.+\}$` });
    },
  });
}

/** The keys of the block that a path names. */
export function findKnownKeys([block]: Path): readonly string[] {
  const shapes: Readonly<Record<string, object>> = {
    site: site.shape,
    listen: listen.shape,
    fetch: fetch.shape,
    editions: edition.shape,
    defaults: defaults.shape,
    outlets: outlet.shape,
    sources: source.shape,
  };
  return Object.keys(block === undefined ? configuration.shape : (shapes[block] ?? {}));
}

function toExpected(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code !== 'invalid_type') return issue.code;
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    boolean: 'true or false',
    object: 'a block of keys',
  };
  return words[issue.expected] ?? issue.expected;
}

function toIssue(issue: z.core.$ZodIssue): Issue {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') return { kind: 'unknown', path, keys: issue.keys, type: null };
  return { kind: 'value', path, expected: issue.message, type: issue.code === 'invalid_type' ? issue.expected : null };
}

function text(expected: string, fits: (value: string) => boolean) {
  return z.string({ error: expected }).refine(fits, { error: expected });
}

function filledText(expected: string) {
  return text(expected, (value) => value.trim() !== '');
}

/** Text that `read` understands; it gives null for what does not fit. */
function textAs<T>(expected: string, read: (value: string) => T | null) {
  return z.string({ error: expected }).transform((value, context) => read(value) ?? refuse(context, expected));
}

function amountAs(expected: string, read: (value: string | number) => number | null) {
  return z
    .union([z.string(), z.number()], { error: expected })
    .transform((value, context) => read(value) ?? refuse(context, expected));
}

function refuse(context: z.core.$RefinementCtx, expected: string): never {
  context.addIssue({ code: 'custom', message: expected });
  return z.NEVER;
}

function duration(least: number) {
  const expected = `a duration such as \`500ms\`, \`30s\`, \`5m\` or \`24h\`, ${least === 0 ? 'or 0' : 'above 0'}`;
  return amountAs(expected, (value) => {
    const milliseconds = toMilliseconds(value);
    return milliseconds !== null && milliseconds >= least ? milliseconds : null;
  });
}

function whole(expected: string, least: number, most: number) {
  return z.int({ error: expected }).min(least, { error: expected }).max(most, { error: expected });
}
