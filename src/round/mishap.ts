// What becomes of a source whose visit was not brought to an end: by a bug of ours, or by a store that fails. It visits nothing.
import type { Source } from '../model/configuration.ts';
import { NO_ARTICLES } from '../reading/articles.ts';
import type { RefreshWorld } from '../refresh.ts';
import { toVisit } from '../schedule/visit.ts';
import type { SourceState } from '../store/store.ts';
import { StoreError } from '../store/trouble.ts';
import type { RoundResult } from './round.ts';

/** What an origin said that was not asked, or not heard. */
const SAID_NOTHING = { waitUntil: null, freshUntil: null, movedTo: null };

/** What a visit brings that brings nothing. */
const NOTHING = {
  resources: [],
  gone: [],
  sightings: [],
  outlets: [],
  shown: new Set<string>(),
  articles: NO_ARTICLES,
};

/** `error` is what the visit threw. */
export function settleMishap(
  source: Source,
  state: SourceState | null,
  error: unknown,
  world: RefreshWorld,
): Promise<RoundResult> {
  return error instanceof StoreError ? letGo(source, world) : recordBug(source, state, error, world);
}

/** A source at which we stumble is left for a while like one that failed, and says so; where even that cannot be written, it is let go. */
async function recordBug(
  source: Source,
  state: SourceState | null,
  error: unknown,
  world: RefreshWorld,
): Promise<RoundResult> {
  const { store, owner } = world;
  try {
    const failure = { stage: 'visit', code: 'bug', detail: String(error) } as const;
    const result = { ...SAID_NOTHING, outcome: 'failed', failure, isGone: false, isOurs: false } as const;
    const made = toVisit(source, state?.visit ?? null, result, world.policy, world.now());
    await store.record({ ...NOTHING, visit: made, readAs: source.id }, owner, () => ({
      changes: [],
      lessons: [],
      troubles: [],
    }));
    return { source, visit: made };
  } catch {
    return letGo(source, world);
  }
}

/** Nothing can be written: that is the store's trouble, and the source is free for whoever comes next. */
async function letGo(source: Source, { store, owner }: RefreshWorld): Promise<RoundResult> {
  await store.release(source.id, owner).catch(() => {});
  return { source, visit: null, why: 'store' };
}
