// The river outwards: every edition, now, as documents that are ready to be served. It holds the order of the stages and decides nothing that a stage could.
import type { EditionSpec } from '../model/configuration.ts';
import type { Document, MoreFeeds, NamedFeed } from '../model/edition.ts';
import { toDocument, type Draft } from '../publish/document.ts';
import { FORMATS, toFeedPath } from '../render/site.ts';
import { WORDS_VERSION } from '../search/fold.ts';
import { toEntryWords } from '../search/words.ts';
import type { PublishedDocument } from '../store/store.ts';
import { toChannel, toEditionFeed, toOutletFeed, toTopicFeed, type Feed } from './feeds.ts';
import { fillFeed, renderFilling, type Filling } from './filling.ts';
import { toPageDrafts, toPagePaths } from './pages.ts';
import { closeParts, type Past } from './past.ts';
import { CACHE_TTL, toState, type IssueWorld } from './world.ts';

/** Entries that are taken into the index in one go; the rest waits for the next, so that documents are not kept waiting. */
const INDEXED_AT_ONCE = 500;

/** Outlets of an edition that have documents lying ready; those of others are made when they are asked for. */
const MOST_OUTLETS = 200;

const NO_MORE: MoreFeeds = { topics: [], outlets: [] };

/** An edition with its narrower feeds, filled. */
interface Plan {
  readonly spec: EditionSpec;
  readonly past: Past;
  readonly main: Filling;
  readonly topics: readonly Filling[];
  readonly outlets: readonly Filling[];
}

/**
 * Makes anew what changed of the documents at fixed addresses, and puts each on the shelf as soon as it is ready: those that most readers ask
 * for first. True where more is to be done, although nothing changed. Throws what kept a document from being made when all others are.
 */
export async function issue(shelf: Map<string, Document>, world: IssueWorld): Promise<boolean> {
  const { store, site } = world;
  for (const spec of site.editions) await store.advance(spec);
  const isIndexBehind = await store.index(WORDS_VERSION, INDEXED_AT_ONCE, toEntryWords);
  const plans: Plan[] = [];
  for (const spec of site.editions) plans.push(await plan(spec, world));
  const published = await store.documents();
  const batches = toBatches(plans, world);
  const failures: unknown[] = [];
  for (const batch of batches) {
    // While the index fills, topics would be made anew again and again: who asks for one meanwhile has it made.
    if (isIndexBehind && batch.isOfWords) continue;
    await issueBatch(batch, shelf, published, world).catch((error: unknown) => failures.push(error));
  }
  const fixed = new Set(batches.flatMap(({ paths }) => paths));
  for (const path of shelf.keys()) if (!fixed.has(path)) shelf.delete(path);
  if (failures.length > 0) throw failures[0];
  return isIndexBehind || plans.some(({ past }) => past.isBehind);
}

async function plan(spec: EditionSpec, world: IssueWorld): Promise<Plan> {
  const past = await closeParts(spec, world);
  const outlets = (await world.store.outletsOf(spec)).slice(0, MOST_OUTLETS);
  const fill = (feed: Feed, isWhole: boolean) => {
    const limit = isWhole ? Math.max(spec.limit, past.open.length) : spec.limit;
    return fillFeed(feed, toChannel(feed, isWhole ? past.parts : 0, world), limit, isWhole ? past.last : null, world);
  };
  const fillAll = async (feeds: readonly Feed[]) => {
    const fillings: Filling[] = [];
    for (const feed of feeds) fillings.push(await fill(feed, false));
    return fillings;
  };
  return {
    spec,
    past,
    main: await fill(toEditionFeed(spec), true),
    topics: await fillAll(world.topics.map((topic) => toTopicFeed(spec, topic))),
    outlets: await fillAll(outlets.map((outlet) => toOutletFeed(spec, outlet, world))),
  };
}

/** What is made together, of one state. */
interface Batch {
  readonly state: string;
  readonly paths: readonly string[];
  /** Whether it depends on the index. */
  readonly isOfWords: boolean;
  readonly toDrafts: () => Promise<readonly Draft[]>;
}

function toBatches(plans: readonly Plan[], world: IssueWorld): Batch[] {
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
    toPageBatch(plans, render, world),
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

/** Those that hold something, outlets by name. */
function toMoreFeeds({ spec, topics, outlets }: Plan): MoreFeeds {
  const { compare } = new Intl.Collator(spec.language);
  const list = (fillings: readonly Filling[]): NamedFeed[] =>
    fillings
      .filter(({ places }) => places.length > 0)
      .map(({ feed: { name, title, address } }) => ({ name, title, address }));
  return { topics: list(topics), outlets: list(outlets).toSorted((one, other) => compare(one.name, other.name)) };
}

/** Null where a replica has not made all of them. One place in the cache for each address, so that it does not grow; state and ETag say whether what lies there is what is wanted. */
async function issueBatch(
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
