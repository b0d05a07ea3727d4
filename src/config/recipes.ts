// Whether what a source says of its items fits its kind: keys of other kinds, and selectors, paths and places that are none; it reads no document.
import { findNearest } from './nearest.ts';
import type { Finding } from './problem.ts';
import { SOURCE_KEYS } from './source-schema.ts';
import { SOURCE_KINDS } from './values.ts';
import { complain, findReadings, findTexts } from './spots.ts';
import type { Block, Ground, Spot } from './spots.ts';
import type { SourceKind } from '../model/configuration.ts';
import { toFollowError } from '../parse/follow.ts';
import { toPathError } from '../parse/json/path.ts';
import { toJsonPlaceError } from '../parse/json/place.ts';
import { DATA_NAMES } from '../parse/page/data.ts';
import { toPagePlaceError } from '../parse/page/place.ts';
import { toSelectorError } from '../parse/html/select.ts';

/** `toError` says in words that follow a path what is wrong; `expected` is all that is said where the text may not be repeated. */
interface Judge {
  readonly expected: string;
  readonly toError: (text: string) => string | null;
}

/** A key and the kinds that it goes with. */
interface Rule {
  readonly key: string;
  readonly kinds: readonly SourceKind[];
  readonly check: (reading: Spot<Block>, ground: Ground) => readonly Finding[];
}

/** What the texts of a recipe are written in. */
interface Grammar {
  readonly items: Judge;
  readonly place: Judge;
}

const OF_MARKUP: Grammar = {
  items: { expected: 'a CSS selector', toError: toSelectorError },
  place: { expected: 'a place in a page such as `a@href`', toError: toPagePlaceError },
};
const OF_DATA: Grammar = {
  items: { expected: 'a JSONPath', toError: toPathError },
  place: { expected: 'a key, a JSONPath or a template', toError: toJsonPlaceError },
};

const DATA: Judge = { expected: `one of ${DATA_NAMES.join(', ')}, or a CSS selector`, toError: toDataError };

const RULES: readonly Rule[] = [
  { key: 'items', kinds: ['page', 'json'], check: checkItems },
  { key: 'fields', kinds: ['page', 'json', 'wordpress'], check: checkFields },
  { key: 'data', kinds: ['page'], check: checkData },
  { key: 'follow', kinds: ['page', 'json'], check: checkFollow },
];

/** What is wrong with how sources find their items, those included that are read when others fail. Of a kind that is none nothing is said. */
export function checkRecipes(ground: Ground): readonly Finding[] {
  return findReadings(ground.value).flatMap((reading) => {
    const kind = SOURCE_KINDS.find((known) => known === reading.value['kind']);
    if (kind === undefined) return [];
    return [...checkMissing(reading, kind), ...RULES.flatMap((rule) => checkRule(rule, reading, kind, ground))];
  });
}

function checkMissing({ path, value }: Spot<Block>, kind: SourceKind): Finding[] {
  if (kind !== 'page' || Object.hasOwn(value, 'items') || Object.hasOwn(value, 'data')) return [];
  const message = 'is missing, expected the CSS selector of the items, or `data` where they are not in the markup';
  return [complain([...path, 'items'], message)];
}

function checkRule(rule: Rule, reading: Spot<Block>, kind: SourceKind, ground: Ground): readonly Finding[] {
  const { key, kinds, check } = rule;
  const { path, value } = reading;
  if (!Object.hasOwn(value, key)) return [];
  if (kinds.includes(kind)) return check(reading, ground);
  const met = ground.isSecret([...path, 'kind']) ? 'this kind' : `kind ${kind}`;
  const message = `\`${key}\` does not go with ${met}, expected it only with kind ${kinds.join(', ')}`;
  return [{ path: [...path, key], at: 'key', message }];
}

function checkItems({ path, value }: Spot<Block>, ground: Ground): Finding[] {
  return findTexts(value, ['items'], path).flatMap((spot) => judge(spot, findGrammar(value).items, ground));
}

function checkFields({ path, value }: Spot<Block>, ground: Ground): Finding[] {
  const { place } = findGrammar(value);
  const names = SOURCE_KEYS['fields'] ?? [];
  return names
    .flatMap((name) => [...findTexts(value, ['fields', name], path), ...findTexts(value, ['fields', name, '*'], path)])
    .flatMap((spot) => judge(spot, place, ground));
}

function checkData({ path, value }: Spot<Block>, ground: Ground): Finding[] {
  return findTexts(value, ['data'], path).flatMap((spot) => judge(spot, DATA, ground));
}

function checkFollow({ path, value }: Spot<Block>, ground: Ground): Finding[] {
  const [find] = findTexts(value, ['follow', 'find'], path);
  const [url] = findTexts(value, ['follow', 'url'], path);
  if (find === undefined || url === undefined || isEmpty(find) || isEmpty(url)) return [];
  const error = toFollowError({ find: find.value, url: url.value });
  if (error === null) return [];
  const secret = ground.isSecret(find.path) || ground.isSecret(url.path);
  const words = 'is no way to another document, expected `find: /regex/` and in `url` the groups that it has';
  return [complain([...path, 'follow'], secret ? words : error)];
}

/** In a page with `data`, items and places are those of JSON. */
function findGrammar({ kind, data }: Block): Grammar {
  return kind === 'page' && data === undefined ? OF_MARKUP : OF_DATA;
}

/** That a text is empty is the schema's to say. */
function judge(spot: Spot<string>, { expected, toError }: Judge, ground: Ground): Finding[] {
  const { path, value } = spot;
  const error = isEmpty(spot) ? null : toError(value);
  if (error === null) return [];
  return [complain(path, ground.isSecret(path) ? `is ${ground.show(path, value)}, expected ${expected}` : error)];
}

function toDataError(text: string): string | null {
  if (DATA_NAMES.includes(text)) return null;
  const nearest = findNearest(text, DATA_NAMES);
  if (nearest !== null) return `"${text}" is no data of a page, did you mean \`${nearest}\`?`;
  const error = toSelectorError(text);
  return error === null ? null : `${error}; expected ${DATA.expected}`;
}

function isEmpty({ value }: Spot<string>): boolean {
  return value.trim() === '';
}
