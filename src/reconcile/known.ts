// Known entries, and the rules by which a sighting finds its own among them. It changes nothing but its own index.
import type { Entry, Sighting } from '../model.ts';

/** An entry with all the sightings it is the fold of, in the order in which they were first seen. */
export interface Known {
  readonly entry: Entry;
  readonly sightings: readonly Sighting[];
}

/** Known entries under everything they can be found by, so that a document of ten thousand items costs ten thousand look-ups. */
export interface KnownIndex {
  readonly byItemId: Map<string, Set<string>>;
  readonly byAddress: Map<string, Set<string>>;
  readonly byHeadline: Map<string, Set<string>>;
  readonly byId: Map<string, Known>;
}

/** Sightings of one headline of one outlet further apart than this are two stories. */
const SAME_HEADLINE_DAYS = 7;

export function toKnownIndex(all: readonly Known[]): KnownIndex {
  const index = { byItemId: new Map(), byAddress: new Map(), byHeadline: new Map(), byId: new Map() };
  for (const known of all) addKnown(index, known);
  return index;
}

/** Adds an entry, or puts it in the place of what was known of it. */
export function addKnown(index: KnownIndex, known: Known): void {
  const { id } = known.entry;
  index.byId.set(id, known);
  for (const { source, itemId, addressKey, headlineKey } of known.sightings) {
    if (itemId !== null) addTo(index.byItemId, `${source}\n${itemId}`, id);
    if (addressKey !== null) addTo(index.byAddress, addressKey, id);
    addTo(index.byHeadline, headlineKey, id);
  }
}

/** The rules of identity in their order: the source's own id, the address, the headline; null where none finds an entry. */
export function findKnown(sighting: Sighting, index: KnownIndex): Known | null {
  return findByItemId(sighting, index) ?? findByAddress(sighting, index) ?? findByHeadline(sighting, index);
}

function findByItemId({ source, itemId }: Sighting, { byItemId, byId }: KnownIndex): Known | null {
  if (itemId === null) return null;
  return pick(byItemId.get(`${source}\n${itemId}`), byId)[0] ?? null;
}

function findByAddress(sighting: Sighting, { byAddress, byId }: KnownIndex): Known | null {
  if (sighting.addressKey === null) return null;
  return pick(byAddress.get(sighting.addressKey), byId).find((known) => !isToldApart(sighting, known)) ?? null;
}

/** One outlet, one language, one folded headline, a week at most, one side without an address, and exactly one such entry. */
function findByHeadline(sighting: Sighting, { byHeadline, byId }: KnownIndex): Known | null {
  const fits = pick(byHeadline.get(sighting.headlineKey), byId).filter((known) => hasSameHeadline(sighting, known));
  if (fits.length <= 1) return fits[0] ?? null;
  // Where the headline alone would be ambiguous, the source's own earlier sighting of it is not.
  const own = fits.filter(({ sightings }) => sightings.some((other) => isSameWithoutAddress(sighting, other)));
  return own.length === 1 ? (own[0] ?? null) : null;
}

function hasSameHeadline(sighting: Sighting, known: Known): boolean {
  const { entry } = known;
  return (
    (sighting.addressKey === null || entry.addressKey === null) &&
    entry.outlet === sighting.fields.outlet &&
    entry.language === sighting.fields.language &&
    daysBetween(entry.day, sighting.day) <= SAME_HEADLINE_DAYS &&
    !isToldApart(sighting, known)
  );
}

/** A source that gives two ids says that these are two items, whatever their address (Trading Economics: one page for every release). */
function isToldApart({ source, itemId }: Sighting, { sightings }: Known): boolean {
  if (itemId === null) return false;
  return sightings.some((other) => other.source === source && other.itemId !== null && other.itemId !== itemId);
}

function isSameWithoutAddress(sighting: Sighting, other: Sighting): boolean {
  return (
    other.source === sighting.source &&
    other.headlineKey === sighting.headlineKey &&
    other.addressKey === null &&
    other.itemId === sighting.itemId
  );
}

/** Days are `YYYY-MM-DD`. */
function daysBetween(one: string, other: string): number {
  return one === other ? 0 : Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}

function addTo(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, new Set([id]));
  else ids.add(id);
}

/** An entry that was corrected stays under its earlier keys too: a headline it once had still finds it. */
function pick(ids: ReadonlySet<string> | undefined, byId: ReadonlyMap<string, Known>): Known[] {
  return ids === undefined ? [] : Array.from(ids, (id) => byId.get(id)).filter((known) => known !== undefined);
}
