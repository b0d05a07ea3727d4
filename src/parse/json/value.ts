// A JSON value → the texts that it says, whatever publishers wrap them in. It knows no item and no field, only what kind of text is wanted.
import { toLegal } from '../legal.ts';

/** What a text is wanted for: prose and ids, a person or a topic, an address, a date. */
export type Wanted = 'text' | 'name' | 'address' | 'date';

/** Where an object says it, in order: WordPress's `rendered`, JSON-LD's `@value`, what databases and PHP print of their ids and dates. */
const PARTS: Readonly<Record<Wanted, readonly string[]>> = {
  text: ['rendered', '@value', '#text', 'value', 'text', 'html', 'name', 'title', '$oid', '@id'],
  name: [
    'name',
    'full_name',
    'fullName',
    'display_name',
    'displayName',
    'title',
    'label',
    'rendered',
    '@value',
    '#text',
  ],
  address: ['url', 'href', 'src', 'link', 'source_url', 'contentUrl', 'original', 'path', 'rendered', '@value', '@id'],
  date: ['$date', 'date', 'iso', 'seconds', '_seconds', 'rendered', '@value', '$numberLong'],
};

/** Most texts of one value; more names and topics no item has. */
const MOST_TEXTS = 1_000;

/**
 * All texts of a value, trimmed and never blank: a list's one after another, an object's from the first of its parts that says something.
 * `false` says nothing (so PHP prints what is not there), and a number is no address (so WordPress names a picture).
 */
export function toTexts(value: unknown, wanted: Wanted): readonly string[] {
  const texts: string[] = [];
  collect(value, wanted, texts);
  return texts;
}

/** Into one list, as every level of a deep one would copy it. */
function collect(value: unknown, wanted: Wanted, texts: string[]): void {
  if (texts.length >= MOST_TEXTS) return;
  if (typeof value !== 'object' || value === null) {
    const text = toText(value, wanted);
    if (text !== '') texts.push(text);
  } else if (Array.isArray(value)) {
    for (const one of value) collect(one, wanted, texts);
  } else {
    const before = texts.length;
    for (const part of PARTS[wanted]) {
      collect(getOwn(value, part), wanted, texts);
      if (texts.length > before) return;
    }
  }
}

function toText(value: unknown, wanted: Wanted): string {
  if (typeof value === 'string') return toLegal(value).trim();
  if (typeof value === 'number') return wanted === 'address' ? '' : toDigits(value);
  return value === true && wanted === 'text' ? 'true' : '';
}

/** Figures alone: no id is written 1e+21. */
function toDigits(value: number): string {
  if (!Number.isFinite(value)) return '';
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value).toString() : String(value);
}

/** An object's own value; nothing that it inherits, and nothing under the name that could make it inherit. */
export function getOwn(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null || key === '__proto__' || !Object.hasOwn(holder, key))
    return undefined;
  return (holder as Readonly<Record<string, unknown>>)[key];
}
