// Known entries, and the rules by which a sighting finds its own among them. It changes nothing but its own index.
import type { Entry, Sighting } from '../model/entry.ts';
import { toAddressKey } from '../normalise/address.ts';
import { toSourceId } from '../part.ts';

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
export const SAME_HEADLINE_DAYS = 7;

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
    if (itemId !== null) addTo(index.byItemId, `${toSourceId(source)}\n${itemId}`, id);
    if (addressKey !== null) addTo(index.byAddress, addressKey, id);
    addTo(index.byHeadline, headlineKey, id);
  }
}

/** What is known of the visit that the sightings are from. */
export interface Visited {
  /** Raw hashes of everything in the document. */
  readonly shown: ReadonlySet<string>;
  /** The hosts an outlet claims: before somebody declared it, it was named by one of them. */
  readonly hostsOf: (outlet: string) => readonly string[];
  /** Headlines that more than one address of the document bears. */
  readonly rivals: ReadonlySet<string>;
}

/** The rules of identity in their order: the source's own id, the address, the headline; null where none finds an entry. */
export function findKnown(sighting: Sighting, visited: Visited, index: KnownIndex): Known | null {
  const isSame = (known: Known) => !known.sightings.some((other) => isToldApart(sighting, other, visited.shown));
  return (
    findByItemId(sighting, index) ??
    pick(index.byAddress.get(sighting.addressKey ?? ''), index).find(isSame) ??
    findByHeadline(sighting, index, visited, isSame)
  );
}

/** Of its fallback a source may mean the same items by the same ids, or count its own: there the headline must be the same too. */
function findByItemId(sighting: Sighting, index: KnownIndex): Known | null {
  const { source, itemId, headlineKey } = sighting;
  if (itemId === null) return null;
  const named = pick(index.byItemId.get(`${toSourceId(source)}\n${itemId}`), index);
  const isNamed = (other: Sighting) =>
    other.itemId === itemId &&
    (other.source === source ? !isAnother(sighting, other) : other.headlineKey === headlineKey);
  return named.find(({ sightings }) => sightings.some(isNamed)) ?? null;
}

/** Whether an id was given to another item: headline, address and time of what it names are all others. A correction leaves one of them. */
function isAnother(sighting: Sighting, other: Sighting): boolean {
  const [link, otherLink] = [toLinkKey(sighting), toLinkKey(other)];
  const isMoved = link !== null && otherLink !== null && link !== otherLink;
  const at = sighting.fields.published?.at;
  return (
    isMoved && sighting.headlineKey !== other.headlineKey && (at === undefined || at !== other.fields.published?.at)
  );
}

/** One outlet, one language, one folded headline, a week at most, one side without an address, and exactly one such pair. */
function findByHeadline(
  sighting: Sighting,
  index: KnownIndex,
  visited: Visited,
  isSame: (known: Known) => boolean,
): Known | null {
  const fits = pick(index.byHeadline.get(sighting.headlineKey), index).filter(
    (known) => hasSameHeadline(sighting, known, visited) && isSame(known),
  );
  if (sighting.addressKey !== null && visited.rivals.has(sighting.headlineKey)) return null;
  if (fits.length <= 1) return fits[0] ?? null;
  // Where the headline alone would be ambiguous, the source's own earlier sighting of it is not.
  const own = fits.filter(({ sightings }) => sightings.some((other) => isSameWithoutAddress(sighting, other)));
  return own.length === 1 ? (own[0] ?? null) : null;
}

function hasSameHeadline(sighting: Sighting, known: Known, { hostsOf }: Visited): boolean {
  const { entry } = known;
  return (
    (sighting.addressKey === null || entry.addressKey === null) &&
    entry.language === sighting.fields.language &&
    (daysBetween(entry.day, sighting.day) <= SAME_HEADLINE_DAYS || isUndatedAsBefore(sighting, known)) &&
    isOfOutlet(known, sighting, hostsOf)
  );
}

/** What a source lists without a date has no day but the one on which it was read. */
function isUndatedAsBefore({ source, fields }: Sighting, { sightings }: Known): boolean {
  return (
    fields.published === null && sightings.some((other) => other.source === source && other.fields.published === null)
  );
}

/** Also where the outlet was declared only now: it was named by its host until then, or by that of its only source. */
function isOfOutlet({ entry, sightings }: Known, sighting: Sighting, hostsOf: Visited['hostsOf']): boolean {
  const { outlet } = sighting.fields;
  if (entry.outlet === outlet || hostsOf(outlet).includes(entry.outlet)) return true;
  return sighting.own && sightings.some((other) => other.own && other.source === sighting.source);
}

/**
 * Whether the source itself says that these are two items, by the first of these in which they differ.
 * Two ids do (Trading Economics: one page for every release), unless it only gives its items new ids: the same headline of the same day,
 * of which it no longer shows the first. Two links do, and two days, if it shows both; an outlet that speaks for itself need not show both,
 * but a ticker that no longer shows the first may have corrected it.
 */
function isToldApart(sighting: Sighting, other: Sighting, shown: ReadonlySet<string>): boolean {
  if (other.source !== sighting.source || other.rawHash === sighting.rawHash) return false;
  const isShown = shown.has(other.rawHash);
  const isSameDay = other.day === sighting.day || other.fields.published === null || sighting.fields.published === null;
  if (other.itemId !== null && sighting.itemId !== null) {
    if (other.itemId === sighting.itemId) return false;
    return isShown || other.headlineKey !== sighting.headlineKey || !isSameDay;
  }
  const [link, otherLink] = [toLinkKey(sighting), toLinkKey(other)];
  if (link !== null && otherLink !== null && link !== otherLink) return isShown || sighting.own;
  return !isSameDay && (isShown || (sighting.own && link === null));
}

/** Whether or not the link is on the outlet's own hosts, which may be declared anew. */
function toLinkKey({ fields: { url } }: Sighting): string | null {
  return url === null ? null : toAddressKey(url);
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
function pick(ids: ReadonlySet<string> | undefined, { byId }: KnownIndex): Known[] {
  return ids === undefined ? [] : Array.from(ids, (id) => byId.get(id)).filter((known) => known !== undefined);
}
