// Valid blocks → Config: fills in every default and makes every address absolute; it finds nothing wrong any more.
import { toHost, toSourceUrl, toStore, toWebUrl } from './addresses.ts';
import type { Config, EditionSpec, FetchPolicy, Outlet, Site, Source } from '../model/configuration.ts';
import type { Blocks, OutletBlock, SourceBlock, SourceOptions } from './schema.ts';
import { toLanguage } from '../headline/language-tag.ts';

const ZONE = 'Asia/Ulaanbaatar';
const LISTEN = { host: '0.0.0.0', port: 8080 };
const STORE = 'sqlite:../data/sonin.db';
const FETCH: FetchPolicy = { allow: [], pause: 1000, floor: 300_000, ceiling: 86_400_000, maxBytes: 10_000_000 };
const LIMIT = 100;

/** What a source is that says nothing. The language is a ticker's: every other source names its own. */
export const SOURCE_DEFAULTS: Omit<Source, 'id' | 'kind' | 'url' | 'timezone'> = {
  outlet: null,
  language: 'auto',
  schedule: '*/15 * * * *',
  enabled: true,
  keep: [],
  drop: [],
  share: null,
  content: 'summary',
  headers: {},
  timeout: 30_000,
  unlisted: 'keep',
};

/** BCP 47's word for a language that is not determined: the name that an outlet has in all of them stands under it. */
const ANY_LANGUAGE = 'und';

/** `folder` is the absolute folder of the file. A source's own word goes before `defaults`, and `defaults` before ours. */
export function toConfig(blocks: Blocks, file: string, folder: string): Config {
  const site = toSite(blocks.site);
  return {
    file,
    site,
    store: toStore(blocks.store ?? STORE, folder) ?? STORE,
    cache: blocks.cache ?? 'memory',
    listen: { host: blocks.listen?.host ?? LISTEN.host, port: blocks.listen?.port ?? LISTEN.port },
    fetch: toFetchPolicy(blocks.fetch ?? {}),
    editions: Object.entries(blocks.editions).map(([id, edition]) => toEdition(id, edition)),
    outlets: (blocks.outlets ?? []).map(toOutlet),
    sources: blocks.sources.map((source) => toSource(source, blocks.defaults ?? {}, site, folder)),
  };
}

function toSite(site: Blocks['site']): Site {
  const { title, url = null, contact = null, timezone = ZONE } = site;
  return { title, url, contact, timezone };
}

function toFetchPolicy(policy: NonNullable<Blocks['fetch']>): FetchPolicy {
  const { allow, pause, floor, ceiling, maxBytes } = policy;
  return {
    allow: allow ?? FETCH.allow,
    pause: pause ?? FETCH.pause,
    floor: floor ?? FETCH.floor,
    ceiling: ceiling ?? FETCH.ceiling,
    maxBytes: maxBytes ?? FETCH.maxBytes,
  };
}

function toEdition(id: string, edition: Blocks['editions'][string]): EditionSpec {
  const { title, language, also = [], limit = LIMIT } = edition;
  return { id, title, language, also, limit };
}

function toOutlet({ id, name, site = null, hosts }: OutletBlock): Outlet {
  const names =
    typeof name === 'string'
      ? [[ANY_LANGUAGE, name]]
      : Object.entries(name).map(([tag, own]) => [toLanguage(tag) ?? tag, own]);
  const siteHost = toHost(toWebUrl(site ?? '')?.hostname ?? '');
  const claimed = hosts ?? (siteHost === null ? [] : [siteHost]);
  return { id, name: Object.fromEntries(names), site, hosts: [...new Set(claimed)] };
}

function toSource(block: SourceBlock, defaults: SourceOptions, site: Site, folder: string): Source {
  const told = { ...defaults, ...block };
  return {
    id: told.id,
    kind: told.kind,
    url: toSourceUrl(told.url, folder) ?? told.url,
    outlet: told.outlet ?? SOURCE_DEFAULTS.outlet,
    language: told.language ?? SOURCE_DEFAULTS.language,
    schedule: told.schedule ?? SOURCE_DEFAULTS.schedule,
    timezone: told.timezone ?? site.timezone,
    enabled: told.enabled ?? SOURCE_DEFAULTS.enabled,
    keep: told.keep ?? SOURCE_DEFAULTS.keep,
    drop: told.drop ?? SOURCE_DEFAULTS.drop,
    share: told.share ?? SOURCE_DEFAULTS.share,
    content: told.content ?? SOURCE_DEFAULTS.content,
    headers: told.headers ?? SOURCE_DEFAULTS.headers,
    timeout: told.timeout ?? SOURCE_DEFAULTS.timeout,
    unlisted: told.unlisted ?? SOURCE_DEFAULTS.unlisted,
  };
}
