// What was normalised, given its headline: a sighting. It knows nothing of where it stood.
import { NO_KNOWLEDGE, toHeadline } from '../headline/headline.ts';
import { isShouting } from '../headline/shouting.ts';
import type { Source } from '../model/configuration.ts';
import type { Sighting } from '../model/entry.ts';
import type { Knowledge } from '../model/knowledge.ts';
import type { Instant } from '../model/stamp.ts';
import type { NormalisedItem } from '../normalise/normalise.ts';
import { isKept } from '../normalise/rules.ts';
import { toSighting } from '../reconcile/sighting.ts';
import type { ReadingMemory } from './reading.ts';

/** Asked for where a title shouts: the others are printed as their outlets print them. */
export async function findNeededKnowledge(
  titles: readonly string[],
  findKnowledge: ReadingMemory['findKnowledge'],
): Promise<Knowledge> {
  const shouted = titles.filter(isShouting);
  return shouted.length === 0 ? NO_KNOWLEDGE : findKnowledge(shouted);
}

export function toHeadlinedSighting(
  item: NormalisedItem,
  source: Source,
  rawHash: string,
  now: Instant,
  knowledge: Knowledge,
): Sighting {
  const { title, summary, categories, declared, welcome, url } = item;
  const headline = toHeadline({ title, summary, declared }, knowledge);
  // What a sitemap only names has no headline yet: its article gives it one, or nobody does.
  const isNamed = title !== url || source.kind !== 'sitemap';
  const kept = welcome && isNamed && isKept({ title, summary, categories }, source);
  return toSighting(item, headline, { source, rawHash, kept, now });
}
