// The block of a source: what each of its keys may hold and what it is for; which keys go with which kind is not judged here.
import { isSourceAddress } from './addresses.ts';
import { SOURCE_DEFAULTS } from './defaults.ts';
import { isCronLine } from '../schedule/cron.ts';
import {
  anyText,
  block,
  duration,
  filledText,
  list,
  oneOf,
  oneOrMore,
  record,
  text,
  textAs,
  trueOrFalse,
  whole,
} from './shapes.ts';
import type { Shaped } from './shapes.ts';
import { toDuration } from './units.ts';
import { toLanguage } from '../headline/language-tag.ts';
import { isZone } from '../zone.ts';
import { areHeaders, EXPECTED, isId, isProxy, MOST_ENTRIES, SOURCE_KINDS } from './values.ts';

export type SourceBlock = Shaped<typeof source>;
export type SourceOptions = Shaped<typeof options>;
export type FallbackBlock = Shaped<typeof fallback>;

/** Most pages of one visit: what twenty lists hold is more than an outlet writes between two visits, and we are its guest. */
const MOST_PAGES = 20;

const PLACES = 'a place such as `a@href`, or a list of places';
const RULES = 'a list of words or /regex/';

const fields = block({
  id: places('The id that its publisher gave it.'),
  url: places('Its address, which may be relative.'),
  title: places('Its headline.'),
  summary: places('What it says, in short.'),
  content: places('All that it says.'),
  published: places('When it was published, in any form that a date has.'),
  updated: places('When it was last changed.'),
  authors: places('The persons who wrote it.'),
  categories: places('What it is about: sections, tags.'),
  image: places('The address of its picture.'),
  language: places('The language it is written in.'),
});

const follow = block({
  find: filledText('a /regex/').describe('A /regex/ that finds the other document in the text of this one.'),
  url: filledText('an address such as `list_{1}.json`').describe(
    'The address of the other document, relative to this one; `{1}` is what the first group of `find` found.',
  ),
});

/** What belongs to one kind at one address, and so is never handed down. */
const recipe = block({
  items: filledText('a CSS selector or a JSONPath, in quotes').describe(
    'Where the items are. Kind page: a CSS selector. Kind json, and the `data` of a page: a JSONPath; left out, they are looked for.',
  ),
  fields: fields.describe(
    'Where an item says what: for each field a place, or several, of which the first that says something counts. Kind page: a CSS selector within the item, with `@` and an attribute where that is meant (`a@href`). ' +
      'Kinds json and wordpress, and the `data` of a page: a key (`title`, `images.0.url`), a JSONPath, or a template (`/r/{id}`). What is left out is looked for where the kind knows.',
  ),
  data: filledText('the name of the data, or a CSS selector').describe(
    'Kind page: the data in the page that is read instead of its markup: `json-ld`, `opengraph`, `next-data`, `next-flight`, or the CSS selector of an element that holds JSON. Default: the markup is read.',
  ),
  follow: follow.describe('Kinds page and json: how the document with the items is found when `url` only names it.'),
}).partial();

export const options = block({
  outlet: filledText('the id of an outlet')
    .nullable()
    .describe('The outlet that writes it. Default: the outlet that claims the host, else one named by the host.'),
  language: textAs(`${EXPECTED.language}, or \`auto\``, toLanguageOrAuto).describe(
    'The language it is written in, or `auto`. Only a ticker may leave it out.',
  ),
  schedule: text('a cron line of five or six fields such as `*/15 * * * *`', isCronLine).describe(
    `When it is visited: a cron line, read in \`timezone\`. Default: ${SOURCE_DEFAULTS.schedule}.`,
  ),
  timezone: text(EXPECTED.timezone, isZone).describe(
    'The zone of its dates and of `schedule`. Default: the zone of the site.',
  ),
  enabled: trueOrFalse().describe(`false: it is not visited. Default: ${SOURCE_DEFAULTS.enabled}.`),
  pages: whole(`a whole number from 1 to ${MOST_PAGES}`, 1, MOST_PAGES).describe(
    `Most pages that are read in one visit, at most ${MOST_PAGES}, while all that they list is new. Only where \`url\` holds {page}, {offset} or {date}. Default: ${SOURCE_DEFAULTS.pages}.`,
  ),
  adaptive: trueOrFalse().describe(
    `true: it is visited less while nothing new comes, within the limits of \`schedule\`. Default: ${SOURCE_DEFAULTS.adaptive}.`,
  ),
  robots: trueOrFalse().describe(
    "true: the origin's robots.txt is heeded, false: it is not. Default: true for pages, tickers, JSON, WordPress and articles, false for feeds and sitemaps.",
  ),
  proxy: text(EXPECTED.proxy, isProxy).describe(
    '`http://host:port`, `socks5://host:port`, or `none`. Default: that of `fetch`.',
  ),
  details: trueOrFalse().describe(
    `true: each article is fetched, once, for what the list does not say of it: exact time, summary, picture, author. Default: ${SOURCE_DEFAULTS.details}.`,
  ),
  keep: list(anyText(), RULES).describe(
    'Words or /regex/: only items whose title, summary or category match one are published. Default: all.',
  ),
  drop: list(anyText(), RULES).describe('Words or /regex/: items that match one are not published. Default: none.'),
  share: whole('a whole number from 1, or null', 1, MOST_ENTRIES)
    .nullable()
    .describe('Most of its entries in one document. Default: no limit.'),
  content: oneOf(['full', 'summary', 'none']).describe(
    `How much of its text is republished. Default: ${SOURCE_DEFAULTS.content}.`,
  ),
  headers: record(anyText(), 'a block of header names and values')
    .refine(areHeaders, { error: 'header names and values that HTTP allows' })
    .describe('Extra request headers, sent to the origin of `url` only.'),
  timeout: duration(1).describe(
    `Longest time for one request with its redirects. Default: ${toDuration(SOURCE_DEFAULTS.timeout)}.`,
  ),
  unlisted: oneOf(['keep', 'drop']).describe(
    `Items of hosts that no outlet claims: keep them, named by their host, or drop them. Default: ${SOURCE_DEFAULTS.unlisted}.`,
  ),
}).partial();

const reading = block({
  kind: oneOf(SOURCE_KINDS).describe(
    'What is read: `feed` (RSS, RDF, Atom, JSON Feed), `ticker` (headlines of many outlets on one page), `page` (HTML), `json`, `sitemap`, or `wordpress` (its REST interface).',
  ),
  url: text(
    'an absolute http: or https: address, or a file: beneath the folder of the configuration',
    isSourceAddress,
  ).describe(
    'Where it is read: https:, http:, or file: beneath the folder of the configuration. Filled in by each request: {page} (from 1), {offset} (items read so far), {date} (the time of the visit, on further pages the date of the last item).',
  ),
  ...recipe.shape,
});

const { language, timezone, pages, details, keep, drop, headers, timeout } = options.shape;

const fallback = block({
  ...reading.shape,
  language: language.describe('The language it is written in, or `auto`. Default: as its source.'),
  timezone: timezone.describe('The zone of its dates. Default: as its source.'),
  pages,
  details: details.describe('true: each article is fetched, once, for what is not said of it. Default: as its source.'),
  keep: keep.describe('Words or /regex/ of items that are published. Default: as its source.'),
  drop: drop.describe('Words or /regex/ of items that are not published. Default: as its source.'),
  headers: headers.describe('Extra request headers. Default: as its source, where the origin is the same.'),
  timeout: timeout.describe('Longest time for one request with its redirects. Default: as its source.'),
});

export const source = block({
  id: text(EXPECTED.id, isId).describe('The id by which commands and pages name it.'),
  ...reading.shape,
  fallback: fallback
    .optional()
    .describe('What is read when this source fails. What it does not say is as here, but for what belongs to a kind.'),
  ...options.shape,
});

/** The keys of each block within a source, by the name of the block. */
export const SOURCE_KEYS: Readonly<Record<string, readonly string[]>> = {
  sources: Object.keys(source.shape),
  fallback: Object.keys(fallback.shape),
  fields: Object.keys(fields.shape),
  follow: Object.keys(follow.shape),
};

function places(description: string) {
  return oneOrMore(PLACES).describe(description);
}

function toLanguageOrAuto(value: string): string | null {
  return value === 'auto' ? value : toLanguage(value);
}
