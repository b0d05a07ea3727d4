// What a page says of its site and not of its article: the names it goes by, and the sentences it describes itself with.
import { isSameName, toDistinct } from './terms.ts';
import { readTypes, readWords, type JsonLdNode } from './json-ld-node.ts';
import { toLine } from '../terms.ts';

export interface Site {
  readonly names: readonly string[];
  readonly slogans: readonly string[];
}

/** Most names and slogans of one site. */
const MOST = 10;

const SITE_TYPES = new Set(['WebSite', 'Organization', 'NewsMediaOrganization', 'Corporation']);

/** `named`: the names that other places have for it, the surest first; its host is one too. */
export function findSite(nodes: readonly JsonLdNode[], named: readonly (string | null)[], url: string | null): Site {
  const sites = nodes.filter((node) => readTypes(node).some((type) => SITE_TYPES.has(type))).slice(0, MOST);
  const read = (keys: readonly string[]) => sites.flatMap((site) => keys.map((key) => toLine(readWords(site, key))));
  const host = URL.parse(url ?? '')?.host.replace(/^www\./, '') || null;
  return {
    names: toDistinct([...named, host, ...read(['name', 'alternateName', 'legalName'])], MOST),
    slogans: toDistinct(read(['description', 'slogan']), MOST),
  };
}

export function isSiteName(text: string, site: Site): boolean {
  return site.names.some((name) => isSameName(name, text));
}

export function isSlogan(text: string, site: Site): boolean {
  return site.slogans.some((slogan) => isSameName(slogan, text));
}
