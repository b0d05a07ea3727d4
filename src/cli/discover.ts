// `discover`: finds what can be read of a site and prints it as a configuration, best kind first. It stores nothing.
import { fetchArticles, toWishes } from '../reading/articles.ts';
import { rank, type PreviewEntry } from '../discover/candidate.ts';
import { discover, type Discovery } from '../discover/discover.ts';
import { PREVIEWED, renderDocument } from '../discover/document.ts';
import { toFoundSite } from '../discover/site.ts';
import { toFindings, type Finding } from '../discover/source-block.ts';
import { gather, type GatherWorld } from '../reading/gather.ts';
import { openParser } from '../reading/parser.ts';
import { NO_MEMORY } from '../reading/reading.ts';
import type { Config, Source } from '../model/configuration.ts';
import type { EntryFields } from '../model/entry.ts';
import type { Fetched } from '../model/visit.ts';
import { toOutlets } from '../normalise/outlet.ts';
import { openConfiguredFetcher } from '../service/worker.ts';
import { wordsForFailure } from '../words/failure.ts';
import { toShown } from '../fetch/location.ts';
import { CommandError, loadConfigured, print, remark, type ExitCode } from './terminal.ts';

/** Most requests of one search: what a curious reader makes, too. */
const MOST_REQUESTS = 20;

/** An index of sitemaps and the first that it names. */
const MOST_DOCUMENTS = 2;

/** Longest time for one request, in milliseconds: somebody is waiting. */
const TIMEOUT = 20_000;

/** Failures of a host and not of one of its addresses. */
const UNREACHABLE = new Set(['dns', 'connect', 'refused', 'tls', 'timeout']);

/** A source of which nothing is known. */
const UNKNOWN = { resources: [], since: null, adopted: null, isRecovering: false };

export async function discoverSite(url: string, options: { config?: string; json?: boolean }): Promise<ExitCode> {
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url)) {
    throw new CommandError(2, `${toShown(url)}: expected an address that begins with http: or https:`);
  }
  const config = await loadConfigured(options.config);
  await using fetcher = openConfiguredFetcher(config);
  const bounded = toBounded(fetcher);
  const now = new Date();
  const found = await discover(new URL(url).href, {
    fetch: (address) =>
      bounded.fetch({
        url: address,
        own: url,
        headers: {},
        timeout: TIMEOUT,
        robots: true,
        proxy: null,
        validators: null,
      }),
    read: (source) => read(source, bounded, now),
    now: now.toISOString(),
    timezone: config.site.timezone,
  });
  if ('stage' in found) throw new CommandError(1, `${toShown(url)}: ${wordsForFailure(found)}`);
  if (found.candidates.length === 0) throw new CommandError(1, toNothing(url, bounded.requests()));
  show(url, found, config, now, options.json === true);
  return 0;
}

type Fetcher = GatherWorld['fetcher'];

interface Bounded extends Fetcher {
  /** How many were made. */
  readonly requests: () => number;
}

/** Each address is asked for once, a host that does not answer is left alone, and after so many requests nobody is asked any more. */
function toBounded(fetcher: Fetcher): Bounded {
  const answers = new Map<string, Fetched>();
  const closed = new Set<string>();
  let requests = 0;
  return {
    requests: () => requests,
    async fetch(wanted) {
      const { url } = wanted;
      const known = answers.get(url);
      if (known !== undefined) return known;
      if (closed.has(new URL(url).host))
        return toUnasked(`${toShown(url)} was not asked for, as its host was left alone`);
      if (requests >= MOST_REQUESTS) return toUnasked(`${toShown(url)} was not asked for, after ${requests} requests`);
      requests += 1;
      const fetched = await fetcher.fetch({ ...wanted, validators: null });
      remark(`${toShown(url)}: ${toAnswer(fetched)}`);
      if (isClosing(fetched)) closed.add(new URL(url).host);
      answers.set(url, fetched);
      // What was reached by a redirect need not be asked again under its own address.
      if (fetched.outcome === 'fresh') answers.set(fetched.url, fetched);
      return fetched;
    },
    async [Symbol.asyncDispose]() {},
  };
}

/** Whether the host asks us to wait, or cannot be reached. */
function isClosing(fetched: Fetched): boolean {
  return fetched.outcome === 'failed' && (fetched.waitUntil !== null || UNREACHABLE.has(fetched.failure.code));
}

function toAnswer(fetched: Fetched): string {
  if (fetched.outcome === 'failed')
    return fetched.failure.code === 'status' ? fetched.failure.detail : fetched.failure.code;
  return fetched.outcome === 'fresh' ? `${(fetched.body.byteLength / 1000).toFixed(1)} kB` : fetched.outcome;
}

function toUnasked(detail: string): Fetched {
  return { outcome: 'failed', failure: { stage: 'fetch', code: 'unasked', detail }, waitUntil: null };
}

/** As a first visit reads it, with one of its articles where they are to be asked. */
async function read(source: Source, fetcher: Fetcher, now: Date): Promise<PreviewEntry[]> {
  const outlets = toOutlets([]);
  await using parser = openParser();
  const world = { fetcher, parser, outlets, now: () => now, at: now.toISOString() };
  const { sightings } = await gather(source, UNKNOWN, { ...world, ...NO_MEMORY, mostDocuments: MOST_DOCUMENTS });
  const listed = sightings.map(({ fields }) => fields);
  if (!source.details) return listed.map(toEntry);
  const wishes = toWishes(source, sightings).slice(0, 1);
  const articles = await fetchArticles(source, wishes, {
    ...world,
    signal: new AbortController().signal,
    findKnowledge: NO_MEMORY.findKnowledge,
  });
  const article = articles.sightings[0]?.fields;
  return listed.map((fields) => {
    if (article === undefined || fields.url !== wishes[0]?.url) return toEntry(fields);
    const { title, language, published } = article;
    return toEntry({ ...fields, title, language, published: published ?? fields.published });
  });
}

/** An item without words of its own is titled by its address. */
function toEntry({ title, url, published, language }: EntryFields): PreviewEntry {
  return { title: title === url ? null : title, url, published, language };
}

function show(url: string, { page, candidates }: Discovery, config: Config, now: Date, asJson: boolean): void {
  const at = now.toISOString();
  const ranked = rank(candidates, at);
  const site = toFoundSite(page, ranked, config.editions[0]?.language ?? 'en');
  const findings = toFindings(ranked, site.id, site.languages);
  if (asJson) print(JSON.stringify({ url, candidates: findings.map(toJson) }));
  else print(renderDocument(site, findings, config.site, at));
}

function toJson({ candidate: { entries }, block }: Finding): object {
  const first = entries.slice(0, PREVIEWED).map(({ title, url, published }) => ({
    title,
    url,
    published: published?.at ?? null,
    precision: published?.precision ?? null,
  }));
  return { kind: block.kind, source: block, items: entries.length, entries: first };
}

function toNothing(url: string, requests: number): string {
  return (
    `${toShown(url)}: nothing that can be read was found in ${requests} requests: no feed that the page names or at a usual address, ` +
    'no WordPress, no data in the page, no list of articles in its markup, no sitemap. ' +
    'Name the page that lists the latest news, or the address of the feed itself; or write a block of kind page by hand and look at it with inspect.'
  );
}
