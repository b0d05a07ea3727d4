// Documents that are made together because they say the same: the formats of a feed, the pages. It knows nothing of what stands in them.
import type { Document, MoreFeeds } from '../model/edition.ts';
import { toDocument, type Draft } from '../publish/document.ts';
import { FORMATS, toFeedPath } from '../render/site.ts';
import type { PublishedDocument } from '../store/store.ts';
import { renderFilling, type Filling } from './filling.ts';
import { toPageDrafts, toPagePaths } from './pages.ts';
import { toMoreFeeds, type Plan } from './plan.ts';
import { CACHE_TTL, toState, type IssueWorld } from './world.ts';

const NO_MORE: MoreFeeds = { topics: [], outlets: [] };

/** What is made together, of one state. */
export interface Batch {
  readonly state: string;
  readonly paths: readonly string[];
  /** Whether it depends on the index. */
  readonly isOfWords: boolean;
  readonly toDrafts: () => Promise<readonly Draft[]>;
}

export function toBatches(plans: readonly Plan[], world: IssueWorld): Batch[] {
  // The pages show what the feeds hold, which is rendered once for both.
  const rendered = new Map<Filling, ReturnType<typeof renderFilling>>();
  const render = (filling: Filling) => {
    const made = rendered.get(filling) ?? renderFilling(filling, world);
    rendered.set(filling, made);
    return made;
  };
  const toFeed = (filling: Filling): Batch => ({
    state: filling.state,
    isOfWords: plans.some(({ topics }) => topics.includes(filling)),
    paths: FORMATS.map((format) => toFeedPath(filling.channel.address, format)),
    toDrafts: async () => (await render(filling)).drafts,
  });
  return [
    ...plans.map(({ main }) => toFeed(main)),
    // The first page shows all editions, or stays as it was.
    ...(plans.length === world.site.editions.length ? [toPageBatch(plans, render, world)] : []),
    ...plans.flatMap(({ topics, outlets }) => [...topics, ...outlets]).map(toFeed),
  ];
}

function toPageBatch(
  plans: readonly Plan[],
  render: (filling: Filling) => ReturnType<typeof renderFilling>,
  world: IssueWorld,
): Batch {
  const more = plans.map(toMoreFeeds);
  const state = toState(['pages', plans.map(({ main }) => main.state), more], world);
  return {
    state,
    isOfWords: false,
    paths: toPagePaths(world.site),
    toDrafts: async () => {
      const editions = await Promise.all(plans.map(({ main }) => render(main)));
      const shown = editions.map(({ edition }, at) => ({ edition, more: more[at] ?? NO_MORE }));
      return toPageDrafts(shown, state, world.site);
    },
  };
}

/** Puts on the shelf what does not lie there already, as a replica has made it or as it is made now. */
export async function issueBatch(
  batch: Batch,
  shelf: Map<string, Document>,
  published: ReadonlyMap<string, PublishedDocument>,
  world: IssueWorld,
): Promise<void> {
  if (batch.paths.every((path) => shelf.get(path)?.state === batch.state)) return;
  const ready = await findReady(batch, published, world);
  const documents = ready ?? (await finish(await batch.toDrafts(), published, world));
  for (const document of documents) shelf.set(document.path, document);
}

/** Null where a replica has not made all of them. One place in the cache for each address, so that it does not grow; state and ETag say whether what lies there is what is wanted. */
async function findReady(
  { state, paths }: Batch,
  published: ReadonlyMap<string, PublishedDocument>,
  { cache }: IssueWorld,
): Promise<Document[] | null> {
  if (paths.some((path) => published.get(path)?.state !== state)) return null;
  const cached = await Promise.all(paths.map((path) => cache.get(path)));
  const documents = cached.filter((document) => document !== null);
  const isWhole =
    documents.length === paths.length && documents.every(({ path, etag }) => published.get(path)?.etag === etag);
  return isWhole ? documents : null;
}

async function finish(
  drafts: readonly Draft[],
  published: ReadonlyMap<string, PublishedDocument>,
  { store, cache, now }: IssueWorld,
): Promise<Document[]> {
  const at = now().toISOString();
  const documents = await Promise.all(drafts.map((draft) => toDocument(draft, published.get(draft.path) ?? null, at)));
  await store.saveDocuments(documents);
  await Promise.all(documents.map((document) => cache.set(document.path, document, CACHE_TTL)));
  return documents;
}
