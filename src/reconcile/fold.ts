// The fold: what an entry says, given all its sightings. Pure and complete: it can be computed again from them at any time.
import type { Language } from '../model/configuration.ts';
import type { Entry, Sighting } from '../model/entry.ts';
import type { Stamp } from '../model/stamp.ts';
import { isDetails, toRank } from '../part.ts';
import { compareExactness, isWithin } from './exactness.ts';

/** BCP 47's word for a language that is not determined. */
const UNKNOWN = 'und';

/** Everything of an entry that follows from its sightings. */
export type Folded = Omit<Entry, 'id' | 'uuid' | 'withdrawn' | 'firstSeen' | 'changed' | 'revision'>;

/** An order of trust; negative where the first is trusted more, 0 where the one seen first stays. */
type Trust = (one: Sighting, other: Sighting) => number;

const byOwn: Trust = (one, other) => Number(other.own) - Number(one.own);
const byPart: Trust = (one, other) => toRank(one.source) - toRank(other.source);
const byAddress: Trust = (one, other) => Number(other.addressKey !== null) - Number(one.addressKey !== null);
const byTitle: Trust = (one, other) => Number(isTitled(other)) - Number(isTitled(one));
const byCase: Trust = (one, other) => Number(other.mixedCase) - Number(one.mixedCase);
const byPublication: Trust = (one, other) => Number(isDatedByChange(one)) - Number(isDatedByChange(other));
const byFirmness: Trust = (one, other) => Number(one.datedLoosely) - Number(other.datedLoosely);
const byExactness: Trust = (one, other) =>
  compareExactness(one.fields.published as Stamp, other.fields.published as Stamp);

/**
 * Folds an entry's sightings, given in the order in which they were first seen.
 * Each field has its own order of trust, the strongest first; a sighting that says nothing of a field has no say in it.
 */
export function fold(sightings: readonly Sighting[]): Folded {
  const whole = best(sightings, [byOwn, byPart, byAddress, byCase]);
  const titled = findTitled(sightings);
  const linked = best(
    sightings.filter((one) => one.fields.url !== null),
    [byAddress, byOwn, byPart],
  );
  const dated = findDated(sightings.filter((one) => one.fields.published !== null));
  // Summary and content are one source's: how much of them may be republished is that source's setting.
  const worded = best(
    sightings.filter(({ fields }) => fields.summary !== null || fields.content !== null),
    [byOwn, byPart],
  );
  if (whole === null || titled === null) throw new Error('an entry without a sighting');
  const find = <K extends 'updated' | 'image'>(field: K) =>
    best(
      sightings.filter((one) => one.fields[field] !== null),
      [byOwn, byPart],
    )?.fields[field] ?? null;
  const list = (field: 'authors' | 'categories') =>
    best(
      sightings.filter((one) => one.fields[field].length > 0),
      [byOwn, byPart],
    )?.fields[field] ?? [];
  return {
    outlet: whole.fields.outlet,
    language: findLanguage(titled, sightings),
    url: linked === null ? null : findCanonical(linked, sightings),
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

/** An article says in which language it is, and has more words to tell it by than its headline in a list. */
function findLanguage({ own, fields: { language } }: Sighting, sightings: readonly Sighting[]): Language {
  const articles = sightings.filter(
    (one) => one.own === own && isDetails(one.source) && one.fields.language !== UNKNOWN,
  );
  return best(articles, [byPart])?.fields.language ?? language;
}

/** An address in the title's place is no title. */
function isTitled({ fields }: Sighting): boolean {
  return fields.title !== fields.url;
}

/** Of the very same headline the one in mixed case, whoever of those that are trusted printed it so. */
function findTitled(sightings: readonly Sighting[]): Sighting | null {
  const titled = best(sightings, [byOwn, byTitle, byPart, byCase]);
  if (titled === null || titled.mixedCase) return titled;
  const twins = sightings.filter(
    (one) => one.own === titled.own && one.mixedCase && one.headlineKey === titled.headlineKey,
  );
  return best(twins, [byPart]) ?? titled;
}

function isDatedByChange({ datedLoosely, fields: { published, updated } }: Sighting): boolean {
  return datedLoosely && published?.at === updated;
}

/**
 * The date that is trusted most, or one that says the same more exactly: an article's, where it does not contradict the list. A date that was
 * reckoned back ("3 hours ago", of a list that lay in a cache) contradicts nobody.
 */
function findDated(dated: readonly Sighting[]): Sighting | null {
  const base = best(dated, [byOwn, byPublication, byFirmness, byPart, byExactness]);
  if (base === null) return null;
  const said = base.fields.published as Stamp;
  const finer = dated.filter(
    (one) => one.own === base.own && isWithin(one.fields.published as Stamp, said, base.datedLoosely),
  );
  return best(finer, [byExactness, byPart]) ?? base;
}

/** An article's own address for itself goes before that by which its list leads to it. */
function findCanonical({ addressKey, fields: { url } }: Sighting, sightings: readonly Sighting[]): string | null {
  const article = sightings.find(
    (one) => isDetails(one.source) && addressKey !== null && one.addressKey === addressKey,
  );
  return article?.fields.url ?? url;
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
