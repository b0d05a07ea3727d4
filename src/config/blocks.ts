// Valid blocks → Config: fills in every default and makes every address absolute; it finds nothing wrong any more.
import { toHost, toSourceUrl, toStore, toWebUrl } from './addresses.ts';
import { DEFAULTS, SOURCE_DEFAULTS } from './defaults.ts';
import type { Config, EditionSpec, Outlet, Site, Source, Topic } from '../model/configuration.ts';
import { findPlaceholders } from './placeholders.ts';
import { toFallbackId } from '../part.ts';
import type { OutletBlock, TopicBlock } from './outlet-schema.ts';
import type { Blocks } from './schema.ts';
import type { FallbackBlock, SourceBlock, SourceOptions } from './source-schema.ts';
import { toLanguage, UNDETERMINED } from '../headline/language-tag.ts';
import { toWords, type WordFiles } from './words.ts';

/** `folder` is the absolute folder of the file, `words` are the files of words that it names. A source's own word goes before `defaults`, and `defaults` before ours. */
export function toConfig(blocks: Blocks, file: string, folder: string, words: WordFiles): Config {
  const site = toSite(blocks.site);
  return {
    file,
    site,
    store: toStore(blocks.store ?? DEFAULTS.store, folder) ?? DEFAULTS.store,
    cache: blocks.cache ?? DEFAULTS.cache,
    listen: fill(DEFAULTS.listen, blocks.listen ?? {}),
    fetch: fill(DEFAULTS.fetch, blocks.fetch ?? {}),
    editions: Object.entries(blocks.editions).map(([id, edition]) => toEdition(id, edition)),
    words: toWords(blocks.words, words),
    outlets: (blocks.outlets ?? []).map(toOutlet),
    topics: (blocks.topics ?? []).map(toTopic),
    hubs: [...new Set(blocks.hubs ?? [])],
    sources: blocks.sources.map((source) => toSource(source, blocks.defaults ?? {}, site, folder)),
  };
}

function toSite(site: Blocks['site']): Site {
  const { title, url = null, contact = null, timezone = DEFAULTS.timezone } = site;
  return { title, url, contact, timezone };
}

function toEdition(id: string, edition: Blocks['editions'][string]): EditionSpec {
  const { title, language, also = [], limit = DEFAULTS.limit } = edition;
  return { id, title, language, also, limit };
}

function toOutlet({ id, name, site = null, hosts }: OutletBlock): Outlet {
  const siteHost = toHost(toWebUrl(site ?? '')?.hostname ?? '');
  const claimed = hosts ?? (siteHost === null ? [] : [siteHost]);
  return { id, name: toNames(name), site, hosts: [...new Set(claimed)] };
}

function toTopic({ id, name, words, except = [] }: TopicBlock): Topic {
  return { id, name: toNames(name), words, except };
}

function toNames(name: OutletBlock['name']): Outlet['name'] {
  if (typeof name === 'string') return { [UNDETERMINED]: name };
  return Object.fromEntries(Object.entries(name).map(([tag, own]) => [toLanguage(tag) ?? tag, own]));
}

function toSource(block: SourceBlock, defaults: SourceOptions, site: Site, folder: string): Source {
  const { fallback, ...own } = block;
  const common = fill({ ...SOURCE_DEFAULTS, timezone: site.timezone }, defaults);
  const source = toAddressed(fill({ id: own.id, kind: own.kind, url: own.url, ...common }, own), folder);
  return fallback === undefined ? source : { ...source, fallback: toFallback(fallback, source, common, folder) };
}

/** What belongs to a kind or an address is the fallback's own or common to all sources; everything else is as its source has it. */
function toFallback(block: FallbackBlock, source: Source, common: typeof SOURCE_DEFAULTS, folder: string): Source {
  const { items, fields, data, follow, pages, fallback } = common;
  const headers = isSameOrigin(block.url, source.url) ? source.headers : common.headers;
  const handed = { ...source, id: toFallbackId(source.id), items, fields, data, follow, pages, fallback, headers };
  return toAddressed(fill(handed, block), folder);
}

/** Where nothing in the address tells pages apart there is one, whatever the file has for all sources. */
function toAddressed(source: Source, folder: string): Source {
  const { url } = source;
  const pages = findPlaceholders(url).length > 0 ? source.pages : SOURCE_DEFAULTS.pages;
  return { ...source, url: toSourceUrl(url, folder) ?? url, pages };
}

/** Headers may be secrets between us and one origin. */
function isSameOrigin(one: string, other: string): boolean {
  return URL.parse(one)?.origin === URL.parse(other)?.origin;
}

/** What is told goes before what is not. A key that nobody told is absent, never undefined: the schema sees to that. */
function fill<Whole extends object>(
  whole: Whole,
  told: { readonly [Key in keyof Whole]?: Whole[Key] | undefined },
): Whole {
  return { ...whole, ...told };
}
