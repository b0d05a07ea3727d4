// What an edition is to show now: itself and its narrower feeds, filled with places. It renders nothing.
import type { EditionSpec } from '../model/configuration.ts';
import type { MoreFeeds, NamedFeed } from '../model/edition.ts';
import { toChannel, toEditionFeed, toOutletFeed, toTopicFeed, type Feed } from './feeds.ts';
import { fillFeed, type Filling } from './filling.ts';
import { closeParts, type Past } from './past.ts';
import type { IssueWorld } from './world.ts';

/** Outlets of an edition that have documents lying ready; those of others are made when they are asked for. */
const MOST_OUTLETS = 200;

/** An edition with its narrower feeds, filled. */
export interface Plan {
  readonly spec: EditionSpec;
  readonly past: Past;
  readonly main: Filling;
  readonly topics: readonly Filling[];
  readonly outlets: readonly Filling[];
}

export async function plan(spec: EditionSpec, world: IssueWorld): Promise<Plan> {
  const past = await closeParts(spec, world);
  const outlets = (await world.store.outletsOf(spec)).slice(0, MOST_OUTLETS);
  const fill = (feed: Feed, isWhole: boolean) => {
    const limit = isWhole ? Math.max(spec.limit, past.open.length) : spec.limit;
    return fillFeed(
      feed,
      toChannel(feed, isWhole ? past.parts : 0, world.hubs),
      limit,
      isWhole ? past.last : null,
      world,
    );
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

/** Those that hold something, outlets by name. */
export function toMoreFeeds({ spec, topics, outlets }: Plan): MoreFeeds {
  const { compare } = new Intl.Collator(spec.language);
  const list = (fillings: readonly Filling[]): NamedFeed[] =>
    fillings
      .filter(({ places }) => places.length > 0)
      .map(({ feed: { name, title, address } }) => ({ name, title, address }));
  return { topics: list(topics), outlets: list(outlets).toSorted((one, other) => compare(one.name, other.name)) };
}
