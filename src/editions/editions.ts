// Which entries an edition shows, in which order, and how much of each. Pure; it knows nothing of where they are kept or how they are printed.
import type { ContentPolicy, EditionSpec, Outlet, Source } from '../model/configuration.ts';
import type { Edition, EditionEntry } from '../model/edition.ts';
import type { Entry } from '../model/entry.ts';
import type { Instant } from '../model/stamp.ts';
import { toSourceId } from '../part.ts';
import { toUpdated } from './updated.ts';

/** Content larger than this is not republished whole, in UTF-16 units: a hundred like it would make a document that readers refuse. */
const MAX_CONTENT = 100_000;

export interface EditionRules {
  readonly outlets: ReadonlyMap<string, Outlet>;
  readonly sources: ReadonlyMap<string, Source>;
}

/**
 * Takes places, latest first, passing over those of a source that has its share already; `sources` are those that have one.
 * Call with growing lists until it is `full` or there are no more.
 */
export function choosePlaces<Place extends { readonly source: string }>(
  places: readonly Place[],
  limit: number,
  sources: EditionRules['sources'],
): { readonly chosen: readonly Place[]; readonly full: boolean } {
  const shares = new Map<string, number>();
  const chosen: Place[] = [];
  for (const place of places) {
    if (chosen.length === limit) break;
    const source = toSourceId(place.source);
    const taken = shares.get(source) ?? 0;
    if (taken >= (sources.get(source)?.share ?? Number.POSITIVE_INFINITY)) continue;
    shares.set(source, taken + 1);
    chosen.push(place);
  }
  return { chosen, full: chosen.length === limit };
}

/** Reduces each of the chosen entries to what its source lets be republished. */
export function toEdition(spec: EditionSpec, chosen: readonly Entry[], rules: EditionRules): Edition {
  return toFilledEdition(
    spec,
    chosen.map((entry) => toEditionEntry(entry, spec, rules)),
  );
}

/** Newest first. */
export function toFilledEdition(spec: EditionSpec, chosen: readonly EditionEntry[]): Edition {
  const entries = chosen.toSorted(byDate);
  const updated = entries.reduce<Instant | null>((latest, entry) => {
    const at = toUpdated(entry);
    return latest === null || at > latest ? at : latest;
  }, null);
  return { spec, entries, updated };
}

/** One entry as an edition prints it; also for its own page. */
export function toEditionEntry(entry: Entry, spec: EditionSpec, { outlets, sources }: EditionRules): EditionEntry {
  const outlet = outlets.get(entry.outlet);
  // Of a source that is no longer configured nobody says that its words may be republished.
  const policy = sources.get(entry.textSource)?.content ?? 'none';
  return {
    ...entry,
    ...toRepublished(entry, policy),
    outletName: findName(outlet?.name ?? {}, spec.language) ?? entry.outlet,
    outletSite: outlet?.site ?? null,
  };
}

/** An entry of a closed part: what it said then, but no more than may be republished now. */
export function toArchivedEntry(said: EditionEntry, { sources }: EditionRules): EditionEntry {
  return { ...said, ...toRepublished(said, sources.get(said.textSource)?.content ?? 'none') };
}

/** In the language, else in the language without its script, else the first there is. */
export function findName(names: Outlet['name'], language: string): string | undefined {
  return names[language] ?? names[language.replace(/-.*/, '')] ?? Object.values(names)[0];
}

function toRepublished({ summary, content }: Entry, policy: ContentPolicy): Pick<Entry, 'summary' | 'content'> {
  if (policy === 'none') return { summary: null, content: null };
  const isWhole = policy === 'full' && content !== null && content.length <= MAX_CONTENT;
  return { summary, content: isWhole ? content : null };
}

/** Newest first; an undated entry stands where we first saw it, and within one time the one seen later comes first. */
function byDate(one: Entry, other: Entry): number {
  return (
    compare(other.published?.at ?? other.firstSeen, one.published?.at ?? one.firstSeen) ||
    compare(other.firstSeen, one.firstSeen) ||
    compare(one.id, other.id)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
