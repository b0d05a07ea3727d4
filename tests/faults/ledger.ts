// Outlets on this machine that print news at every visit, in four kinds, and keep a ledger of every complete answer. They know nothing of who asks.
import { openOrigin, type Answer, type Origin } from '../origin.ts';

export interface LedgerOutlets extends AsyncDisposable {
  /** One source of each kind, as the configuration names them. */
  readonly sources: readonly object[];
  /** Addresses of the items that were in any complete answer, by source. */
  readonly ledger: ReadonlyMap<string, ReadonlySet<string>>;
  /** The addresses that a document with this validator holds. */
  readonly itemsOf: (source: string, etag: string) => string[];
  /** Calls back after each answer until it says that this is enough. */
  readonly onAnswer: (heard: () => void) => void;
  /** No more news from now on. */
  readonly rest: () => void;
}

interface Outlet {
  readonly id: string;
  readonly origin: Origin;
  /** Items in its list. */
  count: number;
}

interface Kind {
  readonly block: object;
  /** A document that only names the list; null where there is none. */
  readonly index: string | null;
  readonly toListPath: (count: number) => string;
  readonly render: (outlet: Outlet) => string;
}

const PAGE = { kind: 'page', items: 'li' };
const PAGE_FIELDS = { url: 'a@href', title: 'a' };

const KINDS: Readonly<Record<string, Kind>> = {
  feed: { block: { kind: 'feed' }, index: null, toListPath: () => '/list', render: renderFeed },
  page: {
    block: { ...PAGE, fields: { ...PAGE_FIELDS, published: 'span' } },
    index: null,
    toListPath: () => '/list',
    render: renderPage,
  },
  json: {
    block: { kind: 'json', follow: { find: '/news_(\\d+)/', url: 'news_{1}.json' } },
    index: '/list',
    toListPath: (count) => `/news_${count}.json`,
    render: renderJson,
  },
  details: {
    block: { ...PAGE, fields: PAGE_FIELDS, details: true },
    index: null,
    toListPath: () => '/list',
    render: renderPage,
  },
};

/** `toNews` says how many items are new at a visit. */
export async function openLedgerOutlets(toNews: () => number): Promise<LedgerOutlets> {
  const ledger = new Map<string, Set<string>>();
  const outlets: Outlet[] = [];
  let heard = () => {};
  let isResting = false;
  for (const [id, kind] of Object.entries(KINDS)) {
    const outlet = { id, origin: await openOrigin(), count: 0 };
    const seen = new Set<string>();
    const say = (etag: string, body: string, holds: readonly string[]) =>
      toAnswer(etag, body, () => {
        for (const url of holds) seen.add(url);
        heard();
      });
    const grow = () => {
      const before = outlet.count;
      if (!isResting) outlet.count += before === 0 ? 3 : toNews();
      for (const n of toNumbers(outlet.count).filter((one) => one > before)) {
        outlet.origin.answer(`/${n}`, say(`"article ${n}"`, renderArticle(outlet, n), []));
      }
    };
    const list: Answer = (request, response) => {
      if (kind.index === null) grow();
      const urls = itemsOf(outlet, outlet.count);
      say(toTag(outlet), kind.render(outlet), urls)(request, response);
    };
    const index: Answer = (request, response) => {
      grow();
      const path = kind.toListPath(outlet.count);
      outlet.origin.answer(path, list);
      say(`"index ${outlet.count}"`, `<script src="${path}"></script>`, [])(request, response);
    };
    outlet.origin.answer('/list', kind.index === null ? list : index);
    ledger.set(id, seen);
    outlets.push(outlet);
  }
  return {
    sources: outlets.map(({ id, origin }) => ({ id, url: `${origin.url}/list`, ...KINDS[id]?.block })),
    ledger,
    itemsOf(source, etag) {
      const outlet = outlets.find(({ id }) => id === source);
      const count = /^"list (\d+)"$/.exec(etag)?.[1];
      return outlet === undefined || count === undefined ? [] : itemsOf(outlet, Number(count));
    },
    onAnswer: (hear) => (heard = hear),
    rest: () => (isResting = true),
    async [Symbol.asyncDispose]() {
      await Promise.all(outlets.map(({ origin }) => origin[Symbol.asyncDispose]()));
    },
  };
}

/** Counted as complete when all of it was handed to the system: whoever was killed just then may have had it. */
function toAnswer(etag: string, body: string, onComplete: () => void): Answer {
  return (request, response) => {
    response.on('finish', onComplete);
    const isKnown = request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : 200, { ETag: etag });
    response.end(isKnown ? undefined : body);
  };
}

function toTag({ count }: Outlet): string {
  return `"list ${count}"`;
}

function itemsOf({ origin }: Outlet, count: number): string[] {
  return toNumbers(count).map((n) => `${origin.url}/${n}`);
}

/** Latest first. */
function toNumbers(count: number): number[] {
  return Array.from({ length: count }, (_, at) => count - at);
}

function toTitle({ id }: Outlet, n: number): string {
  return `Story ${n} of the outlet called ${id}`;
}

function renderFeed(outlet: Outlet): string {
  const { origin, count } = outlet;
  const items = toNumbers(count).map(
    (n) =>
      `<item><title>${toTitle(outlet, n)}</title><link>${origin.url}/${n}</link><guid isPermaLink="false">story-${n}</guid></item>`,
  );
  return `<rss version="2.0"><channel><title>Feed</title>${items.join('')}</channel></rss>`;
}

function renderPage(outlet: Outlet): string {
  const { origin, count } = outlet;
  const items = toNumbers(count).map(
    (n) => `<li><a href="${origin.url}/${n}">${toTitle(outlet, n)}</a> <span>${count - n + 1} hours ago</span></li>`,
  );
  return `<!doctype html><title>List</title><ul>${items.join('')}</ul>`;
}

function renderJson(outlet: Outlet): string {
  const { origin, count } = outlet;
  return JSON.stringify(toNumbers(count).map((n) => ({ id: n, title: toTitle(outlet, n), url: `${origin.url}/${n}` })));
}

function renderArticle(outlet: Outlet, n: number): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: toTitle(outlet, n),
    description: toSummary(n),
    datePublished: '2026-01-12T16:00:00+08:00',
  };
  return `<!doctype html><title>${toTitle(outlet, n)}</title><script type="application/ld+json">${JSON.stringify(data)}</script><p>Text.</p>`;
}

export function toSummary(n: number): string {
  return `What the article of story ${n} says in its own words.`;
}
