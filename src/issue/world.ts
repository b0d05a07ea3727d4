// What issuing needs of the world, and what documents are made from. It makes none.
import { hash } from 'node:crypto';
import type { EditionRules } from '../editions/editions.ts';
import type { Topic } from '../model/configuration.ts';
import type { DocumentCache } from '../publish/cache.ts';
import type { RenderSite } from '../render/site.ts';
import type { Store } from '../store/store.ts';

export interface IssueWorld {
  readonly store: Store;
  readonly cache: DocumentCache;
  readonly site: RenderSite;
  readonly rules: EditionRules;
  readonly topics: readonly Topic[];
  readonly hubs: readonly string[];
  /** What `toSettings` makes of all that is configured: it stands for that in the state of every document. */
  readonly settings: string;
  readonly now: () => Date;
}

/** Raised when rendering changes what it makes of an edition, so that nothing cached before is served. */
const RENDER_VERSION = 3;

/** How long a rendered document may be used, in milliseconds; every change replaces it sooner. */
export const CACHE_TTL = 86_400_000;

/** All that bytes follow from besides the entries named: the same state gives the same document, in this process, a replica, or after a restart. */
export function toState(named: unknown, { settings }: Pick<IssueWorld, 'settings'>): string {
  return hash('sha1', JSON.stringify([settings, named]));
}

export function toSettings({
  site,
  rules,
  topics,
  hubs,
}: Pick<IssueWorld, 'site' | 'rules' | 'topics' | 'hubs'>): string {
  const sources = Array.from(rules.sources.values(), ({ id, content, share }) => [id, content, share]);
  const outlets = [...rules.outlets.values()];
  return hash('sha1', JSON.stringify([RENDER_VERSION, site, outlets, sources, topics, hubs]));
}
