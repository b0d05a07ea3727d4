// The site that was searched, as a configuration names it: an id, a name, a host, and the languages of what was found. It reads nothing.
import { toLanguage, UNDETERMINED } from '../headline/language-tag.ts';
import type { Language } from '../model/configuration.ts';
import { toHost } from '../normalise/address.ts';
import type { Candidate } from './candidate.ts';
import { findLanguage, findName, type Page } from './page.ts';

export interface FoundSite {
  /** The address that answered. */
  readonly url: string;
  readonly id: string;
  readonly name: string;
  /** Its home page, and the host that is its own. */
  readonly home: string;
  readonly host: string;
  /** Of the candidates, in their order; `auto` where their titles do not tell. */
  readonly languages: readonly Language[];
  /** In which editions are to speak: each once, at least one. */
  readonly editions: readonly Language[];
}

/** Share of titles that must be in one language before a source is said to be in it. */
const SURE = 0.8;

/** Titles that are looked at. */
const SAMPLE = 50;

/** Longest id that a configuration takes, less what an id of a second source adds. */
const LONGEST_ID = 40;

/** `fallback` is the language of an edition where neither titles nor page tell one. */
export function toFoundSite(page: Page, candidates: readonly Candidate[], fallback: Language): FoundSite {
  const { origin, hostname } = new URL(page.url);
  const host = toHost(page.url) ?? hostname;
  const languages = candidates.map(detect);
  const sure = languages.filter((language) => language !== 'auto');
  const editions = sure.length > 0 ? sure : [toLanguage(findLanguage(page)) ?? fallback];
  return {
    url: page.url,
    id: toId(host),
    name: findName(page) ?? host,
    home: `${origin}/`,
    host,
    languages,
    editions: [...new Set(editions)],
  };
}

function detect({ entries }: Candidate): Language {
  const titled = entries.filter(({ title }) => title !== null).slice(0, SAMPLE);
  const groups = Map.groupBy(titled, ({ language }) => language);
  const [most] = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  if (most === undefined || most[0] === UNDETERMINED || most[1].length < titled.length * SURE) return 'auto';
  return most[0];
}

/** `mongolia.gogo.mn` is `mongolia-gogo`; a number keeps all of its figures. */
function toId(host: string): string {
  const labels = host.split('.');
  const own = labels.length > 1 && !/\d$/.test(host) ? labels.slice(0, -1) : labels;
  const id = own
    .join('-')
    .replace(/[^a-z\d-]/gi, '')
    .replace(/^-+/, '')
    .slice(0, LONGEST_ID);
  return id === '' ? 'site' : id;
}
