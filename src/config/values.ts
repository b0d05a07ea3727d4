// Plain values that a configuration may hold: contacts, names in paths, languages of names, header fields; it knows no language and no key.
import { toWebUrl } from './addresses.ts';
import { toLanguage } from '../headline/language-tag.ts';
import { LONGEST_PHRASE } from '../headline/lexicon.ts';
import type { NameKind, SourceKind } from '../model/configuration.ts';

export const SOURCE_KINDS = ['feed', 'ticker', 'page', 'json', 'sitemap', 'wordpress'] as const satisfies SourceKind[];
export const NAME_KINDS = ['person', 'place', 'other'] as const satisfies NameKind[];

const EDITION = /^[a-z][\w-]{0,63}$/iu;
const ID = /^[a-z\d][\w.-]{0,63}$/iu;
const MAIL = /^[^\s@<>()]+@[^\s@<>()]+$/u;
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/u;
/** What belongs to the connection is not the operator's to say (RFC 9110, 7.6.1). */
const OF_THE_CONNECTION =
  /^(?:connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/iu;
const HEADER_VALUE = /^[\t\x20-\x7e]*$/u;
const PRINTABLE = /^[\x21-\x7e]+$/u;

/** What a value has to be, in the words of whoever refuses it. */
export const EXPECTED = {
  id: 'an id of letters, digits, `-`, `_` and `.`, at most 64',
  language: 'a language tag (BCP 47)',
  timezone: 'an IANA time zone such as `Asia/Ulaanbaatar`',
  hub: 'an absolute http: or https: address without credentials or fragment',
  phrase: `a word or a phrase of at most ${LONGEST_PHRASE} words, as it is printed inside a sentence`,
  proxy: '`http://host:port`, `https://host:port`, `socks5://host:port`, or `none`',
} as const;

/** Most entries that one document may be asked to hold: readers fetch it whole, again and again. */
export const MOST_ENTRIES = 10_000;

/** Paths of our own that no edition may take. */
const RESERVED = ['opml', 'sources', 'healthz', 'readyz', 'metrics', 'hub', 'static'];

/** Whether a text is the address of a proxy, or says that there is none. */
export function isProxy(text: string): boolean {
  return text === 'none' || (/^(?:https?|socks5):\/\/[^/?#\s]+\/?$/iu.test(text) && URL.canParse(text));
}

/** Whether a text can be the address of a hub: it is shown to every reader, so that it holds no secret. */
export function isHub(text: string): boolean {
  const url = toWebUrl(text);
  return url !== null && url.username === '' && url.password === '' && url.hash === '';
}

/** What is wrong with an edition's id, which is the first segment of its addresses; null when it is fine. A letter comes first, so that no list of ids is taken for numbers. */
export function toEditionIdError(id: string): string | null {
  if (!EDITION.test(id)) return 'does not fit an address, expected a letter, then letters, digits, - or _, at most 64';
  if (RESERVED.includes(id.toLowerCase()))
    return `is an address of the service itself, expected none of ${RESERVED.join(', ')}`;
  return null;
}

/** Whether a text may be the id of an outlet or a source: it stands in addresses and on command lines. */
export function isId(text: string): boolean {
  return ID.test(text);
}

/** Whether a text can stand in a User-Agent as who answers: a mail or web address in ASCII (RFC 9110, section 10.1.5). */
export function isContact(text: string): boolean {
  return PRINTABLE.test(text) && (MAIL.test(text) || /^https?:\/\/[^/]/u.test(text));
}

/** Whether a request may carry these header fields (RFC 9110, section 5). */
export function areHeaders(headers: Readonly<Record<string, string>>): boolean {
  return Object.entries(headers).every(
    ([name, value]) => HEADER_NAME.test(name) && !OF_THE_CONNECTION.test(name) && HEADER_VALUE.test(value),
  );
}

/** Whether every key is a language tag, and there is one. */
export function areLanguages(names: Readonly<Record<string, string>>): boolean {
  const tags = Object.keys(names);
  return tags.length > 0 && tags.every((tag) => toLanguage(tag) !== null);
}
