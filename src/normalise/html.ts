// A publisher's text → safe HTML with absolute addresses, or plain text; it does not know which field of an item it cleans.

import sanitizeHtml from 'sanitize-html';
import type { ParsedText } from '../model/feed.ts';
import { cutDeep } from './html-depth.ts';
import { isSound } from './html-sound.ts';
import { readText } from './html-text.ts';

const TEXT_TAGS =
  'a abbr acronym address b bdi bdo big blockquote br caption center cite code dd del details dfn div dl dt em ' +
  'figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li main mark ol p pre q rp rt ruby s samp section article aside header footer ' +
  'small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr col colgroup';
const MEDIA_TAGS = 'img picture source audio video track';

const ALLOWED = new Set(`${TEXT_TAGS} ${MEDIA_TAGS}`.split(' '));

/** Elements whose text is for machines or for a page's own furniture; the last three are raw text to the parser and must never be written out again. */
const SILENT_TAGS =
  'script style textarea option noscript noembed noframes template title svg math xml xmp plaintext listing'.split(' ');

/** Attributes that hold one address, and the schemes they may have. */
const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:']);
const MEDIA_SCHEMES = new Set(['http:', 'https:']);
const ADDRESSES: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['href', LINK_SCHEMES],
  ['src', MEDIA_SCHEMES],
  ['poster', MEDIA_SCHEMES],
  ['cite', MEDIA_SCHEMES],
];

/** Longest list of picture sizes that is read, in characters, and most pictures of it. */
const LONGEST_SET = 8_192;
const MOST_PICTURES = 20;

/** How much longer a text may become by what its relative addresses are resolved to: so many times, and so many characters. An address beyond that is dropped. */
const MOST_GROWTH = 10;
const LEAST_GROWTH = 20_000;

/** An address that needs no resolving and has no credentials: kept letter for letter. */
const ABSOLUTE = /^https?:\/\/[^\s/?#@\\"'<>`]+(?:[/?#][^\s\\"'<>`]*)?$/i;
const SIZE = /^[\d.]+[wxh]$/;

/** The sanitiser cleans what a frame holds on its own, and the two results would nest where no element may. */
const FRAME = /<\/?iframe\b[^<>]*>/gi;

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [...ALLOWED],
  allowedAttributes: {
    '*': ['lang', 'dir', 'title'],
    a: ['href', 'hreflang'],
    img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height'],
    source: ['src', 'srcset', 'sizes', 'type', 'media'],
    audio: ['src', 'controls'],
    video: ['src', 'controls', 'poster', 'width', 'height'],
    track: ['src', 'kind', 'srclang', 'label'],
    td: ['colspan', 'rowspan', 'headers'],
    th: ['colspan', 'rowspan', 'headers', 'scope'],
    col: ['span'],
    colgroup: ['span'],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    time: ['datetime'],
    blockquote: ['cite'],
    q: ['cite'],
    del: ['cite', 'datetime'],
    ins: ['cite', 'datetime'],
  },
  nonTextTags: SILENT_TAGS,
  selfClosing: ['br', 'hr', 'img', 'wbr', 'col', 'source', 'track'],
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  exclusiveFilter: (frame) => frame.tag === 'img' && isUseless(frame.attribs),
};

/**
 * Safe HTML: text markup, images, tables, lists, audio and video; every address absolute (http, https, and mailto for links), resolved against
 * `text.base`; what cannot be made absolute loses its address. Tracking pixels go, and so do control and bidi override characters. Cleaning twice changes nothing.
 * Null when nothing is left.
 */
export function toHtml(text: ParsedText): string | null {
  const value = withoutUnseen(text.value).trim().toWellFormed();
  if (value === '') return null;
  if (text.type === 'text') return escapeText(value);
  if (!/[<&]/.test(value) || isSound(value)) return value;
  // References may have hidden some until now.
  return withoutUnseen(sanitize(value, text.base)).trim() || null;
}

/** One line of plain text: no tags, no references, no control or bidi override characters, no half surrogate pairs, white space folded; null when empty. */
export function toPlainText(text: ParsedText): string | null {
  const raw = text.type === 'html' && /[<&]/.test(text.value) ? readText(text.value) : text.value;
  return foldSpace(raw) || null;
}

function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What relative addresses of one text are resolved against, and how many characters they may still come to. */
interface Resolver {
  readonly base: string | null;
  left: number;
}

/** Where a tag was dropped, what it kept apart may now nest as no parser would nest it, so that the result is read once more. */
function sanitize(value: string, base: string | null): string {
  let dropped = false;
  const resolver = { base, left: LEAST_GROWTH + MOST_GROWTH * value.length };
  const transform: sanitizeHtml.Transformer = (tagName, attribs) => {
    dropped ||= !ALLOWED.has(tagName);
    return { tagName, attribs: resolveAll(attribs, resolver) };
  };
  const options = { ...OPTIONS, transformTags: { '*': transform } };
  const once = sanitizeHtml(cutDeep(value.replace(FRAME, '')), options);
  return dropped ? sanitizeHtml(once, options) : once;
}

function resolveAll(attribs: sanitizeHtml.Attributes, resolver: Resolver): sanitizeHtml.Attributes {
  for (const [name, schemes] of ADDRESSES) {
    const value = attribs[name];
    if (value === undefined) continue;
    const address = resolve(value, resolver, schemes);
    if (address === null) delete attribs[name];
    else attribs[name] = address;
  }
  if (attribs['srcset'] !== undefined) attribs['srcset'] = resolveSet(attribs['srcset'], resolver);
  return attribs;
}

function resolve(value: string, resolver: Resolver, schemes: ReadonlySet<string>): string | null {
  const address = value.trim();
  if (ABSOLUTE.test(address)) return address;
  if (resolver.left <= 0) return null;
  const url = URL.parse(address, resolver.base ?? undefined);
  if (url === null || !schemes.has(url.protocol)) return null;
  // Whoever wrote them did not mean them for our readers.
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  resolver.left -= url.href.length;
  return url.href;
}

/** Candidates are told apart by their white space, because addresses may hold commas. */
function resolveSet(value: string, resolver: Resolver): string {
  const candidates: string[] = [];
  const spaced = value.slice(0, LONGEST_SET).replace(/(\s[\d.]+[wxh]),/g, '$1, ');
  for (const word of spaced.split(/\s+/).map(trimCommas)) {
    if (word === '') continue;
    if (candidates.length > MOST_PICTURES) break;
    const last = candidates.length - 1;
    if (!SIZE.test(word)) candidates.push(resolve(word, resolver, MEDIA_SCHEMES) ?? '');
    else if (last >= 0) candidates[last] = `${candidates[last]} ${word}`;
  }
  return candidates
    .slice(0, MOST_PICTURES)
    .filter((candidate) => candidate.startsWith('http'))
    .join(', ');
}

function trimCommas(word: string): string {
  let from = 0;
  let to = word.length;
  while (word[from] === ',') from += 1;
  while (to > from && word[to - 1] === ',') to -= 1;
  return word.slice(from, to);
}

/** A picture without an address shows nothing, and one of a single pixel only counts readers. */
function isUseless(attribs: sanitizeHtml.Attributes): boolean {
  if (!attribs['src'] && !attribs['srcset']) return true;
  return isPixel(attribs['width']) && isPixel(attribs['height']);
}

function isPixel(size: string | undefined): boolean {
  return size !== undefined && /^\s*[01](?:px)?\s*$/.test(size);
}

/** Controls, which could speak to a reader's terminal, and Unicode's explicit directional ones, which could turn words around and make them say something else. */
const UNSEEN = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]/;
const ALL_UNSEEN = new RegExp(`${UNSEEN.source}+`, 'g');

/** Half of a surrogate pair, which JSON may escape and a cut may leave, comes back from the store as another character: it is that from the start. */
function foldSpace(text: string): string {
  return withoutUnseen(text)
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
    .toWellFormed();
}

function withoutUnseen(text: string): string {
  return UNSEEN.test(text) ? text.replace(ALL_UNSEEN, '') : text;
}
