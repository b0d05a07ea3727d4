// `discover`: finds what can be read of a site and prints it as a configuration, best kind first. It stores nothing.
import { fetchArticles, toWishes } from '../reading/articles.ts';
import { rank, type PreviewEntry } from '../discover/candidate.ts';
import { discover, type Discovery } from '../discover/discover.ts';
import { PREVIEWED, renderDocument } from '../discover/document.ts';
import { toFoundSite } from '../discover/site.ts';
import { toFindings, type Finding } from '../discover/source-block.ts';
import { gather } from '../reading/gather.ts';
import { openParser } from '../reading/parser.ts';
import { NO_MEMORY } from '../reading/reading.ts';
import type { Config, Source } from '../model/configuration.ts';
import type { EntryFields } from '../model/entry.ts';
import { toOutlets } from '../normalise/outlet.ts';
import { openConfiguredFetcher } from '../service/worker.ts';
import { wordsForFailure } from '../words/failure.ts';
import { toShown } from '../fetch/location.ts';
import { toBounded, type Fetcher } from './bounded-fetcher.ts';
import { UNKNOWN } from './look.ts';
import { CommandError, loadConfigured, print, type ExitCode } from './terminal.ts';

/** An index of sitemaps and the first that it names. */
const MOST_DOCUMENTS = 2;

/** Longest time for one request, in milliseconds: somebody is waiting. */
const TIMEOUT = 20_000;

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
