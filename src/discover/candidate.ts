// What was found at a site: drafts of sources, what each showed, and which is the best. It reads nothing.
import { SOURCE_DEFAULTS } from '../config/defaults.ts';
import type { FieldName, Language, Source, SourceKind } from '../model/configuration.ts';
import type { Instant, Stamp } from '../model/stamp.ts';

/** What a source must say for itself; all else is as in every configuration. */
export interface Draft {
  readonly kind: SourceKind;
  readonly url: string;
  readonly items?: string;
  readonly fields?: DraftFields;
  readonly data?: string;
  readonly details?: boolean;
}

export type DraftFields = Readonly<Partial<Record<FieldName, string>>>;

/** An entry as the draft would have it read. */
export interface PreviewEntry {
  /** Null where the list has none and the article must be asked. */
  readonly title: string | null;
  readonly url: string | null;
  readonly published: Stamp | null;
  /** As told from its words; `und` where they do not tell. */
  readonly language: Language;
}

export interface Candidate {
  readonly draft: Draft;
  readonly entries: readonly PreviewEntry[];
}

/** A list whose latest date is older than this is no longer kept, in milliseconds: Xinhua's RSS goes on answering years after its last item. */
const STALE = 90 * 86_400_000;

/** What the outlet made for readers and machines comes before what is cut out of its pages. */
const KIND_RANKS: readonly ((draft: Draft) => boolean)[] = [
  ({ kind }) => kind === 'feed',
  ({ kind }) => kind === 'wordpress',
  ({ kind, data }) => kind === 'json' || (kind === 'page' && data !== undefined),
  ({ kind }) => kind === 'sitemap',
  () => true,
];

/** Best first; each is tried where the ones before it say the same of both. */
const RANKS: readonly ((candidate: Candidate, now: Instant) => number)[] = [
  (candidate, now) => Number(isStale(candidate, now)),
  // Without titles every article must be fetched.
  ({ draft }) => Number(draft.details === true),
  ({ draft }) => KIND_RANKS.findIndex((isOne) => isOne(draft)),
];

/** Leaves out what was not found. */
export function toDraftFields(found: Readonly<Partial<Record<FieldName, string | null>>>): DraftFields {
  return Object.fromEntries(Object.entries(found).filter(([, place]) => place !== null));
}

/** Best first; of two that list the same addresses in one way the first found. */
export function rank(candidates: readonly Candidate[], now: Instant): Candidate[] {
  const known = new Set<string>();
  const distinct = candidates.filter((candidate) => {
    const key = toKey(candidate);
    return known.has(key) ? false : known.add(key);
  });
  return distinct.toSorted((a, b) => {
    for (const toRank of RANKS) {
      const difference = toRank(a, now) - toRank(b, now);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** Whether the latest date of a list is long past; a list without dates is not. */
export function isStale({ entries }: Candidate, now: Instant): boolean {
  const latest = findLatest(entries);
  return latest !== null && Date.parse(now) - Date.parse(latest) > STALE;
}

/** The draft as the rest of the program takes it, for a trial: in no outlet's name and in any language. */
export function toTrialSource(draft: Draft, timezone: string): Source {
  const { kind, url, items = null, fields = {}, data = null, details = false } = draft;
  const places = Object.fromEntries(Object.entries(fields).map(([name, place]) => [name, [place]]));
  return {
    ...SOURCE_DEFAULTS,
    id: 'discovered',
    kind,
    url,
    items,
    fields: { ...SOURCE_DEFAULTS.fields, ...places },
    data,
    details,
    timezone,
  };
}

function findLatest(entries: readonly PreviewEntry[]): Instant | null {
  return entries.flatMap(({ published }) => published?.at ?? []).reduce<Instant | null>(toLater, null);
}

function toLater(latest: Instant | null, at: Instant): Instant {
  return latest === null || at > latest ? at : latest;
}

/** An RSS and an Atom feed of one list are one candidate. */
function toKey({ draft: { kind, data = '' }, entries }: Candidate): string {
  return JSON.stringify([kind, data, entries.map(({ url, title }) => url ?? title)]);
}
