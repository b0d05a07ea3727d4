// What gathering a source's documents and articles came to, as the schedule wants to know it. It plans nothing.
import { isOurOwn } from '../fetch/failure.ts';
import type { Source } from '../model/configuration.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure } from '../model/visit.ts';
import type { VisitResult } from '../schedule/visit.ts';
import type { Articles } from './articles.ts';
import { findCollapse } from './drift.ts';
import type { SourceRead } from './fallback.ts';
import type { Gathered } from './gather.ts';

/** `usual`: how many items the source's first document usually lists. */
export function toVisitResult({ read, gathered, instead }: SourceRead, articles: Articles, usual: number): VisitResult {
  const { outcome, failure, items, sightings } = gathered;
  const fallbackFor = instead?.failure == null ? [] : [instead.failure];
  const answered = toAnswered(gathered, instead, articles);
  if (outcome === 'failed' && failure !== null) {
    return { ...answered, outcome, failure, isGone: isGone(failure, gathered), isOurs: isOurOwn(failure) };
  }
  if (outcome === 'unchanged') return { ...answered, outcome, fallbackFor };
  const listed = instead === null ? findListed(read, gathered) : null;
  const collapse = listed === null ? null : findCollapse(listed, usual);
  return {
    ...answered,
    outcome: 'read',
    items,
    // A list that collapsed is not what is usual.
    listed: collapse === null ? listed : null,
    notes: [...gathered.notes, ...articles.notes],
    troubles: collapse === null ? gathered.troubles : [...gathered.troubles, collapse],
    fallbackFor,
    rhythm: gathered.frame.rhythm,
    isNews: sightings.length > 0,
  };
}

function toAnswered(gathered: Gathered, instead: Gathered | null, articles: Articles) {
  const waits = [gathered.waitUntil, instead?.waitUntil ?? null, articles.waitUntil].filter((one) => one !== null);
  const waitUntil: Instant | null = waits.toSorted().at(-1) ?? null;
  const { freshUntil, movedTo } = instead ?? gathered;
  return { waitUntil, freshUntil, movedTo };
}

/** Of a sitemap only what is new is read, so that its numbers say nothing. */
function findListed({ kind }: Source, { listed }: Gathered): number | null {
  return kind === 'sitemap' ? null : listed;
}

/** 410: gone for good (RFC 9110, 15.5.11), where it is the source's own address and none that its documents name. */
function isGone(failure: Failure, { seen }: Gathered): boolean {
  const { stage, code, detail } = failure;
  return seen[0]?.failure === failure && stage === 'fetch' && code === 'status' && detail === '410';
}
