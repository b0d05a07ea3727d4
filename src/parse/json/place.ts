// A place of a field within an item of JSON: a key, a dotted way, a JSONPath, or a template of these. It knows no field and no publisher's shape.
import { findAll, toPathError } from './path.ts';
import { fillAddress, fillText, parseTemplate, toTemplateError } from './template.ts';
import { getOwn, toTexts, type Wanted } from './value.ts';

type Reader = (item: unknown, wanted: Wanted) => readonly string[];

/** Places are kept as compiled; a configuration has a few hundred. */
const MOST_KEPT = 2_000;

const readers = new Map<string, Reader>();

/**
 * What `accept` makes of the first place whose texts it accepts; null where it accepts none. A place is a key (`title`, `og:title`),
 * a dotted way (`title.rendered`, `images.0.url`; a name on a list goes to each of its elements), a JSONPath from `$`, the item, or
 * a template (`/r/{lid}`, `{url}?i={ID}`), of which each part must be there. Never throws.
 */
export function findAt<T>(
  item: unknown,
  places: readonly string[],
  wanted: Wanted,
  accept: (texts: readonly string[]) => T | null,
): T | null {
  for (const place of places) {
    const texts = toReader(place)(item, wanted);
    const found = texts.length === 0 ? null : accept(texts);
    if (found !== null) return found;
  }
  return null;
}

/** The value that a dotted way leads to, by own keys only; a key that is the whole way goes before. Undefined where there is none. */
export function followWay(way: string, value: unknown): unknown {
  return followKeys(way, way.split('.'), value);
}

/** What is wrong with a place, in words that follow it in the configuration; null when it is fine. */
export function toJsonPlaceError(place: string): string | null {
  if (place.startsWith('$')) return toPathError(place);
  if (/[{}]/.test(place))
    return toTemplateError(place) ?? findError(parseTemplate(place).filter((_, at) => at % 2 === 1));
  if (place.split('.').every((key) => key.trim() !== '')) return null;
  return `"${place}" has a blank step, expected a key, a dotted way (images.0.url), a JSONPath ($.images[0].url) or a template (/r/{id})`;
}

function findError(places: readonly string[]): string | null {
  return places.map((place) => toJsonPlaceError(place)).find((error) => error !== null) ?? null;
}

function toReader(place: string): Reader {
  const known = readers.get(place);
  if (known !== undefined) return known;
  const reader = compile(place);
  if (readers.size >= MOST_KEPT) readers.clear();
  readers.set(place, reader);
  return reader;
}

function compile(place: string): Reader {
  if (place.startsWith('$')) return (item, wanted) => toTexts(findAll(place, item), wanted);
  if (place.includes('{')) return compileTemplate(place);
  const keys = place.split('.');
  return (item, wanted) => toTexts(followKeys(place, keys, item), wanted);
}

/** The parts of an address are no addresses: a number can be one. */
function compileTemplate(place: string): Reader {
  const template = parseTemplate(place);
  return (item, wanted) => {
    const fill = wanted === 'address' ? fillAddress : fillText;
    const filled = fill(template, (name) => toReader(name)(item, wanted === 'address' ? 'text' : wanted)[0] ?? null);
    return filled === null ? [] : [filled];
  };
}

/** An item that is a list is a row, and has positions only. */
function followKeys(way: string, [first = '', ...keys]: readonly string[], item: unknown): unknown {
  const whole = getOwn(item, way);
  if (whole !== undefined || keys.length === 0) return whole;
  return keys.reduce<unknown>((reached, key) => followKey(reached, key), getOwn(item, first));
}

function followKey(value: unknown, key: string): unknown {
  if (!Array.isArray(value) || /^\d+$/.test(key)) return getOwn(value, key);
  const found = value.map((one) => getOwn(one, key)).filter((one) => one !== undefined);
  return found.length === 0 ? undefined : found;
}
