// Sightings → entries: new, changed, or one more sighting of what we have. Pure; it knows nothing of the store.
import type { Entry, Sighting } from '../model/entry.ts';
import type { Stamp } from '../model/stamp.ts';
import { isDetails } from '../part.ts';
import { isWithin } from './exactness.ts';
import { fold, isTheSame, saysTheSame } from './fold.ts';
import { toEntryId } from './identity.ts';
import { addKnown, findKnown, toKnownIndex, type Known, type Visited } from './known.ts';

/** What the store has that may concern a visit's sightings. */
export interface Candidates {
  readonly known: readonly Known[];
  /** Those of the ids we might give that are given already. */
  readonly takenIds: ReadonlySet<string>;
}

/** A sighting to be written, with the entry it belongs to as that entry now is. Its `revision` is the store's to give. */
export interface EntryChange {
  readonly entry: Entry;
  readonly sighting: Sighting;
  /** All of the entry's sightings, this one included. */
  readonly sightings: readonly Sighting[];
  /** Whether the entry says something else to a reader now; a sighting can be worth keeping without that. */
  readonly isChanged: boolean;
  /** Whether anything of the entry is another than it was, if only a key it is found by. */
  readonly isStale: boolean;
}

/**
 * Takes a visit's new and changed sightings in the order of the document, and gives what is to be written: each entry at most once.
 * `shown` also keeps a second card of one entry from being taken for its correction. What an article says makes no entry of its own.
 */
export function reconcile(
  sightings: readonly Sighting[],
  { known, takenIds }: Candidates,
  { shown, hostsOf }: Omit<Visited, 'rivals'>,
  now: string,
): EntryChange[] {
  const index = toKnownIndex(known);
  const visited = { shown, hostsOf, rivals: findRivals(sightings) };
  const taken = new Set(takenIds);
  const changes: EntryChange[] = [];
  for (const sighting of sightings) {
    const found = findKnown(sighting, visited, index);
    if (found === null ? isDetails(sighting.source) : isRepeat(sighting, found, shown)) continue;
    const change = found === null ? toNewEntry(sighting, taken) : toChangedEntry(sighting, found, now);
    taken.add(change.entry.id);
    addKnown(index, change);
    changes.push(change);
  }
  return changes;
}

/** Whichever of two pages with one headline came first would take the ticker's for its own: then neither does. */
function findRivals(sightings: readonly Sighting[]): Set<string> {
  const addresses = new Map<string, string>();
  const rivals = new Set<string>();
  for (const { headlineKey, addressKey } of sightings) {
    if (addressKey === null) continue;
    const first = addresses.get(headlineKey) ?? addressKey;
    addresses.set(headlineKey, first);
    if (first !== addressKey) rivals.add(headlineKey);
  }
  return rivals;
}

/** Whether this source still shows the entry as we know it, so that this is only another card of the same. */
function isRepeat(sighting: Sighting, { sightings }: Known, shown: ReadonlySet<string>): boolean {
  return sightings.some(
    (other) => other.source === sighting.source && other.rawHash !== sighting.rawHash && shown.has(other.rawHash),
  );
}

function toNewEntry(sighting: Sighting, taken: ReadonlySet<string>): EntryChange {
  let attempt = 0;
  let ids = toEntryId(sighting, attempt);
  while (ids !== null && taken.has(ids.id)) ids = toEntryId(sighting, (attempt += 1));
  if (ids === null) throw new Error(`every id that an item of ${sighting.source} could take is taken`);
  const kept = { ...ids, withdrawn: false, firstSeen: sighting.firstSeen, changed: null, revision: 0 };
  const sightings = [sighting];
  return { entry: { ...fold(sightings), ...kept }, sighting, sightings, isChanged: true, isStale: true };
}

function toChangedEntry(sighting: Sighting, found: Known, now: string): EntryChange {
  const { id, uuid, withdrawn, firstSeen, changed, revision } = found.entry;
  const settled = toCorrection(sighting, found);
  const sightings = withSighting(found.sightings, settled);
  const folded = fold(sightings);
  const isChanged = !saysTheSame(folded, found.entry);
  // What its own article completes in the visit that found it was never anything else.
  const isNew = isDetails(sighting.source) && firstSeen === sighting.firstSeen;
  const kept = { id, uuid, withdrawn, firstSeen, revision, changed: isChanged && !isNew ? now : changed };
  const isStale = isChanged || !isTheSame(folded, found.entry);
  return { entry: { ...folded, ...kept }, sighting: settled, sightings, isChanged, isStale };
}

/** What a source shows now replaces what it showed before, but for the time we first saw it there, a date it may not move, and a title whose case is decided. */
function toCorrection(sighting: Sighting, found: Known): Sighting {
  const before = found.sightings.find((other) => other.source === sighting.source);
  if (before === undefined) return sighting;
  const published = toSettledDate(sighting, before);
  // Without a date the day is the one on which it was first seen.
  const day = published === before.fields.published ? before.day : sighting.day;
  const title = toSettledTitle(sighting, before);
  return { ...sighting, firstSeen: before.firstSeen, day, fields: { ...sighting.fields, title, published } };
}

/** The same capitals are restored once: words that were learnt or added since do not change what readers have seen. */
function toSettledTitle({ mixedCase, fields }: Sighting, before: Sighting): string {
  const isSame = fields.originalTitle === before.fields.originalTitle && fields.language === before.fields.language;
  return isSame && !mixedCase ? before.fields.title : fields.title;
}

/** A date changes only to one that says the same more exactly, or by the outlet's own correction, which neither a date of change nor "3 hours ago" is. */
function toSettledDate(sighting: Sighting, before: Sighting): Stamp | null {
  const next = sighting.fields.published;
  const previous = before.fields.published;
  if (previous === null || next === null) return previous ?? next;
  if (isWithin(next, previous, before.datedLoosely)) return next;
  return sighting.own && !sighting.datedLoosely && !isWithin(previous, next, false) ? next : previous;
}

function withSighting(sightings: readonly Sighting[], sighting: Sighting): Sighting[] {
  const at = sightings.findIndex((other) => other.source === sighting.source);
  return at === -1 ? [...sightings, sighting] : sightings.with(at, sighting);
}
