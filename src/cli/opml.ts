// `opml`: the configuration's feeds as OPML, or an OPML file's feeds as blocks for the configuration. It changes neither, and asks no feed.
import { readFile, stat } from 'node:fs/promises';
import { SOURCE_DEFAULTS } from '../config/defaults.ts';
import { renderFlow } from '../config/flow.ts';
import { toFreeId } from '../config/free-id.ts';
import { escapeBraces } from '../config/placeholders.ts';
import { decode } from '../decode/decode.ts';
import { toLanguage, UNDETERMINED } from '../headline/language-tag.ts';
import type { Config, Outlet, Source } from '../model/configuration.ts';
import { toAddressKey } from '../normalise/address.ts';
import { findOutlet, isListed, toOutlets } from '../normalise/outlet.ts';
import { parseOpml, type OpmlFeed } from '../parse/opml.ts';
import { renderOpml, type OpmlOutline } from '../render/opml.ts';
import { toPublicUrl } from '../render/text.ts';
import { CommandError, loadConfigured, print, remark, type ExitCode } from './terminal.ts';

/** A feed that is to be configured, and who writes it. */
interface Newcomer {
  readonly id: string;
  readonly outlet: Outlet;
  readonly url: string;
  readonly language: string;
}

/** Longest id that is made of a host, so that a number still fits behind it. */
const LONGEST_ID = 56;

/** With a file, only feeds that the configuration does not read yet are printed. */
export async function opml(file: string | undefined, options: { config?: string; json?: boolean }): Promise<ExitCode> {
  const config = await loadConfigured(options.config);
  if (file === undefined) return printSources(config, options.json === true);
  const feeds = await loadFeeds(file, config);
  const unread = findUnread(feeds, config);
  if (unread.length < feeds.length)
    remark(`${feeds.length - unread.length} of ${feeds.length} feeds are read already and were left out`);
  if (options.json === true) print(JSON.stringify(unread));
  else printBlocks(unread, config);
  return 0;
}

function printSources(config: Config, json: boolean): ExitCode {
  const outlets = toOutlets(config.outlets);
  const outlines = config.sources.flatMap((source) => toOutline(source, findOutlet(source, null, outlets)) ?? []);
  if (json) print(JSON.stringify(outlines));
  else process.stdout.write(renderOpml({ title: config.site.title, groups: [{ title: null, outlines }] }));
  return 0;
}

/** Null for what nobody else could subscribe to: other kinds, files, addresses that are filled in by each request. */
function toOutline({ kind, url, language }: Source, { id, name, site }: Outlet): OpmlOutline | null {
  const xmlUrl = /\{.*\}/.test(url) ? null : toPublicUrl(url);
  if (kind !== 'feed' || xmlUrl === null) return null;
  const title = name[language] ?? Object.values(name)[0] ?? id;
  return { title, xmlUrl, htmlUrl: toPublicUrl(site), language: language === 'auto' ? null : language };
}

async function loadFeeds(file: string, { fetch: { maxBytes } }: Config): Promise<readonly OpmlFeed[]> {
  const feeds = parseOpml(decode(await loadBytes(file, maxBytes), null));
  if ('stage' in feeds) throw new CommandError(1, `${file} is no OPML: ${feeds.detail}`);
  if (feeds.length === 0) throw new CommandError(1, `${file} lists no feed that has an address of the web`);
  return feeds.map((feed) => ({ ...feed, xmlUrl: escapeBraces(feed.xmlUrl) }));
}

async function loadBytes(file: string, mostBytes: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size <= mostBytes) return await readFile(file);
  } catch (error) {
    throw new CommandError(1, `${file} cannot be read; check its path and permissions: ${(error as Error).message}`);
  }
  throw new CommandError(1, `${file} has more than ${mostBytes} bytes; raise fetch.maxBytes if it is meant to`);
}

function findUnread(feeds: readonly OpmlFeed[], { sources }: Config): OpmlFeed[] {
  const read = sources.flatMap(findAddresses).map(toAddressKey);
  const keys = new Set(read);
  return feeds.filter(({ xmlUrl }) => !keys.has(toAddressKey(xmlUrl)));
}

function findAddresses({ url, fallback }: Source): string[] {
  return fallback === null ? [url] : [url, ...findAddresses(fallback)];
}

function printBlocks(feeds: readonly OpmlFeed[], config: Config): void {
  if (feeds.length === 0) return;
  const newcomers = toNewcomers(feeds, config);
  const known = new Set(config.outlets.map(({ id }) => id));
  const outlets = new Map(newcomers.map(({ outlet }) => [outlet.id, outlet]));
  const lines = [...outlets.values()].filter(({ id }) => !known.has(id)).map(toOutletLine);
  if (lines.length > 0) print(['outlets:', ...lines, ''].join('\n'));
  print(['sources:', ...newcomers.map(toSourceLine)].join('\n'));
}

/** Feeds of one host have one outlet; one that the configuration has is taken as it is. */
function toNewcomers(feeds: readonly OpmlFeed[], config: Config): Newcomer[] {
  const outlets = toOutlets(config.outlets);
  const outletIds = new Set(config.outlets.map(({ id }) => id));
  const sourceIds = new Set(config.sources.map(({ id }) => id));
  const made = new Map<string, Outlet>();
  return feeds.map((feed) => {
    const source = { ...SOURCE_DEFAULTS, id: '', kind: 'feed', url: feed.xmlUrl, timezone: '' } as const;
    const found = findOutlet(source, feed.htmlUrl, outlets);
    const outlet = isListed(found, outlets) ? found : (made.get(found.id) ?? toNewOutlet(found, feed, outletIds));
    made.set(found.id, outlet);
    const id = takeId(found.id, sourceIds);
    return { id, outlet, url: feed.xmlUrl, language: toLanguage(feed.language) ?? 'auto' };
  });
}

function toNewOutlet(unlisted: Outlet, { title, htmlUrl }: OpmlFeed, taken: Set<string>): Outlet {
  const id = takeId(unlisted.id, taken);
  return {
    ...unlisted,
    id,
    name: title === null ? unlisted.name : { [UNDETERMINED]: title },
    site: htmlUrl ?? unlisted.site,
  };
}

/** An id that nothing has yet, and which is taken from now on: the host or the outlet's id, and a number where that is not enough. */
function takeId(wanted: string, taken: Set<string>): string {
  const letters = wanted.toLowerCase().replace(/[^a-z\d-]+/g, '-');
  const base = letters.slice(0, LONGEST_ID).replace(/^-+|-+$/g, '') || 'feed';
  const id = toFreeId(base, taken);
  taken.add(id);
  return id;
}

function toOutletLine({ id, name, site, hosts }: Outlet): string {
  const [own = id] = Object.values(name);
  const claimed = hosts.length === 0 ? undefined : hosts;
  return `  - ${renderFlow({ id, name: own, site: site ?? undefined, hosts: claimed })}`;
}

function toSourceLine({ id, outlet, url, language }: Newcomer): string {
  return `  - ${renderFlow({ id, outlet: outlet.id, kind: 'feed', url, language })}`;
}
