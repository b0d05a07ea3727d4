// Which feeds there are, and where each stands: an edition, and what of it is one outlet's, one topic's, or has words that somebody asks for.
import { findName } from '../editions/editions.ts';
import type { EditionSpec, Topic } from '../model/configuration.ts';
import type { Address, Channel } from '../model/edition.ts';
import type { Terms } from '../model/search.ts';
import { FORMATS, toArchiveAddress, toEditionAddress, toPartAddress, toSearchAddress } from '../render/site.ts';
import type { Format, RenderSite } from '../render/site.ts';
import { parseQuestion, toCanonical } from '../search/question.ts';
import { toTopicTerms } from '../search/topic.ts';
import type { Selection } from '../store/store.ts';
import type { IssueWorld } from './world.ts';

export interface Feed {
  readonly spec: EditionSpec;
  readonly address: Address;
  /** What tells it apart from others of its edition, and what says all. */
  readonly name: string;
  readonly title: string;
  /** What of the edition stands in it. */
  readonly selection: Selection;
  readonly isCommon: boolean;
  /** Whether it has an address of its own, and is not somebody's question. */
  readonly isFixed: boolean;
}

/** A path that ends like a feed's: the edition, what stands behind it, and the format. */
export interface FeedPath {
  readonly spec: EditionSpec;
  /** Empty, or `outlets`, `topics`, `archive`, `search`. */
  readonly part: string;
  /** The outlet, topic or number; empty where there is none. */
  readonly id: string;
  readonly format: Format;
}

const FEED_PATH = new RegExp(`^/([^/]+?)(?:/(outlets|topics|archive)/([^/]+)|/(search))?\\.(${FORMATS.join('|')})$`);

export function toEditionFeed(spec: EditionSpec): Feed {
  const address = toEditionAddress(spec.id);
  return { spec, address, name: spec.title, title: spec.title, selection: null, isCommon: true, isFixed: true };
}

export function toTopicFeed(spec: EditionSpec, topic: Topic): Feed {
  const name = findName(topic.name, spec.language) ?? topic.id;
  const address = toPartAddress(spec.id, 'topics', topic.id);
  const selection = { terms: toTopicTerms(topic) };
  return { spec, address, name, title: `${name} · ${spec.title}`, selection, isCommon: true, isFixed: true };
}

export function toOutletFeed(spec: EditionSpec, outlet: string, { rules }: Pick<IssueWorld, 'rules'>): Feed {
  const name = findName(rules.outlets.get(outlet)?.name ?? {}, spec.language) ?? outlet;
  const address = toPartAddress(spec.id, 'outlets', outlet);
  return {
    spec,
    address,
    name,
    title: `${name} · ${spec.title}`,
    selection: { outlet },
    isCommon: false,
    isFixed: true,
  };
}

/** Null where the question asks for nothing. */
export function toSearchFeed(spec: EditionSpec, question: string): Feed | null {
  const terms: Terms | null = parseQuestion(question);
  if (terms === null) return null;
  const asked = toCanonical(question);
  const address = toSearchAddress(spec.id, asked);
  const title = `${asked} · ${spec.title}`;
  return { spec, address, name: asked, title, selection: { terms }, isCommon: false, isFixed: false };
}

/** The document of the feed that readers subscribe to. `closedParts` of its past lie behind it; `hubs` are told of it. */
export function toChannel(feed: Feed, closedParts: number, hubs: readonly string[]): Channel {
  return {
    address: feed.address,
    feed: feed.address,
    title: feed.title,
    part: null,
    previous: closedParts === 0 ? null : toArchiveAddress(feed.spec.id, closedParts),
    next: null,
    hubs,
    isCommon: feed.isCommon,
  };
}

/** Null where a decoded path is no feed's. */
export function parseFeedPath(path: string, { editions }: RenderSite): FeedPath | null {
  const [, edition, part, id, search, ending] = FEED_PATH.exec(path) ?? [];
  const spec = editions.find((one) => one.id === edition);
  const format = FORMATS.find((one) => one === ending);
  if (spec === undefined || format === undefined) return null;
  return { spec, part: part ?? search ?? '', id: id ?? '', format };
}
