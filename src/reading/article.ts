// One article, read: what its page says beside its list. It knows nothing of which articles are fetched.
import type { Source } from '../model/configuration.ts';
import type { Sighting } from '../model/entry.ts';
import type { ParsedArticle } from '../model/feed.ts';
import type { Instant } from '../model/stamp.ts';
import type { WantedArticle } from '../model/visit.ts';
import { toAddress } from '../normalise/address.ts';
import { normalise } from '../normalise/normalise.ts';
import { isOnHosts, type Outlets } from '../normalise/outlet.ts';
import { toDetailsId } from '../part.ts';
import { findNeededKnowledge, toHeadlinedSighting } from './headlined.ts';
import type { ReadingMemory } from './reading.ts';

/** What an article's page is read with, besides its source. */
interface ArticleContext extends Pick<ReadingMemory, 'findKnowledge'> {
  readonly outlets: Outlets;
  readonly at: Instant;
}

/**
 * What an article says beside what its list said of it: a sighting under the source's name and `/details`. It is found by the list's address;
 * a canonical one on the outlet's hosts is published in its stead. Whether the entry is published is the list's to decide, unless that gave
 * an address alone.
 */
export async function toArticleSighting(
  article: ParsedArticle,
  listed: Pick<WantedArticle, 'url' | 'itemHash'>,
  source: Source,
  { outlets, at, findKnowledge }: ArticleContext,
): Promise<Sighting | null> {
  const { canonical, ...said } = article;
  const details = { ...source, id: toDetailsId(source.id) };
  // A title that the page does not have is not made of what else it says.
  const title = said.title ?? { type: 'text', value: listed.url, base: null };
  const item = { ...said, title, id: null, url: listed.url, host: null, source: null };
  const feed = { id: null, title: null, link: null, updated: null, rights: null };
  const normalised = normalise(item, { source: details, outlets, now: at, repeatedIds: new Set(), feed });
  if (normalised === null) return null;
  const own = toAddress(canonical);
  const url =
    own !== null && own !== toAddress(source.url) && isOnHosts(own, normalised.outlet, outlets) ? own : normalised.url;
  const knowledge = await findNeededKnowledge([normalised.title], findKnowledge);
  const sighting = toHeadlinedSighting({ ...normalised, url }, details, listed.itemHash, at, knowledge);
  return { ...sighting, kept: source.kind === 'sitemap' && sighting.kept };
}
