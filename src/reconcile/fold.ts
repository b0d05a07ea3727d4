// The fold: what an entry says, given all its sightings. Pure and complete: it can be computed again from them at any time.
import type { Entry, Sighting } from '../model/entry.ts';
import type { Stamp } from '../model/stamp.ts';

/** Everything of an entry that follows from its sightings. */
export type Folded = Omit<Entry, 'id' | 'uuid' | 'withdrawn' | 'firstSeen' | 'changed' | 'revision'>;

/** An order of trust; negative where the first is trusted more, 0 where the one seen first stays. */
type Trust = (one: Sighting, other: Sighting) => number;

const byOwn: Trust = (one, other) => Number(other.own) - Number(one.own);
const byAddress: Trust = (one, other) => Number(other.addressKey !== null) - Number(one.addressKey !== null);
const byCase: Trust = (one, other) => Number(other.mixedCase) - Number(one.mixedCase);
const byExactness: Trust = (one, other) =>
  compareExactness(one.fields.published as Stamp, other.fields.published as Stamp);

/**
 * Folds an entry's sightings, given in the order in which they were first seen.
 * Each field has its own order of trust, the strongest first; a sighting that says nothing of a field has no say in it.
 */
export function fold(sightings: readonly Sighting[]): Folded {
  const whole = best(sightings, [byOwn, byAddress, byCase]);
  const titled = best(sightings, [byOwn, byCase]);
  const linked = best(
    sightings.filter((one) => one.fields.url !== null),
    [byOwn, byAddress],
  );
  const dated = best(
    sightings.filter((one) => one.fields.published !== null),
    [byOwn, byExactness],
  );
  // Summary and content are one source's: how much of them may be republished is that source's setting.
  const worded = best(
    sightings.filter(({ fields }) => fields.summary !== null || fields.content !== null),
    [byOwn],
  );
  if (whole === null || titled === null) throw new Error('an entry without a sighting');
  const find = <K extends 'updated' | 'image'>(field: K) =>
    best(
      sightings.filter((one) => one.fields[field] !== null),
      [byOwn],
    )?.fields[field] ?? null;
  const list = (field: 'authors' | 'categories') =>
    best(
      sightings.filter((one) => one.fields[field].length > 0),
      [byOwn],
    )?.fields[field] ?? [];
  return {
    outlet: whole.fields.outlet,
    language: titled.fields.language,
    url: linked?.fields.url ?? null,
    title: titled.fields.title,
    originalTitle: titled.fields.originalTitle,
    published: dated?.fields.published ?? null,
    updated: find('updated'),
    summary: worded?.fields.summary ?? null,
    content: worded?.fields.content ?? null,
    textSource: (worded ?? whole).source,
    authors: list('authors'),
    image: find('image'),
    categories: list('categories'),
    source: whole.source,
    feed: whole.feed,
    addressKey: linked?.addressKey ?? null,
    headlineKey: titled.headlineKey,
    day: (dated ?? whole).day,
    kept: sightings.some((one) => one.kept),
  };
}

function best(sightings: readonly Sighting[], trust: readonly Trust[]): Sighting | null {
  return sightings.reduce<Sighting | null>(
    (winner, one) => (winner === null || compare(one, winner, trust) < 0 ? one : winner),
    null,
  );
}

/** Equal trust is 0, and the one seen first stays: nothing flips from visit to visit. */
function compare(one: Sighting, other: Sighting, trust: readonly Trust[]): number {
  for (const order of trust) {
    const difference = order(one, other);
    if (difference !== 0) return difference;
  }
  return 0;
}

const EXACTNESS = ['second', 'minute', 'hour', 'day'];

/** Negative where the first date is the finer one. */
export function compareExactness(one: Stamp, other: Stamp): number {
  return EXACTNESS.indexOf(one.precision) - EXACTNESS.indexOf(other.precision);
}

/** What an entry is found by, and the document it came from, whose `updated` moves with every visit: no reader sees these change. */
const UNSEEN: ReadonlySet<string> = new Set<keyof Folded>([
  'addressKey',
  'headlineKey',
  'day',
  'feed',
  'source',
  'textSource',
]);

/** Whether nothing changed for a reader. */
export function saysTheSame(folded: Folded, entry: Entry): boolean {
  return keysOf(folded).every((key) => UNSEEN.has(key) || isEqual(folded[key], entry[key]));
}

/** Whether nothing changed at all, but for the document it came from. */
export function isTheSame(folded: Folded, entry: Entry): boolean {
  return keysOf(folded).every((key) => key === 'feed' || isEqual(folded[key], entry[key]));
}

function keysOf(folded: Folded): (keyof Folded)[] {
  return Object.keys(folded) as (keyof Folded)[];
}

function isEqual(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
